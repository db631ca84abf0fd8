"""A draft: one telling of a concept, and the figures in it."""

import secrets
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F

from stories import schemas
from stories.models.idea import Concept
from stories.models.revision import Origin, Revision, RevisionState
from stories.models.scene import SceneStatus
from stories.models.story import Story
from storycreator.errors import Stale

SCENE_CHANGED = "A scene has changed since the page was shown. Look at it before you approve it."


def new_seed() -> int:
    """Return a seed that a new draft is written from."""
    return secrets.randbelow(2**31)


class Draft(models.Model):
    """One telling of a concept: its outline and its scenes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    concept = models.ForeignKey(Concept, on_delete=models.RESTRICT, related_name="drafts")
    outline_json = models.JSONField(null=True, blank=True)
    outline_so_far = models.JSONField(default=list, blank=True)
    """Title and setting of the scenes that are planned already, while the outline is still being made."""
    outline_waits = models.BooleanField(default=False)
    """Whether its author wanted to change the outline first: no scene is begun until they say so."""
    seed = models.PositiveIntegerField(default=new_seed)
    """Of everything the built-in writer makes for this draft: it recognises its own text by it."""
    error = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "number"], name="one_draft_a_number")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"draft {self.number}"

    @property
    def outline(self) -> schemas.StoryOutline | None:
        """The plan, or None while it is still being made."""
        return schemas.StoryOutline.model_validate(self.outline_json) if self.outline_json else None

    @property
    def is_being_written(self) -> bool:
        """Whether its outline or the first text of one of its scenes is still to come."""
        if self.outline_json is None or self.outline_waits:
            return True
        first_texts = Revision.objects.filter(scene__draft=self, origin=Origin.DRAFT)
        return first_texts.filter(state=RevisionState.WRITING).exists()

    @property
    def is_approved(self) -> bool:
        """Whether it has scenes and each of them is approved."""
        return self.scenes.exists() and not self.scenes.exclude(status=SceneStatus.APPROVED).exists()

    def begin_scenes(self) -> None:
        """Add the scenes of the outline, each with a first text that is to be written."""
        for number, plan in enumerate(self.outline.scenes if self.outline else (), start=1):
            scene = self.scenes.create(
                number=number, title=plan.title, setting=plan.setting, characters=plan.characters
            )
            scene.add_revision(origin=Origin.DRAFT, state=RevisionState.WRITING)
        if self.story.draft_id == self.pk:
            self.call_figures()

    def raise_version(self, seen: int, *, said: str = SCENE_CHANGED) -> None:
        """Count the version on from `seen`; raise `Stale`, saying so, if it is another one by now."""
        claimed = Draft.objects.filter(pk=self.pk, version=seen).update(version=F("version") + 1)
        if not claimed:
            raise Stale(said)
        self.version = seen + 1

    def count_on(self) -> None:
        """Count the version on, whatever it is: one of its scenes has another text now."""
        Draft.objects.filter(pk=self.pk).update(version=F("version") + 1)

    def call_figures(self) -> None:
        """Name the figures of each scene as their sheets do now."""
        sheets = list(self.story.characters.all())
        for scene in self.scenes.all():
            called = [
                next((sheet.name for sheet in sheets if sheet.was_called(name)), name)
                for name in scene.characters
            ]
            if called != scene.characters:
                scene.characters = called
                scene.save(update_fields=["characters"])
