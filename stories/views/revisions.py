"""What an author decides about one version of a scene."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from stories import services
from stories.access import get_revision, get_story
from stories.views.scenes import act
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest


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
