"""The API as one thing: its calls, its document, and its addresses."""

from collections.abc import Callable
from functools import cached_property, partial, update_wrapper
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from storycreator.answers import refuse_call
from storycreator.api.auth import BrowserSession, Token
from storycreator.api.bodies import StrictParser
from storycreator.api.calls import books, ideas, media, outlines, scenes, sessions
from storycreator.api.examples import answer_examples
from storycreator.api.faults import add_handlers
from storycreator.api.headers import HEADERS, PARAMETERS
from storycreator.api.links import NAMESPACE
from storycreator.api.throttles import per_address, per_token
from storycreator.web import render_page

ABOUT = """From an idea to a finished book, by the same steps as on the pages.

Every answer is an envelope: `success`, `message`, `data`, `error`. A call about a story answers with the
whole story. Slow work is answered 202 and goes on by itself: read the story again, or send `Prefer: wait=30`.
"""


class DocsPage(DocsBase):
    """Swagger UI as django-ninja ships it, on a page of ours: no script or style stands in it."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        return render_page(request, "api_docs.html", {"document_url": self.get_openapi_url(api, kwargs)})


class StoryApi(NinjaAPI):
    """django-ninja with what its document has in one place for all calls."""

    @cached_property
    def document(self) -> Any:
        document: Any = super().get_openapi_schema()
        components = document["components"]
        components |= {"parameters": PARAMETERS, "headers": HEADERS, "examples": answer_examples()}
        return document

    def get_openapi_schema(self, **_options: Any) -> Any:
        return self.document


def _make() -> StoryApi:
    api = StoryApi(
        title="Story Creator",
        version="1",
        description=ABOUT,
        docs=DocsPage(),
        urls_namespace=NAMESPACE,
        auth=[Token(), BrowserSession(settings.SESSION_COOKIE_NAME)],
        throttle=[per_address, per_token],
        parser=StrictParser(),
    )
    add_handlers(api)
    for calls in (ideas, outlines, scenes, books, sessions, media):
        api.add_router("/story", calls.router)
    return api


def addresses() -> Any:
    """What `path` takes for the API: its own authentication guards it, not the sign-in of the pages."""
    patterns, app_name, namespace = _make().urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(_answering(pattern.callback))
    return patterns, app_name, namespace


def _answering(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a view of django-ninja answer HEAD as GET, and a wrong method in the envelope."""

    def call(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return _not_allowed(response)
        # The headers alone: a body of megabytes would be read for nobody.
        return HttpResponse(status=response.status_code, headers=response.headers) if is_head else response

    # A partial has no name of its own.
    update_wrapper(call, view.func if isinstance(view, partial) else view)
    call.csrf_exempt = True  # type: ignore[attr-defined]  # the authentication asks for the token itself
    return call


def _not_allowed(response: HttpResponseBase) -> HttpResponse:
    refusal = refuse_call(HTTPStatus.METHOD_NOT_ALLOWED)
    refusal.headers["Allow"] = response.headers["Allow"]
    return refusal
