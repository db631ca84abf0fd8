"""How a request that cannot be served is answered: a page, a notice, or the API's envelope."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from storycreator.web import page_of, wants_fragment

WORDS: dict[HTTPStatus, tuple[str, str]] = {
    HTTPStatus.BAD_REQUEST: (
        "That could not be read",
        "Something in the address or the form arrived broken. Nothing was changed: go back and try again.",
    ),
    HTTPStatus.FORBIDDEN: (
        "That was not accepted",
        "You may have signed in or out in another tab. Nothing was changed: go back, reload the page "
        "and send it again. What you typed is still in the form.",
    ),
    HTTPStatus.NOT_FOUND: (
        "There is nothing here",
        "The address may be mistyped, or what stood here was deleted.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "This address is for a button",
        "Opening it by itself does nothing, and nothing was changed. Go back to the page with the button "
        "and press it there.",
    ),
    HTTPStatus.CONFLICT: (
        "That is not possible now",
        "Nothing was changed. Go back and reload the page to see how things stand.",
    ),
    HTTPStatus.LENGTH_REQUIRED: (
        "That could not be read",
        "It came without its length. Nothing was changed: send it again with a Content-Length.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "That is too much at once",
        "A form takes at most 4 megabytes. Nothing was changed: go back, your text is still in the form, "
        "and shorten it there.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "That was tried too often",
        "Nothing was changed. Wait a few minutes and try again.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The mail could not be sent",
        "The mail server is not answering. Nothing is lost: try again in a few minutes. If you have just "
        "signed up, your account is there: sign in with it, and the mail is sent again.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Something went wrong here",
        "The fault is ours and has been noted. What was saved before is safe; please try again.",
    ),
}
"""For each status: what happened, and what is safe and what to do."""

API_WORDS: dict[HTTPStatus, tuple[str, str]] = {
    HTTPStatus.BAD_REQUEST: (
        "bad_request",
        "The request could not be read. Nothing was changed: send JSON as the document of this call says.",
    ),
    HTTPStatus.UNAUTHORIZED: (
        "unauthorized",
        "This call needs a token that is in use: “Authorization: Bearer TOKEN”. Nothing was changed.",
    ),
    HTTPStatus.FORBIDDEN: (
        "forbidden",
        "A call by the browser's session needs its CSRF token in X-CSRFToken. Nothing was changed.",
    ),
    HTTPStatus.NOT_FOUND: (
        "not_found",
        "There is nothing here: the address may be mistyped, or what stood here was deleted.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "method_not_allowed",
        "This address takes other methods; the Allow header names them. Nothing was changed.",
    ),
    HTTPStatus.CONFLICT: ("conflict", "That is not possible now. Nothing was changed."),
    HTTPStatus.LENGTH_REQUIRED: (
        "length_required",
        "The body came without its length. Nothing was changed: send it again with a Content-Length.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "too_large",
        "A request takes at most 4 megabytes. Nothing was changed: send less at once.",
    ),
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: (
        "range_not_satisfiable",
        "The range begins after the end of the file; Content-Range says how long it is.",
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "unprocessable",
        "Some fields cannot be taken as they are. Nothing was changed: “fields” says which and why.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "too_many",
        "That was asked too often. Nothing was changed: ask again after the seconds in Retry-After.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "unavailable",
        "Something that this needs is not answering. Nothing is lost: try again in a few minutes.",
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "server_error",
        "The fault is ours and has been noted. What was saved before is safe; please try again.",
    ),
}
"""For each status: its code in the API and what a program, or the person behind it, is told."""


def refuse(
    request: HttpRequest,
    status: HTTPStatus,
    *,
    title: str = "",
    text: str = "",
    template: str = "",
    back: tuple[str, str] = ("/", "Go to the library"),
    fault: bool = False,
) -> HttpResponse:
    """Answer `status` in words: JSON under /api/, a notice for htmx, a page for everybody else.

    The page is `template`, or the one named after the status, or `error.html`, which says `title` and
    `text` and leads on to `back`, an address and its words. With `fault` the page is rendered without
    the request, which may be what is broken.
    """
    usual_title, usual_text = WORDS[status]
    said = bool(title or text)
    title, text = title or usual_title, text or usual_text
    if request.path.startswith("/api/"):
        return refuse_call(status, message=f"{title}. {text}" if said else "")
    if wants_fragment(request):
        return _notice(request, status, title, text)
    context = {
        "title": title,
        "text": text,
        "status": int(status),
        "back_url": back[0],
        "back_label": back[1],
    }
    templates = ["error.html"] if said else [template or f"{int(status)}.html", "error.html"]
    page = render_to_string(templates, context, None if fault else request)
    return HttpResponse(page, status=status)


def refuse_call(
    status: HTTPStatus,
    *,
    message: str = "",
    code: str = "",
    fields: Mapping[str, str] | None = None,
    stage: str | None = None,
    legal: list[str] | None = None,
) -> JsonResponse:
    """Answer a call of the API that cannot be served, in the envelope of every answer.

    `stage` and `legal` tell how the story stands and which calls it takes now.
    """
    usual_code, usual_message = API_WORDS[status]
    error = {
        "code": code or usual_code,
        "message": message or usual_message,
        "fields": dict(fields or {}),
        "stage": stage,
        "legal": legal or [],
    }
    body = {"success": False, "message": error["message"], "data": None, "error": error}
    return JsonResponse(body, status=status)


def _notice(request: HttpRequest, status: HTTPStatus, title: str, text: str) -> HttpResponse:
    # Not into the panel that was asked for: that keeps what stands there and what is typed in it.
    context = {
        "kind": "stale" if status == HTTPStatus.CONFLICT else "error",
        "title": title,
        "text": text,
        "alert": True,
        "action_url": page_of(request) if status == HTTPStatus.CONFLICT else "",
        "action_label": "Show how things stand",
    }
    answer = HttpResponse(render_to_string("_notice.html", context), status=status)
    answer.headers["HX-Retarget"] = "#notices"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
