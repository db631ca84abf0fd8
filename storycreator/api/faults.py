"""How a call that is not served is answered: one envelope, whatever went wrong."""

import math
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from stories.workflow import IllegalTransition
from storycreator.answers import refuse_call
from storycreator.api.bodies import BY_HAND, BY_WISH
from storycreator.api.legal import legal_calls
from storycreator.api.taking import Refused
from storycreator.errors import BudgetSpent, ConsentNeeded, Stale, TextRefused, TooManyAtOnce, TooMuch

NEEDED = "This field is needed."
CODES = {
    Stale: "stale",
    IllegalTransition: "not_now",
    ConsentNeeded: "consent_needed",
    BudgetSpent: "budget_spent",
    TooManyAtOnce: "too_many_at_once",
}
UNKNOWN = "There is no field of this name here."


def add_handlers(api: NinjaAPI) -> None:
    """Let `api` answer every exception in the envelope; a fault of ours is Django's to log and answer."""
    # Their second argument is the exception; django-ninja types it as the exception or its class.
    api.add_exception_handler(AuthenticationError, _unauthorized)
    api.add_exception_handler(Throttled, _throttled)
    api.add_exception_handler(HttpError, _by_status)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(Exception, _pass_on)


def _unauthorized(_request: HttpRequest, _error: Any) -> HttpResponse:
    response = refuse_call(HTTPStatus.UNAUTHORIZED)
    response.headers["WWW-Authenticate"] = 'Bearer realm="Story Creator"'
    return response


def _throttled(_request: HttpRequest, error: Any) -> HttpResponse:
    return _later(refuse_call(HTTPStatus.TOO_MANY_REQUESTS), error.wait or 1)


def _later(response: HttpResponse, seconds: float) -> HttpResponse:
    response.headers["Retry-After"] = str(max(1, math.ceil(seconds)))
    return response


def _by_status(_request: HttpRequest, error: Any) -> HttpResponse:
    return refuse_call(HTTPStatus(error.status_code))


def _not_found(_request: HttpRequest, _error: Any) -> HttpResponse:
    return refuse_call(HTTPStatus.NOT_FOUND)


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    if any(found["loc"][0] == "path" for found in error.errors):
        return refuse_call(HTTPStatus.NOT_FOUND)
    fields = {_field(found["loc"]): _sentence(found) for found in error.errors}
    return refuse_call(HTTPStatus.UNPROCESSABLE_ENTITY, fields=fields)


def _refused(_request: HttpRequest, refused: Any) -> HttpResponse:
    error, stage = refused.error, refused.stage
    if isinstance(error, TextRefused):
        return refuse_call(HTTPStatus.UNPROCESSABLE_ENTITY, message=error.message)
    code = CODES.get(type(error), "conflict")
    if isinstance(error, TooMuch):
        return _later(
            refuse_call(HTTPStatus.TOO_MANY_REQUESTS, code=code, message=error.message), error.seconds
        )
    legal = legal_calls(stage) if stage else []
    return refuse_call(HTTPStatus.CONFLICT, code=code, message=error.message, stage=stage, legal=legal)


def _pass_on(_request: HttpRequest, error: Any) -> HttpResponse:
    raise error


def _field(loc: tuple[Any, ...]) -> str:
    """The name of a field as its sender knows it: without the words for our own models around it."""
    _, *names = loc
    names = [str(name) for name in names if name not in ("body", "paging", BY_WISH, BY_HAND)]
    return ".".join(names) or "body"


def _sentence(found: dict[str, Any]) -> str:
    match found["type"]:
        case "missing":
            return NEEDED
        case "extra_forbidden":
            return UNKNOWN
    return f"{found['msg']}."
