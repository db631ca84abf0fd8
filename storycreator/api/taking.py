"""How a call about a story is taken: once for its key, on the story as it was read, in one transaction."""

import hashlib
import re
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from pydantic import BaseModel

from stories.access import get_story
from stories.models import Story
from stories.workflow import Stage
from storycreator.api.documents import session_of, version_of
from storycreator.api.envelope import SessionAnswer, say
from storycreator.api.links import session_url
from storycreator.errors import AuthorError, Stale
from storycreator.submissions import once
from storycreator.web import AuthorRequest

TAG = re.compile(r'\s*(?:W/)?"(\d{1,18})(?:-[0-9a-f]*)?"\s*')
OVERTAKEN = "The story has changed since that version. Nothing was changed here: read it again first."


class Refused(Exception):
    """A service said no; with the stage at which the story stands."""

    def __init__(self, error: AuthorError, stage: Stage | None) -> None:
        super().__init__(error.message)
        self.error = error
        self.stage = stage


def take(
    request: AuthorRequest,
    body: BaseModel,
    session_id: UUID,
    *,
    effect: Callable[[Story], object],
    message: str,
    starts_work: bool = False,
) -> HttpResponse:
    """Let `effect` act on the author's story, and answer with the story as it is then.

    Once for one `Idempotency-Key` and body. A call that `starts_work` is answered 202 while something
    is under way.
    """

    def run() -> str:
        story = _locked(request, session_id)
        _require_match(request, story)
        effect(story)
        return str(story.pk)

    take_once(request, body, run, stage=lambda: Stage(get_story(request, session_id).stage))
    return answer(request, session_id, message=message, starts_work=starts_work)


def take_once(
    request: AuthorRequest,
    body: BaseModel,
    effect: Callable[[], str],
    *,
    stage: Callable[[], Stage] | None = None,
) -> str:
    """Return what `effect` returned when this key and body first came. Raises `Refused`."""
    key = request.headers.get("Idempotency-Key", "").strip()
    sent = {**body.model_dump(mode="json"), "path": request.path}
    try:
        return once(request.user, key=key, action=f"api:{_action(request)}", body=sent, effect=effect)
    except AuthorError as error:
        raise Refused(error, stage() if stage else None) from error


def answer(
    request: AuthorRequest, session_id: UUID | str, *, message: str, starts_work: bool = False
) -> HttpResponse:
    """Answer with the story as it is now, its tag and its address."""
    session = session_of(get_story(request, UUID(str(session_id))))
    works_on = starts_work and session.pending
    response = say(
        SessionAnswer(message=message, data=session),
        status=HTTPStatus.ACCEPTED if works_on else HTTPStatus.OK,
    )
    digest = hashlib.sha256(response.content).hexdigest()[:16]
    response.headers["ETag"] = f'"{session.version}-{digest}"'
    response.headers["Content-Location"] = session_url(session_id)
    return response


def _locked(request: AuthorRequest, session_id: UUID) -> Story:
    """The author's story, nobody else deciding about it until the end of the transaction."""
    own = Story.objects.for_author(request.user).in_library()
    get_object_or_404(own.select_for_update(of=("self",)), pk=session_id)
    return get_story(request, session_id)


def _require_match(request: AuthorRequest, story: Story) -> None:
    """Raise `Stale` when the caller read another version than there is; without If-Match all is well."""
    asked = request.headers.get("If-Match", "").strip()
    if not asked or asked == "*":
        return
    found = [TAG.fullmatch(tag) for tag in asked.split(",")]
    if version_of(story) not in [int(tag[1]) for tag in found if tag]:
        raise Stale(OVERTAKEN)


def _action(request: HttpRequest) -> str:
    return str(request.resolver_match.url_name) if request.resolver_match else ""
