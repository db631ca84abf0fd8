"""What every answer passes: whom to believe about the client, and what htmx needs to be told."""

import ipaddress
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

GetResponse = Callable[[HttpRequest], HttpResponseBase]
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


class TrustedProxies:
    """Believe forwarded headers only when the peer is one of TRUSTED_PROXIES."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.networks = [ipaddress.ip_network(n, strict=False) for n in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.META["was_forwarded"] = any(name in request.META for name in FORWARDED)
        if self._trusted(request.META.get("REMOTE_ADDR", "")):
            hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            request.META["REMOTE_ADDR"] = hops[-1].strip() or request.META["REMOTE_ADDR"]
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def _trusted(self, address: str) -> bool:
        try:
            peer = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(peer in network for network in self.networks)


class HtmxResponses:
    """Turn a redirect into one that htmx follows as a whole page, and keep caches apart.

    A 302 inside an htmx request is followed by the browser itself, and the login page of an expired
    session would be swapped into a panel; HX-Redirect loads it as a page, with the way back.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
        if request.headers.get("HX-Request") and 300 <= response.status_code < 400:
            return self._as_page(request, response)
        return response

    def _as_page(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
        address = response.headers.get("Location", "/")
        login = resolve_url(settings.LOGIN_URL)
        if address.startswith(login):
            page = urlsplit(request.headers.get("HX-Current-URL", "/")).path or "/"
            address = f"{login}?{urlencode({'next': page})}"
        answer = HttpResponse(status=HTTPStatus.OK, headers={"HX-Redirect": address})
        answer.cookies = response.cookies
        return answer
