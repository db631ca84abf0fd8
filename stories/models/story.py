"""A story: its author's decisions, and where it stands."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from stories import schemas, workflow
from stories.schemas import BYLINE_CHARS, TITLE_CHARS
from stories.workflow import Action, Stage
from storycreator.errors import Stale

if TYPE_CHECKING:
    from stories.models.character import Character
    from stories.models.idea import Idea
    from storycreator.models import User


LAST_WARNING = 1
"""Days ahead of a story's end when its author is warned for the last time."""


class StoryQuerySet(models.QuerySet["Story"]):
    def for_author(self, user: "User") -> Self:
        """The stories of `user` that have not ended, in the bin or not."""
        return self.filter(~Story.ended(timezone.now()), author=user, erased_at=None)

    def in_library(self) -> Self:
        return self.filter(deleted_at=None)

    def in_bin(self) -> Self:
        return self.exclude(deleted_at=None)


class Story(models.Model):
    """One story: its author's decisions, and where it stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stories")
    title = models.CharField(max_length=TITLE_CHARS)
    byline = models.CharField(max_length=BYLINE_CHARS, blank=True, default="")
    stage = models.CharField(
        max_length=24,
        choices=[(s.value, s.value.replace("_", " ")) for s in Stage],
        default=Stage.IDEA_GENERATION,
    )
    undecided = models.CharField(max_length=24, default=Stage.FORMAT_SELECTION)
    """Which of the decisions after review is still open: format, narrator, or making the book.
    Kept here by whoever takes them, since a story knows nothing of its book."""
    concept = models.ForeignKey("Concept", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    draft = models.ForeignKey("Draft", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    """Of the story's own decisions: title, ideas, concept, draft."""
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.TextField(blank=True, default="")
    deleted_at = models.DateTimeField(null=True, blank=True)
    """Since when it lies in the bin."""
    erased_at = models.DateTimeField(null=True, blank=True)
    """Since when it is being deleted for good."""
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    """When it ends unless somebody works on it or reads it; None: never."""
    warned_days = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many days ahead of its end its author was last warned; None: not yet."""
    kept = models.BooleanField(default=False)
    """Whether its author holds it for ever."""

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = "story session"
        indexes: ClassVar = [models.Index(fields=["author", "-updated_at"])]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def ended(now: datetime) -> Q:
        """Stories that have ended by `now`. One whose author was not warned has not."""
        return Q(expires_at__lt=now, warned_days__lte=LAST_WARNING)

    @property
    def topic(self) -> str:
        """The name under which this story's page is told of changes."""
        return f"story:{self.pk}"

    @property
    def idea(self) -> "Idea":
        """The newest idea; `original_prompt` on the wire is its prompt."""
        return self.ideas.latest("round")

    def move(self, action: Action, stage: Stage) -> None:
        """Take `action`, which leads to `stage`; the move is kept.

        Raises `IllegalTransition` when the action is not legal at the present stage, `ValueError`
        when the table does not lead there, `Stale` when the story has moved since it was read.
        """
        old = Stage(self.stage)
        workflow.check(action, old)
        if not workflow.is_legal_move(action, old, stage):
            raise ValueError(f"{action} does not lead from {old} to {stage}")
        self.updated_at = timezone.now()
        here = Story.objects.filter(pk=self.pk, stage=old)
        if not here.update(stage=stage, updated_at=self.updated_at):
            raise Stale("This story was changed elsewhere since the page was shown.")
        self.stage = stage
        if old != stage:
            self.moves.create(action=action, old=old, new=stage)

    def follow_review(self, action: Action, *, was_finished: bool = False) -> None:
        """Take `action`, which leads to the stage that the texts of the present draft ask for.

        `was_finished`: the book was, with just these texts.
        """
        if self.draft is None:
            raise ValueError("a story without a draft cannot be reviewed")
        approved = self.draft.is_approved
        stage = workflow.after_review(
            approved=approved, drafting=self.draft.is_being_written, undecided=Stage(self.undecided)
        )
        # A finished book stays finished while every text it was made from stays approved.
        finished = Stage.COMPLETED
        if (
            approved
            and (was_finished or self.stage == finished)
            and workflow.is_legal_move(action, finished, finished)
        ):
            stage = finished
        self.move(action, stage)

    def touch(self) -> None:
        """Note that its author is at work on it: the story counts as changed now and ends later.

        As the first write of a transaction it also makes everything that is done to one story wait
        its turn, so that two scenes approved at once do not each overlook the other.
        """
        self.updated_at = timezone.now()
        Story.objects.filter(pk=self.pk).update(updated_at=self.updated_at)
        self._live_on()

    def note_reading(self) -> None:
        """Reading keeps a story as work on it does: its end moves, at most once a day."""
        days = settings.STORY_DAYS
        if self.expires_at and days and self.expires_at < timezone.now() + timedelta(days=days - 1):
            self._live_on()

    def _live_on(self) -> None:
        days = None if self.kept else settings.STORY_DAYS
        self.expires_at = timezone.now() + timedelta(days=days) if days else None
        self.warned_days = None
        Story.objects.filter(pk=self.pk).update(expires_at=self.expires_at, warned_days=None)

    def cast_figures(self, sheets: Iterable[schemas.CharacterSheet]) -> None:
        """Follow a plan: its figures get their sheets, and those of other plans are left out.

        What an author has typed or locked stays as it is, and in the story.
        """
        standing = list(self.characters.all())
        planned: list[Character] = []
        for sheet in sheets:
            called = [figure for figure in standing if figure.is_called(sheet.name)]
            called += [figure for figure in standing if figure.was_called(sheet.name)]
            if not called:
                called = [self._new_figure(sheet)]
                standing += called
            called[0].follow(sheet)
            planned.append(called[0])
        for figure in standing:
            if figure not in planned and not figure.is_authors and not figure.left_out:
                figure.change({"left_out": True})

    def _new_figure(self, sheet: schemas.CharacterSheet) -> "Character":
        return self.characters.create(position=self.next_position(), **sheet.model_dump())

    def next_position(self) -> int:
        """Where the next sheet stands."""
        last: int | None = self.characters.aggregate(last=models.Max("position"))["last"]
        return (last or 0) + 1

    def raise_version(self, seen: int) -> None:
        """Count the version on from `seen`; raise `Stale` if it is another one by now."""
        claimed = Story.objects.filter(pk=self.pk, version=seen).update(version=F("version") + 1)
        if not claimed:
            raise Stale("This story was changed elsewhere since the page was shown.")
        self.version = seen + 1


class StageMove(models.Model):
    """One move of a story from a stage to another, and what caused it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="moves")
    action = models.CharField(max_length=24)
    old = models.CharField(max_length=24)
    new = models.CharField(max_length=24)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.action}: {self.old} to {self.new}"
