"""The heart: reading the scenes and deciding about each."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from stories import services
from stories.access import get_scene, get_story
from stories.compare import Comparison, compare
from stories.forms import FeedbackForm, SceneTextForm, VersionedForm
from stories.models import Origin, Revision, RevisionState, Scene, SceneStatus, Story
from stories.views.answers import take
from stories.workflow import AFTER_REVIEW, Stage
from storycreator.errors import AuthorError
from storycreator.web import AuthorRequest, render_page, render_partials

PAGE = "stories/review.html"
WISHES = ("Shorter", "Longer", "More dialogue")
OPEN = (RevisionState.WRITING, RevisionState.CANDIDATE, RevisionState.FAILED)


@dataclass
class Desk:
    """One scene as it lies before its author."""

    scene: Scene
    revisions: list[Revision]
    mode: str = ""
    """"ask" or "write" while one of the two forms is open."""
    form: FeedbackForm | SceneTextForm | None = None
    refusal: str = ""
    clash: Comparison | None = None
    """After a save that came too late: the other text against what was typed."""

    @property
    def writing(self) -> Revision | None:
        return next((r for r in reversed(self.revisions) if r.state == RevisionState.WRITING), None)

    @property
    def failed(self) -> Revision | None:
        """The last attempt, if it failed and nothing was decided since."""
        last = self.revisions[-1] if self.revisions else None
        return last if last and last.state == RevisionState.FAILED else None

    @property
    def candidates(self) -> list[tuple[Revision, Comparison]]:
        """What waits to be accepted or discarded, newest first, against the text in use."""
        now = self.scene.current.content if self.scene.current else ""
        waiting = [r for r in reversed(self.revisions) if r.state == RevisionState.CANDIDATE]
        return [(r, compare(now, r.content)) for r in waiting]

    @property
    def state(self) -> tuple[str, str]:
        """How the list of scenes shows it: a mark and a word."""
        if self.writing:
            return "working", "Being written"
        if any(r.state == RevisionState.CANDIDATE for r in self.revisions):
            return "waiting", "New version to read"
        if not self.scene.current:
            return "failed", "Did not arrive"
        if self.scene.status == SceneStatus.APPROVED:
            return "done", "Approved"
        return "waiting", "To review"

    @property
    def is_own(self) -> bool:
        current = self.scene.current
        return current is not None and current.origin == Origin.MANUAL


@dataclass
class Bench:
    """All scenes of the chosen draft, and how far the review has come."""

    story: Story
    desks: list[Desk] = field(default_factory=list)

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
    def goes_on(self) -> bool:
        """Every scene is approved and a later decision waits."""
        return Stage(self.story.stage) in AFTER_REVIEW or self.story.stage == Stage.COMPLETED


def scenes_of(story: Story) -> QuerySet[Scene]:
    """The scenes of the chosen draft with the revisions that still wait for something."""
    waiting = Prefetch("revisions", Revision.objects.filter(state__in=OPEN), to_attr="waiting")
    scenes = Scene.objects.filter(draft=story.draft).select_related("current").prefetch_related(waiting)
    # An order of its own: a model's ordering is dropped where rows are counted together.
    return scenes.annotate(
        versions=Count("revisions", filter=~Q(revisions__state=RevisionState.WRITING))
    ).order_by("number")


def bench_of(story: Story) -> Bench:
    return Bench(story, [Desk(scene, _still_open(scene)) for scene in scenes_of(story)])


def _still_open(scene: Any) -> list[Revision]:
    """Leave out attempts that failed before the text in use was made: they are history."""
    number = scene.current.number if scene.current else 0
    return [r for r in scene.waiting if r.state != RevisionState.FAILED or r.number > number]


@require_GET
def review(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Every scene of the draft; `?ask=` or `?write=` opens a form at one of them."""
    story = get_story(request, story_id)
    if story.draft is None:
        return redirect("stories:concepts", story.pk)
    bench = bench_of(story)
    for desk in bench.desks:
        _open_form(desk, asked=request.GET.get("ask"), written=request.GET.get("write"))
    return render_page(request, PAGE, {"story": story, "bench": bench, "wishes": WISHES, "here": "revision"})


@require_GET
def scene(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """One scene; `?open=ask` or `?open=write` with its form."""
    story = get_story(request, story_id)
    found = get_scene(story, scene_id)
    opened = request.GET.get("open", "")
    if not request.htmx:
        query = f"?{opened}={found.pk}" if opened in ("ask", "write") else ""
        return redirect(f"{story_page(story)}{query}#scene-{found.pk}")
    desk = desk_of(story, scene_id)
    _open_form(desk, asked=str(found.pk) if opened == "ask" else None, written=str(found.pk) if opened == "write" else None)
    return render_partials(request, PAGE, "scene", context=context_of(story, desk))


@require_GET
def scene_text(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """The text of a scene and the versions that wait beside it: what changes while its author looks on."""
    story = get_story(request, story_id)
    get_scene(story, scene_id)
    if not request.htmx:
        return redirect(f"{story_page(story)}#scene-{scene_id}")
    return render_partials(request, PAGE, "scene_text", context=context_of(story, desk_of(story, scene_id)))


@require_GET
def review_status(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """The list of scenes with their states."""
    story = get_story(request, story_id)
    if not request.htmx:
        return redirect(story_page(story))
    return render_partials(request, PAGE, "review_status", context={"story": story, "bench": bench_of(story)})


@require_POST
def approve_remaining(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    draft = story.draft
    if draft is None:
        return redirect("stories:concepts", story.pk)
    refusal = ""
    try:
        take(
            request,
            VersionedForm(request.POST),
            action="approve_remaining",
            about=draft.pk,
            effect=lambda seen: services.approve_remaining(draft, seen=seen),
        )
    except AuthorError as error:
        refusal = error.message
    if not refusal:
        return redirect(story_page(story))
    story = get_story(request, story_id)
    context = {"story": story, "bench": bench_of(story), "refusal": refusal, "here": "revision", "wishes": WISHES}
    return render_partials(request, PAGE, "review_status", context=context, status=HTTPStatus.CONFLICT)


def desk_of(story: Story, scene_id: UUID) -> Desk:
    """One scene of the chosen draft, or of an earlier one, as it is now."""
    waiting = Prefetch("revisions", Revision.objects.filter(state__in=OPEN), to_attr="waiting")
    scenes = Scene.objects.select_related("current", "draft").prefetch_related(waiting)
    found = scenes.annotate(versions=Count("revisions", filter=~Q(revisions__state=RevisionState.WRITING)))
    row = found.get(pk=scene_id, draft__story=story)
    return Desk(row, _still_open(row))


def context_of(story: Story, desk: Desk) -> dict[str, Any]:
    return {"story": story, "desk": desk, "bench": bench_of(story), "wishes": WISHES}


def story_page(story: Story) -> str:
    """The address of the review of a story."""
    return reverse("stories:review", args=[story.pk])


def _open_form(desk: Desk, *, asked: str | None, written: str | None) -> None:
    """Open the form that was asked for by the id of its scene."""
    key = str(desk.scene.pk)
    if asked == key:
        desk.mode, desk.form = "ask", FeedbackForm()
    elif written == key and desk.scene.current:
        desk.mode, desk.form = "write", SceneTextForm(initial={"content": desk.scene.current.content})
