"""The scenes of a draft as they lie before their author: each on its desk, all on the bench."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from stories.advice import Advice, advice_on
from stories.compare import Comparison, compare
from stories.craft import Finding, Span, sentences_around
from stories.forms import FeedbackForm, SceneTextForm
from stories.marks import Run, Sentence, choices, marked
from stories.models import UNDECIDED, Revision, RevisionState, Scene, SceneStatus, Story
from stories.schemas import Passage
from stories.views.strips import Strip, strip_of
from stories.workflow import AFTER_REVIEW, Stage


@dataclass
class Desk:
    """One scene as it lies before its author."""

    scene: Scene
    revisions: list[Revision]
    """Those that still wait for something, in order."""
    look: Callable[[], Advice] = dict
    """Finds what the word counter says about the scenes; asked only where that is shown."""
    mode: str = ""
    """"ask" or "write" while one of the two forms is open."""
    form: FeedbackForm | SceneTextForm | None = None
    refusal: str = ""
    clash: Comparison | None = None
    """After a save that came too late: the other text against what was typed."""
    picked: Span | None = None
    """The passage of the present text that the open form is about."""
    missed: str = ""
    """A passage that was marked and is not in the present text any more."""
    undo: Strip | None = None
    """What was decided about it last, while that can be taken back."""
    saved: str = ""
    """The field whose text has just been saved, by the name of its kept copies."""

    @cached_property
    def findings(self) -> list[Finding]:
        """What the word counter says about its present text, among the others."""
        return self.look().get(self.scene.pk, [])

    @property
    def paragraphs(self) -> list[list[Run]]:
        """The present text, with what the findings and the marked passage mean."""
        text = self.scene.current.content if self.scene.current else ""
        return marked(text, spans=[finding.spans for finding in self.findings], picked=self.picked)

    @property
    def notes(self) -> list[tuple[Finding, str]]:
        """Each finding with the words that it is about, or those that a rewrite would be of."""
        text = self.scene.current.content if self.scene.current else ""
        means = [(f, f.passage or (f.spans[0] if f.spans else (0, 0))) for f in self.findings]
        return [(finding, text[slice(*span)]) for finding, span in means]

    @property
    def choices(self) -> list[tuple[int, list[Sentence]]]:
        """The sentences of the present text by paragraph, from which a passage can be chosen."""
        return choices(self.scene.current.content) if self.scene.current else []

    @property
    def passage(self) -> str:
        """The words of the marked passage."""
        current = self.scene.current
        return current.content[slice(*self.picked)] if current and self.picked else ""

    @property
    def writing(self) -> Revision | None:
        return next((r for r in reversed(self.revisions) if r.state == RevisionState.WRITING), None)

    @property
    def failed(self) -> Revision | None:
        """The last attempt, if it failed and nothing was decided since."""
        return self.scene.last_failure(self.revisions)

    @property
    def candidates(self) -> list[tuple[Revision, Comparison]]:
        """What waits to be accepted or discarded, newest first, against the text in use."""
        now = self.scene.current.content if self.scene.current else ""
        waiting = [r for r in reversed(self.revisions) if r.state == RevisionState.CANDIDATE]
        return [(r, compare(now, r.content)) for r in waiting]

    @property
    def hindrance(self) -> str:
        """What has to happen before it can be approved with all others; "" when nothing has to."""
        if self.scene.status == SceneStatus.APPROVED:
            return ""
        if self.mode:
            return "keep or cancel what you are changing in it first"
        if self.writing:
            return "wait for the text that is being written, or stop it"
        if any(r.state == RevisionState.CANDIDATE for r in self.revisions):
            return "accept or discard the new version first"
        return "" if self.scene.current else "it has no text yet"

    @property
    def can_be_written(self) -> bool:
        """Whether its author may write it: not while its first text is on its way."""
        return self.scene.current is not None or self.writing is None

    @property
    def state(self) -> tuple[str, str]:
        """How the list of scenes shows it: a mark and a word."""
        if self.writing:
            return "working", "Being written"
        unread = any(r.state == RevisionState.CANDIDATE for r in self.revisions)
        if self.scene.status == SceneStatus.APPROVED:
            return "done", "Approved, another version to read" if unread else "Approved"
        if unread:
            return "waiting", "New version to read"
        if not self.scene.current:
            return "failed", "Did not arrive"
        return "waiting", "To review"

    def open(self, mode: str) -> None:
        """Open the form that is meant by "ask" or "write", if the scene is such that it can be used."""
        current = self.scene.current
        if mode == "ask" and current:
            # A wish that was not fulfilled is there to be changed, not to be typed again.
            wish = self.failed.feedback if self.failed else ""
            self.mode, self.form = mode, FeedbackForm(initial={"feedback": wish})
            if self.failed and self.failed.passage:
                self.pick(self.failed.based_on, self.failed.passage)
        elif mode == "write" and self.can_be_written:
            text = current.content if current else ""
            self.mode, self.form = mode, SceneTextForm(initial={"content": text})

    def pick(self, seen: Revision | None, passage: Passage) -> None:
        """Mark the sentences of a passage that was marked in the text `seen`, if they still stand here."""
        current = self.scene.current
        if seen is None or current is None or passage.end > len(seen.content):
            return
        here = passage.moved(seen.content, current.content)
        if here is None:
            self.missed = passage.of(seen.content)
        elif here.of(current.content).strip():
            self.picked = sentences_around(current.content, (here.start, here.end))


@dataclass
class Bench:
    """All scenes of the chosen draft, and how far the review has come."""

    story: Story
    desks: list[Desk] = field(default_factory=list)
    undo: Strip | None = None
    """What was decided about several scenes last, while that can be taken back."""

    @property
    def approved(self) -> int:
        return sum(d.scene.status == SceneStatus.APPROVED for d in self.desks)

    @property
    def is_done(self) -> bool:
        return bool(self.desks) and self.approved == len(self.desks)

    @property
    def working(self) -> bool:
        return any(d.writing for d in self.desks)

    @property
    def is_at_rest(self) -> bool:
        """Whether another concept is being chosen: the scenes can be read, but nothing decided."""
        return Stage(self.story.stage).order < Stage.STORY_DRAFTING.order

    @property
    def goes_on(self) -> bool:
        """Every scene is approved and a later decision waits."""
        return Stage(self.story.stage) in (*AFTER_REVIEW, Stage.COMPLETED)

    @property
    def is_typed_on(self) -> bool:
        """Whether a form is open or was refused: such a page must not reload by itself."""
        return any(d.mode or d.refusal for d in self.desks)

    @property
    def left_out(self) -> str:
        """Which scenes cannot be approved with all others, and why, in sentences."""
        waiting = [(d.scene.number, d.hindrance) for d in self.desks if d.hindrance]
        return " ".join(f"Scene {number}: {hindrance}." for number, hindrance in waiting)

    def put(self, desk: Desk) -> None:
        """Show a scene as it lies on `desk`; one of an earlier draft comes before the others."""
        is_here = any(d.scene.pk == desk.scene.pk for d in self.desks)
        self.desks = [desk if d.scene.pk == desk.scene.pk else d for d in self.desks]
        if not is_here:
            self.desks.insert(0, desk)


def bench_of(story: Story) -> Bench:
    """Return the scenes of the chosen draft; empty while there is none."""
    if story.draft is None:
        return Bench(story)
    scenes = list(_scenes().filter(draft=story.draft).order_by("number"))
    draft = story.draft
    look = cache(lambda: advice_on(draft, scenes))
    return _with_undo(Bench(story, [Desk(scene, _still_open(scene), look) for scene in scenes]))


def _with_undo(bench: Bench) -> Bench:
    """Put the button that takes the last decision back to what that was about."""
    strip = strip_of(bench.story, [desk.scene for desk in bench.desks])
    own = [desk for desk in bench.desks if strip and strip.decision.scene_ids == [desk.scene.pk]]
    for desk in own:
        desk.undo = strip
    bench.undo = None if own else strip
    return bench


def desk_of(story: Story, scene_id: UUID) -> Desk:
    """Return one scene of any draft of the story as it is now, or raise 404."""
    scenes = _scenes().select_related("draft__concept__idea")
    scene = get_object_or_404(scenes, pk=scene_id, draft__story=story)
    look = cache(lambda: advice_on(scene.draft))
    return Desk(scene, _still_open(scene), look, undo=strip_of(story, [scene]))


def _scenes() -> QuerySet[Scene]:
    """Scenes with the revisions that still wait for something, and how many texts each has had."""
    revisions = Revision.objects.filter(state__in=UNDECIDED).select_related("based_on")
    undecided = Prefetch("revisions", revisions, to_attr="undecided")
    scenes = Scene.objects.select_related("current").prefetch_related(undecided)
    arrived = ~Q(revisions__state=RevisionState.WRITING) & Q(revisions__error="")
    return scenes.annotate(versions=Count("revisions", filter=arrived))


def _still_open(scene: Any) -> list[Revision]:
    return list(scene.still_open(scene.undecided))
