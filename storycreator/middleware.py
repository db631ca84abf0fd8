"""What every request passes: its id, whom to believe about the client, what can be read, htmx."""

import ipaddress
import re
import uuid
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from storycreator.answers import refuse
from storycreator.errors import AuthorError

GetResponse = Callable[[HttpRequest], HttpResponseBase]
WITH_PORT = re.compile(r"\[([0-9a-f:.]+)\](?::\d+)?|([\d.]+):\d+", re.IGNORECASE)
"""How some proxies write a hop: `[::1]`, `[::1]:443`, `198.51.100.7:443`."""
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


class RequestId:
    """Give every request an id: in each log line of it, in the jobs it starts, and in its answer.

    An id that came with the request is not believed: it would let a client write into our logs.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = str(uuid.uuid4())
        request.META["request_id"] = request_id
        # Not taken off again at the end: Django writes its line about the answer after that.
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        return response


class TrustedProxies:
    """Believe forwarded headers only when the peer is one of TRUSTED_PROXIES."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.networks = [ipaddress.ip_network(n, strict=False) for n in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META["was_forwarded"] = any(name in request.META for name in FORWARDED)
        if self._is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = self._client(request)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def _client(self, request: HttpRequest) -> str:
        """Return the last hop that is no proxy of ours: what stands left of it anybody may have written."""
        said = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        hops = [_without_port(hop.strip()) for hop in said.split(",")]
        for hop in reversed(hops):
            if not self._is_trusted(hop):
                return hop if _is_address(hop) else str(request.META["REMOTE_ADDR"])
        return hops[0]

    def _is_trusted(self, address: str) -> bool:
        return _is_address(address) and any(
            ipaddress.ip_address(address) in network for network in self.networks
        )


def _without_port(hop: str) -> str:
    found = WITH_PORT.fullmatch(hop)
    return found[1] or found[2] if found else hop


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


class ReadableRequests:
    """Refuse, in words, what could not be read later: too much, of unknown length, or with a NUL in it.

    Django counts only the fields of a form, and a body without a length not at all. A NUL passes
    every layer down to PostgreSQL, which ends the request with an error of its own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        status = self._fault(request)
        return refuse(request, status) if status else self.get_response(request)

    def _fault(self, request: HttpRequest) -> HTTPStatus | None:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if "HTTP_TRANSFER_ENCODING" in request.META:
            return HTTPStatus.LENGTH_REQUIRED
        if not (length.isascii() and length.isdecimal()) or _has_nul(request):
            return HTTPStatus.BAD_REQUEST
        too_large = int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else None


def _has_nul(request: HttpRequest) -> bool:
    said = (
        request.path,
        request.META.get("QUERY_STRING", "").replace("%00", "\0"),
        *request.COOKIES.values(),
    )
    return any("\0" in text for text in said)


class LocalTimes:
    """Write times as the reader's own clock shows them; until its zone is known, in UTC."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with timezone.override(_zone(unquote(request.COOKIES.get("timezone", "")))):
            return self.get_response(request)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A forged cookie, or a zone that this system does not know.
        return None


class AuthorErrors:
    """Say in words what a view refused: an `AuthorError` that it let pass, 409, or a method, 405."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            allowed = response.headers["Allow"]
            response = refuse(request, HTTPStatus.METHOD_NOT_ALLOWED)
            response.headers["Allow"] = allowed
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, AuthorError):
            return None
        return refuse(request, HTTPStatus.CONFLICT, text=exception.message)


class HtmxResponses:
    """Turn a redirect into one that htmx follows as a whole page, and keep caches apart.

    A 302 inside an htmx request is followed by the browser itself, and a whole page would be swapped
    into a panel; HX-Redirect loads it as a page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
        if request.headers.get("HX-Request") and "Location" in response.headers:
            return self._as_page(response)
        return response

    def _as_page(self, response: HttpResponseBase) -> HttpResponse:
        answer = HttpResponse(status=HTTPStatus.OK, headers={"HX-Redirect": response.headers["Location"]})
        answer.cookies = response.cookies
        return answer
