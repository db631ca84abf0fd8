"""A story from its idea to its approved scenes."""

import dataclasses
import hashlib
import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from stories import craft, schemas, workflow
from stories.schemas import BYLINE_CHARS, TITLE_CHARS
from stories.workflow import Action, Stage
from storycreator.errors import Stale

if TYPE_CHECKING:
    from storycreator.models import User


class StoryQuerySet(models.QuerySet["Story"]):
    def for_author(self, user: "User") -> Self:
        """The stories of `user` that have not ended, in the bin or not."""
        ended = Q(expires_at__lt=timezone.now())
        return self.filter(~ended, author=user, erased_at=None)

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

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = "story session"
        indexes: ClassVar = [models.Index(fields=["author", "-updated_at"])]

    def __str__(self) -> str:
        return self.title

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
        when the table does not lead there.
        """
        old = Stage(self.stage)
        workflow.check(action, old)
        if not workflow.is_legal_move(action, old, stage):
            raise ValueError(f"{action} does not lead from {old} to {stage}")
        self.stage = stage
        if old != stage:
            self.moves.create(action=action, old=old, new=stage)
        self.save(update_fields=["stage", "updated_at"])

    def follow_review(self, action: Action) -> None:
        """Take `action`, which leads to the stage that the texts of the present draft ask for."""
        if self.draft is None:
            raise ValueError("a story without a draft cannot be reviewed")
        approved = self.draft.is_approved
        stage = workflow.after_review(
            approved=approved, drafting=self.draft.is_being_written, undecided=Stage(self.undecided)
        )
        # A finished book stays finished while every text it was made from stays approved.
        finished = Stage.COMPLETED
        if approved and self.stage == finished and workflow.is_legal_move(action, finished, finished):
            stage = finished
        self.move(action, stage)

    def touch(self) -> None:
        """Note that its author is at work on it: the story counts as changed now and ends later.

        As the first write of a transaction it also makes everything that is done to one story wait
        its turn, so that two scenes approved at once do not each overlook the other.
        """
        self.updated_at = timezone.now()
        days = settings.STORY_DAYS
        self.expires_at = self.updated_at + timedelta(days=days) if days else None
        Story.objects.filter(pk=self.pk).update(updated_at=self.updated_at, expires_at=self.expires_at)

    def cast_figures(self, sheets: Iterable[schemas.CharacterSheet]) -> None:
        """Make `sheets` the figures of this story; how a name is said stays where the name stays."""
        by_name = {sheet.name: sheet for sheet in sheets}
        self.characters.exclude(name__in=by_name).delete()
        for name, sheet in by_name.items():
            self.characters.update_or_create(name=name, defaults=sheet.model_dump(exclude={"name"}))

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


class Idea(models.Model):
    """One request for concepts; never changed afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="ideas")
    round = models.PositiveIntegerField()
    prompt = models.TextField()
    brief_json = models.JSONField(default=dict)
    kind = models.CharField(max_length=16, default="first")
    parent = models.ForeignKey(
        "Concept", on_delete=models.SET_NULL, null=True, blank=True, related_name="children"
    )
    error = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "round"], name="one_idea_a_round")]
        ordering: ClassVar = ["round"]

    def __str__(self) -> str:
        return self.prompt[:60]

    @property
    def brief(self) -> schemas.Brief:
        return schemas.Brief.model_validate(self.brief_json)


class Concept(models.Model):
    """One of the three ways to tell an idea."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="concepts")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=TITLE_CHARS)
    logline = models.TextField()
    genre = models.CharField(max_length=TITLE_CHARS)
    tone = models.CharField(max_length=TITLE_CHARS)
    setting = models.TextField()
    protagonist = models.TextField()
    stakes = models.TextField()
    difference = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idea", "position"], name="one_concept_a_position")
        ]
        ordering: ClassVar = ["idea__round", "position"]

    def __str__(self) -> str:
        return self.title

    def to_schema(self) -> schemas.StoryConcept:
        return schemas.StoryConcept.model_validate(
            {name: getattr(self, name) for name in schemas.StoryConcept.model_fields}
        )


class Draft(models.Model):
    """One telling of a concept: its outline and its scenes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    concept = models.ForeignKey(Concept, on_delete=models.RESTRICT, related_name="drafts")
    outline_json = models.JSONField(null=True, blank=True)
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
        if self.outline_json is None:
            return True
        first_texts = Revision.objects.filter(scene__draft=self, origin=Origin.DRAFT)
        return first_texts.filter(state=RevisionState.WRITING).exists()

    @property
    def is_approved(self) -> bool:
        """Whether it has scenes and each of them is approved."""
        return self.scenes.exists() and not self.scenes.exclude(status=SceneStatus.APPROVED).exists()

    def raise_version(self, seen: int) -> None:
        """Count the version on from `seen`; raise `Stale` if it is another one by now."""
        claimed = Draft.objects.filter(pk=self.pk, version=seen).update(version=F("version") + 1)
        if not claimed:
            raise Stale("A scene has changed since the page was shown. Look at it before you approve it.")
        self.version = seen + 1

    def count_on(self) -> None:
        """Count the version on, whatever it is: one of its scenes has another text now."""
        Draft.objects.filter(pk=self.pk).update(version=F("version") + 1)


class SceneStatus(models.TextChoices):
    PENDING = "pending"
    APPROVED = "approved"
    NEEDS_REVISION = "needs_revision", "needs revision"


class Scene(models.Model):
    """One scene of a draft: which text it has now, and whether its author has approved it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="scenes")
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
            raise Stale("This scene was changed elsewhere since the page was shown. Both texts are kept.")
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
        self.draft.count_on()

    def approve(self) -> None:
        """Approve the present text."""
        self.approved, self.status = self.current, SceneStatus.APPROVED
        self.save(update_fields=["approved", "status"])

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


class Origin(models.TextChoices):
    DRAFT = "draft", "first draft"
    AI_REWRITE = "ai_rewrite", "rewrite"
    MANUAL = "manual", "written by the author"
    POLISH = "polish", "polished"
    RESTORE = "restore", "restored"


class RevisionState(models.TextChoices):
    WRITING = "writing"
    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    DISCARDED = "discarded"
    FAILED = "failed"


class Revision(models.Model):
    """One text of a scene. It never changes once it has left `writing`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scene = models.ForeignKey(Scene, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField(blank=True, default="")
    origin = models.CharField(max_length=12, choices=Origin)
    feedback = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=RevisionState)
    based_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """The text it was made from."""
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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scene", "number"], name="one_revision_a_number")
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


class Character(models.Model):
    """One figure: a single sheet for prose, pictures and voices."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="characters")
    name = models.CharField(max_length=TITLE_CHARS)
    role = models.CharField(max_length=TITLE_CHARS)
    description = models.TextField()
    appearance = models.TextField()
    voice = models.TextField(blank=True, default="")
    pronunciation = models.CharField(max_length=TITLE_CHARS, blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "name"], name="one_sheet_a_figure")]

    def __str__(self) -> str:
        return self.name

    def to_schema(self) -> schemas.CharacterSheet:
        return schemas.CharacterSheet.model_validate(
            {name: getattr(self, name) for name in schemas.CharacterSheet.model_fields}
        )


class AgentCall(models.Model):
    """One attempt of one agent. Never text: hashes, counts and outcomes only."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="agent_calls")
    role = models.CharField(max_length=24)
    model = models.CharField(max_length=120)
    prompt_hash = models.CharField(max_length=64)
    attempt = models.PositiveSmallIntegerField(default=1)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0.0)
    first_token_seconds = models.FloatField(null=True, blank=True)
    stop_reason = models.CharField(max_length=40, blank=True, default="")
    error_kind = models.CharField(max_length=16, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.role} by {self.model}"
