"""What an author decides about one scene."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stories import services
from stories.access import get_revision, get_scene, get_story
from stories.compare import compare
from stories.forms import ApproveForm, FeedbackForm, SceneTextForm
from stories.models import Scene, Story
from stories.views.answers import action_of, note_saved, take
from stories.views.desks import Desk, bench_of, desk_of
from stories.views.review import PAGE, SCENE, address_of, page_of, part_of
from storycreator.errors import AuthorError, Stale
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page, render_partials

NOT_SAID = "The form did not say which text was approved. Read the scene once more and approve it again."
COPIES = {"ask": "feedback", "write": "scene"}
"""The form of a mode → what the browser's copies of its text are called, before the id of the scene."""


@require_POST
def scene_approve(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return answer(request, story, scene.pk, refusal=NOT_SAID)
    revision = get_revision(story, form.cleaned_data["revision"])
    return act(
        request,
        story,
        scene,
        form,
        effect=lambda seen: services.approve_scene(scene, revision=revision, seen=seen),
    )


@require_POST
def scene_retry(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    form = VersionedForm(request.POST)
    return act(request, story, scene, form, effect=lambda seen: services.retry_scene(scene, seen=seen))


@require_POST
def scene_ask(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    form = FeedbackForm(request.POST)
    return _typed(
        request,
        story,
        scene,
        form,
        mode="ask",
        effect=lambda seen: services.ask_rewrite(scene, feedback=form.cleaned_data["feedback"], seen=seen),
    )


@require_POST
def scene_keep(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    return _write(request, story_id, scene_id, services.keep_text)


@require_POST
def scene_polish(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    return _write(request, story_id, scene_id, services.polish_text)


def _write(
    request: AuthorRequest, story_id: UUID, scene_id: UUID, service: Callable[..., object]
) -> HttpResponse:
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    form = SceneTextForm(request.POST)
    return _typed(
        request,
        story,
        scene,
        form,
        mode="write",
        effect=lambda seen: service(scene, content=form.cleaned_data["content"], seen=seen),
    )


def act(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: VersionedForm,
    *,
    effect: Callable[[int], object],
) -> HttpResponse:
    """Take an action about a scene, and show the scene as it is then."""
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        return answer(request, story, scene.pk, refusal=error.message)
    return answer(request, story, scene.pk)


def answer(
    request: AuthorRequest, story: Story, scene_id: UUID, *, refusal: str = "", saved: str = ""
) -> HttpResponse:
    """Show the scene as it is now, and why nothing was done if so, or which field was saved."""
    if not request.htmx and not refusal:
        if saved:
            note_saved(request, saved)
        return redirect(address_of(story, scene_id=scene_id))
    story = get_story(request, story.pk)
    desk = desk_of(story, scene_id)
    desk.refusal, desk.saved = refusal, saved
    return _show(request, story, desk, status=HTTPStatus.CONFLICT if refusal else HTTPStatus.OK)


def _typed(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: FeedbackForm | SceneTextForm,
    *,
    mode: str,
    effect: Callable[[int], object],
) -> HttpResponse:
    """Take an action with a text in it; what was typed stays in its form when that is refused."""
    if not form.is_valid():
        return _again(request, story, scene, form, mode=mode)
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        return _again(request, story, scene, form, mode=mode, error=error)
    return answer(request, story, scene.pk, saved=f"{COPIES[mode]}:{scene.pk}")


def _again(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: FeedbackForm | SceneTextForm,
    *,
    mode: str,
    error: AuthorError | None = None,
) -> HttpResponse:
    story = get_story(request, story.pk)
    desk = desk_of(story, scene.pk)
    desk.mode, desk.form, desk.refusal = mode, form, error.message if error else ""
    if isinstance(error, Stale) and mode == "write" and desk.scene.current:
        desk.clash = compare(desk.scene.current.content, form.cleaned_data["content"])
    status = HTTPStatus.CONFLICT if error else HTTPStatus.UNPROCESSABLE_ENTITY
    return _show(request, story, desk, status=status)


def _show(request: AuthorRequest, story: Story, desk: Desk, *, status: HTTPStatus) -> HttpResponse:
    """The scene with the list of scenes for htmx; without it the whole review, this scene as it lies here."""
    bench = bench_of(story)
    if not request.htmx:
        bench.put(desk)
        return render_page(request, PAGE, page_of(bench), status=status)
    scene = render_partials(
        request, SCENE, "scene", context=part_of(story, desk, takes_focus=True), status=status
    )
    aside = {**page_of(bench), "oob": True}
    scene.content += render_partials(request, PAGE, "review_status", context=aside).content
    return scene
