"""Who calls: the author of a token, or whoever is signed in in the browser."""

from typing import Any

from django.http import HttpRequest
from ninja.errors import AuthenticationError, AuthorizationError, Throttled
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from storycreator.api.throttles import per_address
from storycreator.models import ApiToken, User
from storycreator.tokens import find_token


class Token(HttpBearer):
    """`Authorization: Bearer TOKEN`. A header that opens nothing is refused, whoever is signed in."""

    def __call__(self, request: HttpRequest) -> ApiToken | None:
        if "Authorization" not in request.headers:
            return None
        found: ApiToken | None = super().__call__(request)
        if found is None:
            raise failed(request)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = find_token(token)
        if found:
            # The getters that check whose a story is look here, as they do for pages.
            request.user = found.author
        return found


class BrowserSession(APIKeyCookie):
    """The session of the pages, with their CSRF token for whatever is not a GET."""

    def __init__(self, cookie: str) -> None:
        self.param_name = cookie
        super().__init__()

    def __call__(self, request: HttpRequest) -> User | None:
        # Not in django-ninja's order: it asks a stranger for a CSRF token before it asks who it is.
        if not request.user.is_authenticated:
            raise failed(request)
        if check_csrf(request):
            raise AuthorizationError
        return request.user

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        raise AssertionError("the session is read by Django")


def failed(request: HttpRequest) -> Exception:
    """Return what a caller nobody knows is answered: 401, or 429 for one that tries again and again."""
    if not per_address.allow_request(request):
        return Throttled(wait=per_address.wait())  # type: ignore[arg-type]  # it rounds it up itself
    return AuthenticationError()
