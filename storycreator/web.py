"""What views share: the typed request, pages and fragments, and what every template knows.

A view redirects with Django's `redirect`, htmx or not: `HtmxResponses` turns it into HX-Redirect.
"""

import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.middleware import HtmxDetails

from storycreator.models import User


class HtmxRequest(HttpRequest):
    """A request that has passed the middleware."""

    htmx: HtmxDetails


class AuthorRequest(HtmxRequest):
    """A request of somebody who is signed in, as every view but the public ones gets it."""

    user: User


class InTheBin(Http404):
    """What was asked for lies in its author's bin: it is not there, but can be put back."""


def form_key() -> str:
    """Return a fresh key for a form's hidden field `key`."""
    return str(uuid.uuid4())


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether htmx asks for a part of a page; a boosted link or a restored page is a whole one."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    # `htmx` is false, not None, for a request that is none of htmx's.
    return bool(htmx and not htmx.boosted and not htmx.history_restore_request)


def page_of(request: HttpRequest) -> str:
    """Return the path and query of the page that htmx is on; "/" where it does not say."""
    try:
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return "/"
    return urlunsplit(("", "", page.path or "/", page.query, ""))


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Answer with the whole page, whoever asks."""
    return render(request, template, context, status=status)


def render_partials(
    request: HttpRequest,
    template: str,
    *names: str,
    context: Mapping[str, Any] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Answer htmx with the named `{% partialdef %}`s of `template`, anybody else with the whole page.

    The partials come one after another in the order of `names`, followed by the messages of this
    request, which replace the page's notices. Raises `TemplateDoesNotExist` for an unknown name.
    """
    if not names or not wants_fragment(request):
        return render_page(request, template, context, status=status)
    parts = [render_to_string(f"{template}#{name}", context, request) for name in names]
    if len(get_messages(request)):
        parts.append(render_to_string("_messages.html", {"oob": True}, request))
    return HttpResponse("".join(parts), status=status)


def installation(_request: HttpRequest) -> dict[str, Any]:
    """Tell every template how this installation is set up."""
    return {
        "mail_works": settings.MAIL_WORKS,
        "sign_up_open": settings.SIGN_UP_OPEN,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "fonts_ready": (settings.DATA_DIR / "fonts" / "literata.woff2").exists(),
    }
