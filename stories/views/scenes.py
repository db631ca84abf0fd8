"""What an author decides about one scene."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
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
from stories.views.passages import marked_of, pick_again
from stories.views.review import PAGE, SCENE, address_of, page_of, part_of, with_status
from storycreator.errors import AuthorError, Stale
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page, render_partials

NOT_SAID = "The form did not say which text was approved. Read the scene once more and approve it again."
SAME_TEXT = (
    "This scene was approved, or a version of it asked for, elsewhere meanwhile. Its text is still the one "
    "you began with; what you typed stands in the field below, and “Keep my text” now puts it in its place."
)
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
        said=f"Scene {scene.number} is approved.",
    )


@require_POST
def scene_retry(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    form = VersionedForm(request.POST)
    said = f"Scene {scene.number} is being written."
    return act(
        request, story, scene, form, effect=lambda seen: services.retry_scene(scene, seen=seen), said=said
    )


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
        effect=lambda seen: services.ask_rewrite(
            scene,
            feedback=form.cleaned_data["feedback"],
            seen=seen,
            marked=marked_of(story, form),
            alternatives=form.cleaned_data["alternatives"] or 1,
        ),
        said=_asked_for(form, scene),
    )


def _asked_for(form: FeedbackForm, scene: Scene) -> str:
    form.is_valid()
    count = form.cleaned_data.get("alternatives") or 1
    if count == 1:
        return f"A new version of scene {scene.number} is being written."
    return f"{count} new versions of scene {scene.number} are being written, one after the other."


@require_POST
def scene_keep(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    return _write(request, story_id, scene_id, services.keep_text, "Your text of scene {} is kept.")


@require_POST
def scene_polish(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    said = "Your text of scene {} is kept; a polished version is being written."
    return _write(request, story_id, scene_id, services.polish_text, said)


def _write(
    request: AuthorRequest, story_id: UUID, scene_id: UUID, service: Callable[..., object], said: str
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
        said=said.format(scene.number),
    )


def act(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: VersionedForm,
    *,
    effect: Callable[[int], object],
    said: str,
) -> HttpResponse:
    """Take an action about a scene, and show the scene as it is then; `said` tells that it was done."""
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        return answer(request, story, scene.pk, refusal=error.message)
    return answer(request, story, scene.pk, said=said)


def answer(
    request: AuthorRequest,
    story: Story,
    scene_id: UUID,
    *,
    refusal: str = "",
    said: str = "",
    saved: str = "",
) -> HttpResponse:
    """Show the scene as it is now, and why nothing was done, or what was and which field was saved."""
    if not request.htmx and not refusal:
        if saved:
            note_saved(request, saved)
        messages.success(request, said)
        return redirect(address_of(story, scene_id=scene_id))
    story = get_story(request, story.pk)
    desk = desk_of(story, scene_id)
    desk.refusal, desk.saved = refusal, saved
    return _show(request, story, desk, said=said, status=HTTPStatus.CONFLICT if refusal else HTTPStatus.OK)


def _typed(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: FeedbackForm | SceneTextForm,
    *,
    mode: str,
    effect: Callable[[int], object],
    said: str,
) -> HttpResponse:
    """Take an action with a text in it; what was typed stays in its form when that is refused."""
    if not form.is_valid():
        return _again(request, story, scene, form, mode=mode)
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        return _again(request, story, scene, form, mode=mode, error=error)
    return answer(request, story, scene.pk, said=said, saved=f"{COPIES[mode]}:{scene.pk}")


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
    if isinstance(form, FeedbackForm):
        pick_again(story, desk, form)
    if isinstance(error, Stale) and mode == "write" and desk.scene.current:
        if form.cleaned_data["begun_with"] == str(desk.scene.current.pk):
            desk.refusal = SAME_TEXT
        else:
            desk.clash = compare(desk.scene.current.content, form.cleaned_data["content"])
    status = HTTPStatus.CONFLICT if error else HTTPStatus.UNPROCESSABLE_ENTITY
    return _show(request, story, desk, status=status)


def _show(
    request: AuthorRequest, story: Story, desk: Desk, *, status: HTTPStatus, said: str = ""
) -> HttpResponse:
    """The scene with the list of scenes for htmx; without it the whole review, this scene as it lies here."""
    if not request.htmx:
        bench = bench_of(story)
        bench.put(desk)
        return render_page(request, PAGE, page_of(bench), status=status)
    context = part_of(story, desk, takes_focus=True, said=said)
    return with_status(
        request, story, render_partials(request, SCENE, "scene", context=context, status=status)
    )
