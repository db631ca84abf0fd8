"""The texts of a scene."""

import dataclasses
import hashlib
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from stories import craft
from stories.schemas import Passage


class Origin(models.TextChoices):
    DRAFT = "draft", "first draft"
    AI_REWRITE = "ai_rewrite", "rewrite"
    MANUAL = "manual", "written by the author"
    POLISH = "polish", "polished"
    RESTORE = "restore", "restored"
    MIX = "mix", "accepted in part"


class RevisionState(models.TextChoices):
    WRITING = "writing"
    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    DISCARDED = "discarded"
    FAILED = "failed"


UNDECIDED = (RevisionState.WRITING, RevisionState.CANDIDATE, RevisionState.FAILED)
"""What still waits for something: to be written, to be decided about, to be tried again."""


class Revision(models.Model):
    """One text of a scene. It never changes once it has left `writing`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scene = models.ForeignKey("Scene", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField(blank=True, default="")
    origin = models.CharField(max_length=12, choices=Origin)
    feedback = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=RevisionState)
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """The text it was made from."""
    passage_start = models.PositiveIntegerField(null=True, blank=True)
    """Of the part of that text which alone was to be rewritten; empty: the whole of it was."""
    passage_end = models.PositiveIntegerField(null=True, blank=True)
    alternative = models.PositiveSmallIntegerField(default=1)
    """Which of the `alternatives` that were asked for with one wish."""
    alternatives = models.PositiveSmallIntegerField(default=1)
    taken_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="taken"
    )
    """The version some of whose paragraphs stand in it; the rest stands as in `based_on`."""
    sha256 = models.CharField(max_length=64, blank=True, default="")
    """Of the text, from the moment it left `writing`; empty until then."""
    words = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    note = models.TextField(blank=True, default="")
    """What was repaired, in words: "extended once: 240 → 412 words"."""
    error = models.TextField(blank=True, default="")
    model = models.CharField(max_length=120, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    """When its author removed it for good; the row stays, without a word of what was in it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scene", "number"], name="one_revision_a_number"),
            models.CheckConstraint(
                condition=Q(passage_start__isnull=True, passage_end__isnull=True)
                | Q(
                    passage_start__isnull=False, passage_end__isnull=False, passage_start__lt=F("passage_end")
                ),
                name="a_passage_has_two_ends",
            ),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"version {self.number}"

    def save(self, **options: Any) -> None:
        """Save the row; a text that has left `writing` gets its hash."""
        if self.state != RevisionState.WRITING and not self.sha256:
            self.sha256 = self.hash_of(self.content)
            if options.get("update_fields") is not None:
                options["update_fields"] = {*options["update_fields"], "sha256"}
        super().save(**options)

    @property
    def passage(self) -> Passage | None:
        """The part of the text it is based on which alone was to be rewritten."""
        if self.passage_start is None or self.passage_end is None:
            return None
        return Passage(start=self.passage_start, end=self.passage_end)

    @property
    def quoted(self) -> str:
        """The words of that part; "" when the whole text was to be rewritten, or is not there any more."""
        passage = self.passage
        return passage.of(self.based_on.content) if passage and self.based_on else ""

    @property
    def wish(self) -> dict[str, Any]:
        """What was asked for: the same for all alternatives of one wish."""
        names = ("based_on_id", "feedback", "passage_start", "passage_end", "alternatives")
        return {name: getattr(self, name) for name in names}

    def wished_with(self) -> "models.QuerySet[Revision]":
        """This version, and those that were asked for with the same wish."""
        if self.alternatives == 1:
            return Revision.objects.filter(pk=self.pk)
        return Revision.objects.filter(scene=self.scene_id, **self.wish)

    @property
    def arrived(self) -> bool:
        """Whether it did not fail; what failed may have been set aside since."""
        return self.state != RevisionState.FAILED and not self.error

    @staticmethod
    def hash_of(content: str) -> str:
        """Return the SHA-256 of a text."""
        return hashlib.sha256(content.encode()).hexdigest()

    def finish(self, state: RevisionState, *, note: str = "", error: str = "") -> None:
        """Leave `writing` for `state` with the present text, which is measured; it never changes again."""
        brief = self.scene.draft.concept.idea.brief
        self.state, self.note, self.error = state, note, error
        self.words = len(craft.words(self.content))
        self.findings = [dataclasses.asdict(found) for found in craft.measure_scene(self.content, brief)]
        self.finished_at = timezone.now()
        self.save()

    def empty(self) -> None:
        """Take away every word of it for good; who made it, and of what, stays."""
        self.content = self.feedback = self.note = self.error = ""
        self.findings, self.words, self.sha256 = [], 0, ""
        self.state, self.removed_at = RevisionState.DISCARDED, timezone.now()
        self.save()
