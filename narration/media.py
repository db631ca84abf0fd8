"""Objects on their way to the browser: in pieces, from where it asks, under our own content type.

Never `FileResponse`: under ASGI it reads the whole file into memory.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags

from narration import storage
from narration.file_names import edition_file_name
from narration.models import EditionFile, Part, Take

RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
PRIVATE = "private, max-age=0, must-revalidate"


class Unsatisfiable(Exception):
    """The range begins after the end."""


@dataclass(frozen=True)
class Medium:
    """An object as it is served."""

    key: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    download_name: str = ""
    """Not empty: the browser saves it under this name."""


def serve(request: HttpRequest, medium: Medium) -> HttpResponseBase:
    """Answer with the object or the range of it that is asked for: 200, 206, 304 or 416.

    404 when the object is not in the storage in its full size.
    """
    if storage.size_of(medium.key) != medium.size:
        return HttpResponse(
            "This file is missing. Your text is not affected; make the book again.",
            status=HTTPStatus.NOT_FOUND,
            content_type="text/plain; charset=utf-8",
        )
    if _etag(medium) in parse_etags(request.headers.get("If-None-Match", "")):
        return _with_headers(HttpResponse(status=HTTPStatus.NOT_MODIFIED), medium)
    try:
        span = _asked_span(request, medium)
    except Unsatisfiable:
        answer = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        answer.headers["Content-Range"] = f"bytes */{medium.size}"
        return answer
    return _stream(request, medium, span)


def medium_of(part: Part | Take) -> Medium:
    """A reading, a spoken paragraph or a picture as it is served."""
    return Medium(part.file, part.media_type, part.size, part.sha256)


def download_of(file: EditionFile) -> Medium:
    """A file of a book as it is served: saved under the book's title."""
    ending = file.file.rpartition(".")[2]
    name = edition_file_name(file.edition.title, format=file.format, extension=ending)
    return Medium(file.file, file.media_type, file.size, file.sha256, name)


def _stream(request: HttpRequest, medium: Medium, span: tuple[int, int] | None) -> HttpResponseBase:
    first, last = span or (0, medium.size - 1)
    length = last - first + 1
    body = (
        _nothing() if request.method == "HEAD" else storage.open_range(medium.key, first=first, length=length)
    )
    status = HTTPStatus.PARTIAL_CONTENT if span else HTTPStatus.OK
    answer = StreamingHttpResponse(body, status=status, content_type=medium.media_type)
    answer.headers["Content-Length"] = str(length)
    if span:
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{medium.size}"
    return _with_headers(answer, medium)


def _with_headers[R: HttpResponseBase](answer: R, medium: Medium) -> R:
    answer.headers["ETag"] = _etag(medium)
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Cache-Control"] = PRIVATE
    answer.headers["X-Content-Type-Options"] = "nosniff"
    if medium.download_name:
        disposition = content_disposition_header(as_attachment=True, filename=medium.download_name)
        answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer


def _etag(medium: Medium) -> str:
    return f'"{medium.sha256}"'


def _asked_span(request: HttpRequest, medium: Medium) -> tuple[int, int] | None:
    """The first and last byte asked for; None for the whole, also for several ranges or nonsense."""
    asked = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or not any(asked.groups()) or not _is_same(request, medium):
        return None
    first, last = asked.groups()
    if not first:
        return _tail(int(last), size=medium.size)
    if int(first) >= medium.size:
        raise Unsatisfiable
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last or medium.size - 1), medium.size - 1)


def _tail(length: int, *, size: int) -> tuple[int, int]:
    if not length or not size:
        raise Unsatisfiable
    return max(size - length, 0), size - 1


def _is_same(request: HttpRequest, medium: Medium) -> bool:
    # A player that asks to go on does so only in the file that it began with.
    return request.headers.get("If-Range", _etag(medium)) == _etag(medium)


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""
