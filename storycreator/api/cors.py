"""Which other sites may call the API from a browser: CORS_ALLOWED_ORIGINS, with a token, never a cookie."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]
READABLE = (
    "ETag, Content-Location, Content-Range, Accept-Ranges, Allow, Retry-After, Preference-Applied, "
    "X-Request-ID"
)
SENDABLE = "Authorization, Content-Type, If-Match, Idempotency-Key, Prefer, Range"
METHODS = "GET, HEAD, POST, DELETE"
DAY = "86400"


class Cors:
    """Say to browsers which origins may call; without the setting nothing is said, and none may."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.CORS_ALLOWED_ORIGINS or not request.path.startswith("/api/"):
            return self.get_response(request)
        origin = request.headers.get("Origin", "").lower()
        is_allowed = origin in settings.CORS_ALLOWED_ORIGINS
        asks_first = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = _preflight() if is_allowed and asks_first else self.get_response(request)
        if is_allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = READABLE
        patch_vary_headers(response, ["Origin"])
        return response


def _preflight() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response.headers["Access-Control-Allow-Methods"] = METHODS
    response.headers["Access-Control-Allow-Headers"] = SENDABLE
    response.headers["Access-Control-Max-Age"] = DAY
    return response
