"""The headers of the API, as its document describes them."""

from typing import Any

MOST_WAIT = 60
"""Seconds that `Prefer: wait` may ask for; more are taken for so many."""


def _header(name: str, description: str, *, example: str = "") -> dict[str, Any]:
    said: dict[str, Any] = {"description": description, "schema": {"type": "string"}}
    if example:
        # The page of the document fills it in: so there is none where it would change what a call does.
        said["example"] = example
    return {"name": name, "in": "header", "required": False, **said}


PARAMETERS: dict[str, Any] = {
    header["name"]: header
    for header in (
        _header(
            "Idempotency-Key",
            "A key of your choice: the same key with the same body has one effect, however often it is sent, "
            "for 7 days. With another body it is another request.",
        ),
        _header(
            "If-Match",
            'The ETag of the story as it was read, or its version in quotes (`"7"`): 409 when it has changed '
            "since.",
        ),
        _header(
            "Prefer",
            f"`wait=N`: answer when nothing is under way any more, at the latest after N seconds, at most "
            f"{MOST_WAIT}.",
            example="wait=30",
        ),
        _header("Range", "A range of bytes, such as `bytes=0-1023`."),
        _header("If-None-Match", "The ETag of the copy at hand: 304 when it is still good."),
    )
}


def _answered(description: str, *, example: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}, "example": example}


HEADERS: dict[str, Any] = {
    "ETag": _answered("What `If-Match` compares.", example='"7-5f2c"'),
    "Content-Location": _answered(
        "Where this story can be read again.",
        example="/api/v1/story/session/0b5c4e52-0001-4d3a-9c1e-6f2a8d7b9e10",
    ),
    "Preference-Applied": _answered("The wait that was kept to, if one was asked for.", example="wait=30"),
    "Accept-Ranges": _answered("Ranges of bytes can be asked for.", example="bytes"),
    "Retry-After": {
        "description": "Seconds after which to ask again.",
        "schema": {"type": "integer", "minimum": 1},
        "required": True,
    },
}
