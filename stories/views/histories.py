"""Every version of a scene, and the one that its author removes for good."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from stories import services
from stories.access import get_revision, get_scene, get_story
from stories.models import Revision, RevisionState, Scene, Story
from stories.views.answers import action_of, take
from stories.views.strips import strip_of
from storycreator.errors import AuthorError
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page

REMOVED = "Version {} of scene {} is removed for good."


@require_safe
def scene_history(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """Every version of a scene, the newest first."""
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    versions = _versions(scene)
    taken = {version.taken_from_id for version in versions}
    context = {
        "story": story,
        "scene": scene,
        "versions": versions,
        "taken": taken,
        "undo": strip_of(story, [scene]),
        "here": "revision",
    }
    return render_page(request, "stories/history.html", context)


def _versions(scene: Scene) -> list[Revision]:
    arrived = scene.revisions.exclude(state=RevisionState.WRITING)
    return list(arrived.select_related("based_on", "taken_from").order_by("-number"))


@require_http_methods(["GET", "HEAD", "POST"])
def revision_remove(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    """What goes with a version, and the button that lets it go."""
    story = get_story(request, story_id)
    found = get_revision(story, revision_id)
    if request.method != "POST":
        return _ask(request, story, found)
    form = VersionedForm(request.POST)
    try:
        take(
            request,
            form,
            action=action_of(request),
            about=request.path,
            effect=lambda seen: services.remove_revision(found, seen=seen),
        )
    except AuthorError as error:
        found = get_revision(get_story(request, story_id), revision_id)
        return _ask(request, story, found, refusal=error.message, status=HTTPStatus.CONFLICT)
    messages.success(request, REMOVED.format(found.number, found.scene.number))
    return redirect("stories:scene_history", story.pk, found.scene_id)


def _ask(
    request: AuthorRequest,
    story: Story,
    version: Revision,
    *,
    refusal: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "story": story,
        "scene": version.scene,
        "version": version,
        "hindrance": services.hindrance_of(version),
        "made_of_it": version.scene.revisions.filter(based_on=version, removed_at=None),
        "refusal": refusal,
        "here": "revision",
    }
    return render_page(request, "stories/remove.html", context, status=status)
