"""What the OpenAPI document says of a call besides its schemas: headers, every status, an example of each."""

from http import HTTPStatus
from typing import Any

from storycreator.answers import API_WORDS
from storycreator.api.envelope import DoneAnswer, Refusal, SessionAnswer, Shape
from storycreator.api.examples import BODIES, REFUSALS, TOO_MUCH

JSON = "application/json"
OF_ALL = (401, 405, 429, 500)
OF_A_READING = (400, 404, 422)
"""Statuses a call may answer that changes nothing: its address may hold junk."""
OF_A_CHANGE = (400, 403, 404, 409, 411, 413, 422)
MEANINGS = {
    200: "Done.",
    202: "Accepted: the work is under way, `pending` says how far. With `Prefer: wait` the time was up.",
    206: "The range that was asked for.",
    304: "Unchanged since the ETag that was sent.",
}
SESSION_HEADERS = ("ETag", "Content-Location", "Preference-Applied")


def begins() -> dict[str, Any]:
    """The call that begins a story: there is none yet that could have changed."""
    parameters = ("Idempotency-Key", "Prefer")
    return _change((200, 202), example="start", parameters=parameters)


def starts_work(example: str) -> dict[str, Any]:
    """A call after which work may be under way."""
    return _change((200, 202), example=example)


def decides(example: str) -> dict[str, Any]:
    """A call that is done when it is answered."""
    return _change((200,), example=example)


def removes() -> dict[str, Any]:
    """The call that takes a story away; it has no body."""
    refusals = (400, 403, 404, 409, 411, 413, *OF_ALL)
    return _contract({200: DoneAnswer}, refusals, headers=(), answered="done")


def reads(answer: type[Shape], example: str, *, wait: bool = False) -> dict[str, Any]:
    """A call that changes nothing."""
    headers = SESSION_HEADERS if wait else ()
    return _contract(
        {200: answer},
        (*OF_A_READING, *OF_ALL),
        headers=headers,
        answered=example,
        parameters=("Prefer",) if wait else (),
    )


def sends(*media_types: str) -> dict[str, Any]:
    """A call that answers with a file, or with a range of it."""
    contract = _contract(
        {200: None, 206: None, 304: None},
        (*OF_A_READING, 416, *OF_ALL),
        headers=("ETag", "Accept-Ranges"),
        answered="",
        parameters=("Range", "If-None-Match"),
    )
    binary = {"schema": {"type": "string", "format": "binary"}}
    for status in (200, 206):
        contract["openapi_extra"]["responses"][status]["content"] = dict.fromkeys(media_types, binary)
    return contract


def _change(
    statuses: tuple[int, ...],
    *,
    example: str,
    parameters: tuple[str, ...] = ("Idempotency-Key", "If-Match", "Prefer"),
) -> dict[str, Any]:
    contract = _contract(
        dict.fromkeys(statuses, SessionAnswer),
        (*OF_A_CHANGE, *OF_ALL),
        headers=SESSION_HEADERS,
        answered="session",
        parameters=parameters,
    )
    content = {JSON: {"examples": {name: {"value": value} for name, value in BODIES[example].items()}}}
    contract["openapi_extra"]["requestBody"] = {"content": content}
    return contract


def _contract(
    good: dict[int, type[Shape] | None],
    refusals: tuple[int, ...],
    *,
    headers: tuple[str, ...],
    answered: str,
    parameters: tuple[str, ...] = (),
) -> dict[str, Any]:
    responses = {status: _success(status, headers, answered) for status in good}
    starts_work = HTTPStatus.ACCEPTED in good
    responses |= {status: _refusal(status, starts_work=starts_work) for status in sorted(refusals)}
    extra: dict[str, Any] = {"responses": responses}
    if parameters:
        extra["parameters"] = [_ref("parameters", name) for name in parameters]
    return {"response": {**good, **dict.fromkeys(sorted(refusals), Refusal)}, "openapi_extra": extra}


def _success(status: int, headers: tuple[str, ...], answered: str) -> dict[str, Any]:
    said: dict[str, Any] = {"description": MEANINGS[status]}
    if headers:
        said["headers"] = {name: _ref("headers", name) for name in headers}
    if answered:
        said["content"] = {JSON: {"examples": {answered: _ref("examples", answered)}}}
    return said


def _refusal(status: int, *, starts_work: bool) -> dict[str, Any]:
    names = [REFUSALS[status], *(TOO_MUCH if status == HTTPStatus.TOO_MANY_REQUESTS and starts_work else ())]
    said: dict[str, Any] = {
        "description": API_WORDS[HTTPStatus(status)][1],
        "content": {JSON: {"examples": {name: _ref("examples", name) for name in names}}},
    }
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        said["headers"] = {"Retry-After": _ref("headers", "Retry-After")}
    return said


def _ref(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}
