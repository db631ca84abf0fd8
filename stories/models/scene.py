"""A scene: which text it has now, and whether its author has approved it."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, TypedDict

from django.db import models
from django.db.models import F, Q

from stories import schemas
from stories.models.revision import Revision, RevisionState
from stories.schemas import TITLE_CHARS
from storycreator.errors import Stale

DECIDABLE = (RevisionState.CANDIDATE, RevisionState.FAILED)
"""What a decision can turn into something else."""


class Standing(TypedDict):
    """How a scene stands: what a decision changes, by ids."""

    scene: str
    current: str | None
    approved: str | None
    status: str
    states: dict[str, str]
    """Of the versions that wait for a decision."""


def _name(key: uuid.UUID | None) -> str | None:
    return str(key) if key else None


def _key(name: str | None) -> uuid.UUID | None:
    return uuid.UUID(name) if name else None


class SceneStatus(models.TextChoices):
    PENDING = "pending"
    APPROVED = "approved"
    NEEDS_REVISION = "needs_revision", "needs revision"


class Scene(models.Model):
    """One scene of a draft: which text it has now, and whether its author has approved it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey("Draft", on_delete=models.CASCADE, related_name="scenes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=TITLE_CHARS)
    setting = models.TextField()
    characters = models.JSONField(default=list)
    """Names of the figures present."""
    status = models.CharField(max_length=16, choices=SceneStatus, default=SceneStatus.PENDING)
    current = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved = models.ForeignKey(
        "Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_scene_a_number"),
            models.CheckConstraint(
                condition=Q(approved__isnull=True) | Q(approved=F("current")),
                name="only_the_current_text_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(status="approved", approved__isnull=False)
                | (~Q(status="approved") & Q(approved__isnull=True)),
                name="approved_means_a_text",
            ),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.title

    def raise_version(self, seen: int) -> None:
        """Count the version on from `seen`; raise `Stale` if it is another one by now."""
        claimed = Scene.objects.filter(pk=self.pk, version=seen).update(version=F("version") + 1)
        if not claimed:
            raise Stale(
                "This scene was changed elsewhere since the page was shown. Every text of it is kept; "
                "look at how it stands now."
            )
        self.version = seen + 1

    def count_on(self) -> None:
        """Count the version on, whatever it is: a job has changed what its form shows."""
        Scene.objects.filter(pk=self.pk).update(version=F("version") + 1)

    def add_revision(self, **fields: Any) -> "Revision":
        """Add the next text of this scene."""
        last = self.revisions.aggregate(last=models.Max("number"))["last"] or 0
        return self.revisions.create(number=last + 1, **fields)

    def show(self, revision: "Revision") -> None:
        """Make `revision` the text of this scene, which then waits for approval."""
        self.current, self.approved, self.status = revision, None, SceneStatus.PENDING
        self.save(update_fields=["current", "approved", "status"])
        self._set_failures_aside()
        self.draft.count_on()

    def approve(self) -> None:
        """Approve the present text."""
        self.approved, self.status = self.current, SceneStatus.APPROVED
        self.save(update_fields=["approved", "status"])
        self._set_failures_aside()

    def _set_failures_aside(self) -> None:
        """Once the author has decided on a text, attempts that failed before are history."""
        self.revisions.filter(state=RevisionState.FAILED).update(state=RevisionState.DISCARDED)

    def ask_for_revision(self) -> None:
        """Wait for another text; the present one is not approved any more."""
        self.approved, self.status = None, SceneStatus.NEEDS_REVISION
        self.save(update_fields=["approved", "status"])

    def settle(self) -> None:
        """Wait for approval again once no rewrite is being written or waits to be accepted."""
        open_states = (RevisionState.WRITING, RevisionState.CANDIDATE)
        if self.status != SceneStatus.NEEDS_REVISION or self.revisions.filter(state__in=open_states).exists():
            return
        self.status = SceneStatus.PENDING
        self.save(update_fields=["status"])

    def standing(self) -> Standing:
        """How it stands before its author's next decision."""
        states = self.revisions.filter(state__in=DECIDABLE).values_list("pk", "state")
        return {
            "scene": str(self.pk),
            "current": _name(self.current_id),
            "approved": _name(self.approved_id),
            "status": self.status,
            "states": {str(pk): state for pk, state in states},
        }

    def stand_as(self, before: Standing) -> None:
        """Stand as before a decision; the text that it made stays in the history."""
        self.current_id, self.approved_id = _key(before["current"]), _key(before["approved"])
        self.status = before["status"]
        self.save(update_fields=["current", "approved", "status"])
        for pk, state in before["states"].items():
            self.revisions.filter(pk=pk).update(state=state)

    def still_open(self, undecided: Iterable[Revision]) -> list[Revision]:
        """Leave out what failed before the text in use was made: it is history."""
        number = self.current.number if self.current else 0
        return [r for r in undecided if r.state != RevisionState.FAILED or r.number > number]

    def last_failure(self, undecided: Iterable[Revision]) -> Revision | None:
        """The last of the `undecided` texts of this scene, or one asked for with it, if it failed."""
        waiting = self.still_open(undecided)
        if not waiting:
            return None
        last = waiting[-1]
        asked = [r for r in waiting if r == last or (r.alternatives > 1 and r.wish == last.wish)]
        return next((r for r in reversed(asked) if r.state == RevisionState.FAILED), None)

    def to_schema(self) -> schemas.StoryScene:
        return schemas.StoryScene(
            scene_id=str(self.pk),
            scene_number=self.number,
            title=self.title,
            content=self.current.content if self.current else "",
            setting=self.setting,
            characters=self.characters,
            status=SceneStatus(self.status).value,
        )
