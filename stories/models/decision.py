"""What an author decided about scenes, and how they stood before: enough to take it back."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from stories.models.scene import Scene, Standing
from stories.models.story import Story
from stories.workflow import Action, Stage

UNDO_FOR = timedelta(hours=1)
"""How long a decision can be taken back; afterwards the history of the scene is the way."""

UNDOABLE = (Action.ACCEPT, Action.DISCARD, Action.KEEP, Action.RESTORE, Action.APPROVE)

_WORDS: dict[str, str] = {
    Action.ACCEPT: "Scene {} has the text that you accepted.",
    Action.DISCARD: "A version of scene {} is discarded.",
    Action.KEEP: "Scene {} has the text that you wrote.",
    Action.RESTORE: "Scene {} has an earlier text again.",
    Action.APPROVE: "Scene {} is approved.",
}


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> Self:
        """Those that were not taken back and are not too old for it."""
        return self.filter(undone_at=None, made_at__gt=timezone.now() - UNDO_FOR)


class Decision(models.Model):
    """One decision about one scene or several; of texts it holds their ids only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="decisions")
    action = models.CharField(max_length=24)
    stage = models.CharField(max_length=24)
    """Of the story before."""
    before = models.JSONField(default=list)
    """A `Standing` for each scene that it is about."""
    versions = models.JSONField(default=dict)
    """Of every scene of the draft afterwards, by id: another one says that something newer happened."""
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["story", "-made_at"])]
        get_latest_by = "made_at"

    def __str__(self) -> str:
        return f"{self.action} of {len(self.before)} scenes"

    @classmethod
    def remember(
        cls, story: Story, *, action: Action, stage: Stage, before: Sequence[Standing]
    ) -> "Decision":
        """Keep what was decided a moment ago, and forget what nobody can take back any more."""
        story.decisions.filter(made_at__lte=timezone.now() - UNDO_FOR).delete()
        return story.decisions.create(
            action=action, stage=stage, before=list(before), versions=versions_of(story.draft_id)
        )

    @property
    def scene_ids(self) -> list[uuid.UUID]:
        return [uuid.UUID(each["scene"]) for each in self.before]

    @property
    def seconds(self) -> int:
        """How long ago it was."""
        return int((timezone.now() - self.made_at).total_seconds())

    def is_newest(self, scenes: Iterable[Scene] | None = None) -> bool:
        """Whether nothing has happened to its scenes since; `scenes`, if given, are these as they are now."""
        held = Scene.objects.filter(pk__in=self.scene_ids) if scenes is None else scenes
        now = {scene.pk: scene.version for scene in held}
        return all(now.get(pk) == self.versions.get(str(pk)) for pk in self.scene_ids)

    def sentence(self, numbers: Sequence[int]) -> str:
        """What was decided, about the scenes with these numbers."""
        if len(numbers) == 1:
            return _WORDS[self.action].format(numbers[0])
        return f"{len(numbers)} scenes are approved."


def versions_of(draft_id: uuid.UUID | None) -> dict[str, int]:
    """The version of every scene of a draft, by its id."""
    return {
        str(pk): version for pk, version in Scene.objects.filter(draft=draft_id).values_list("pk", "version")
    }
