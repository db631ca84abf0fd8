"""How every action of an author is taken and answered."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import QueryDict

from stories.templatetags.story_tags import SAVED
from storycreator.errors import AuthorError, TextRefused, TooMuch
from storycreator.forms import VersionedForm
from storycreator.submissions import once
from storycreator.web import AuthorRequest


def take(
    request: AuthorRequest,
    form: VersionedForm,
    *,
    action: str,
    about: object,
    effect: Callable[[int], object],
) -> str:
    """Take an action once for this form, in one transaction, and return what it made (an id, or "").

    `effect` is given the version that the form carried. Raises the `AuthorError` that the effect
    raises; nothing has then changed.
    """
    form.is_valid()
    seen = int(form.cleaned_data.get("version") or 0)

    def run() -> str:
        made = effect(seen)
        return str(getattr(made, "pk", "") or "")

    key = str(form.cleaned_data.get("key") or "")
    return once(request.user, key=key, action=action, body=_body(request.POST, about), effect=run)


def action_of(request: AuthorRequest) -> str:
    """Return the name of the address that was asked for, which is the name of its action."""
    return str(request.resolver_match.url_name) if request.resolver_match else ""


def status_of(error: AuthorError) -> HTTPStatus:
    """Return 422 for what was typed, 429 for too much, 409 for what comes at the wrong time."""
    match error:
        case TextRefused():
            return HTTPStatus.UNPROCESSABLE_ENTITY
        case TooMuch():
            return HTTPStatus.TOO_MANY_REQUESTS
        case _:
            return HTTPStatus.CONFLICT


def note_saved(request: AuthorRequest, field: str) -> None:
    """Let the next page say that `field`, by the name of its kept copies, was saved.

    Said once: on a page that says it always, a copy that was sent in vain would be thrown away.
    """
    request.session[SAVED] = [*request.session.get(SAVED, []), field]


def _body(posted: QueryDict, about: object) -> dict[str, object]:
    fields = {name: posted.getlist(name) for name in posted if name not in ("key", "csrfmiddlewaretoken")}
    return {**fields, "about": str(about)}
