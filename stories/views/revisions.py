"""The versions of a scene: what waits, what was, and how they differ."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from stories import services
from stories.access import get_revision, get_scene, get_story
from stories.compare import compare
from stories.models import Revision, RevisionState
from stories.views.scenes import act
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page


@require_POST
def revision_accept(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    return _decide(
        request, story_id, revision_id, services.accept_revision, "Version {} is the text of scene {} now."
    )


@require_POST
def revision_discard(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    return _decide(
        request, story_id, revision_id, services.discard_revision, "Version {} of scene {} is discarded."
    )


@require_POST
def revision_restore(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    said = "The text of version {} is in use again in scene {}, and waits for your approval."
    answer = _decide(request, story_id, revision_id, services.restore_revision, said)
    if answer.status_code != HTTPStatus.FOUND:
        return answer
    # Back to the history, where the button stands: the message is at the head of that page.
    scene = get_revision(get_story(request, story_id), revision_id).scene
    return redirect("stories:scene_history", story_id, scene.pk)


@require_POST
def revision_retry(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    return _decide(
        request, story_id, revision_id, services.retry_rewrite, "Version {} of scene {} is tried again."
    )


def _decide(
    request: AuthorRequest, story_id: UUID, revision_id: UUID, service: Callable[..., object], said: str
) -> HttpResponse:
    story = get_story(request, story_id)
    found = get_revision(story, revision_id)
    form = VersionedForm(request.POST)
    said = said.format(found.number, found.scene.number)
    return act(request, story, found.scene, form, effect=lambda seen: service(found, seen=seen), said=said)


@require_POST
def revision_stop(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    found = get_revision(story, revision_id)
    form = VersionedForm(request.POST)
    said = f"The writing of scene {found.scene.number} stops."
    return act(request, story, found.scene, form, effect=lambda _: services.stop_rewrite(found), said=said)


@require_safe
def scene_history(request: AuthorRequest, story_id: UUID, scene_id: UUID) -> HttpResponse:
    """Every version of a scene, the newest first."""
    story = get_story(request, story_id)
    scene = get_scene(story, scene_id)
    versions = scene.revisions.exclude(state=RevisionState.WRITING).order_by("-number")
    context = {"story": story, "scene": scene, "versions": versions, "here": "revision"}
    return render_page(request, "stories/history.html", context)


@require_safe
def revision_compare(request: AuthorRequest, story_id: UUID, revision_id: UUID) -> HttpResponse:
    """One version against another: the text in use, or the first draft with `?with=first`."""
    story = get_story(request, story_id)
    found = get_revision(story, revision_id)
    with_first = request.GET.get("with") == "first"
    other = _first(found) if with_first else found.scene.current
    context = {
        "story": story,
        "scene": found.scene,
        "version": found,
        "other": other,
        "with_first": with_first,
        "comparison": compare(other.content if other else "", found.content),
        "here": "revision",
    }
    return render_page(request, "stories/compare.html", context)


def _first(revision: Revision) -> Revision | None:
    return revision.scene.revisions.exclude(content="").order_by("number").first()
