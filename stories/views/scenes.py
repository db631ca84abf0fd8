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
from stories.forms import ApproveForm, FeedbackForm, SceneTextForm, VersionedForm
from stories.models import Scene, Story
from stories.views.answers import take
from stories.views.review import PAGE, WISHES, Desk, bench_of, context_of, desk_of, story_page
from storycreator.errors import AuthorError, Stale
from storycreator.web import AuthorRequest, render_page, render_partials


@require_POST
def scene_approve(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return answer(request, story, scene.pk, refusal="The form did not say which text was approved. Try again.")
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
    if not form.is_valid():
        return _typed(request, story, scene, form, mode="ask", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    feedback = form.cleaned_data["feedback"]
    return act(
        request,
        story,
        scene,
        form,
        mode="ask",
        effect=lambda seen: services.ask_rewrite(scene, feedback=feedback, seen=seen),
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
    if not form.is_valid():
        return _typed(request, story, scene, form, mode="write", status=HTTPStatus.UNPROCESSABLE_ENTITY)
    content = form.cleaned_data["content"]
    return act(
        request, story, scene, form, mode="write", effect=lambda seen: service(scene, content=content, seen=seen)
    )


def act(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: VersionedForm,
    *,
    effect: Callable[[int], object],
    mode: str = "",
) -> HttpResponse:
    """Take an action about a scene; what was typed stays in its form when that is refused."""
    action = str(request.resolver_match.url_name) if request.resolver_match else ""
    try:
        take(request, form, action=action, about=request.path, effect=effect)
    except AuthorError as error:
        if mode:
            return _typed(request, story, scene, form, mode=mode, status=HTTPStatus.CONFLICT, error=error)
        return answer(request, story, scene.pk, refusal=error.message)
    return answer(request, story, scene.pk)


def answer(request: AuthorRequest, story: Story, scene_id: UUID, *, refusal: str = "") -> HttpResponse:
    """Show the scene as it is now, and why nothing was done if so."""
    if not request.htmx and not refusal:
        return redirect(f"{story_page(story)}#scene-{scene_id}")
    story = get_story(request, story.pk)
    desk = desk_of(story, scene_id)
    desk.refusal = refusal
    return _desk(request, story, desk, status=HTTPStatus.CONFLICT if refusal else HTTPStatus.OK)


def _typed(
    request: AuthorRequest,
    story: Story,
    scene: Scene,
    form: FeedbackForm | SceneTextForm | VersionedForm,
    *,
    mode: str,
    status: HTTPStatus,
    error: AuthorError | None = None,
) -> HttpResponse:
    story = get_story(request, story.pk)
    desk = desk_of(story, scene.pk)
    desk.mode, desk.refusal = mode, error.message if error else ""
    desk.form = form if isinstance(form, FeedbackForm | SceneTextForm) else None
    if isinstance(error, Stale) and mode == "write" and desk.scene.current:
        desk.clash = compare(desk.scene.current.content, form.cleaned_data["content"])
    return _desk(request, story, desk, status=status)


def _desk(request: AuthorRequest, story: Story, desk: Desk, *, status: HTTPStatus) -> HttpResponse:
    """The scene alone for htmx; without it the whole review with this scene as it lies here."""
    if request.htmx:
        context = {**context_of(story, desk), "oob": True}
        return render_partials(request, PAGE, "scene", "review_status", context=context, status=status)
    bench = bench_of(story)
    bench.desks = [desk if d.scene.pk == desk.scene.pk else d for d in bench.desks]
    return render_page(request, PAGE, {"story": story, "bench": bench, "here": "revision", "wishes": WISHES}, status=status)
