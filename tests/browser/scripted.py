"""A page of ours in a real browser without a server: what it asks for is answered from here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from playwright.sync_api import Browser, Page, Request, Route, WebSocketRoute

ORIGIN = "http://stories.test"
PAGE = (
    "{% extends 'base.html' %}{% block body_attrs %}ATTRIBUTES{% endblock %}"
    "{% block main %}<h1>A page</h1>BODY{% endblock %}"
)
AUTHOR = SimpleNamespace(is_authenticated=True, pk=7, get_username=lambda: "ada", is_staff=False)

Answer = tuple[int, str]


@dataclass
class Site:
    """Pages and answers by path; what was asked and what broke."""

    page: Page
    answers: dict[str, Callable[[Request], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    sockets: list[WebSocketRoute] = field(default_factory=list)

    def show(self, path: str, body: str, *, attributes: str = "", user: Any = AUTHOR) -> None:
        """Put a page with `body` (a template) at `path`."""
        source = PAGE.replace("BODY", body).replace("ATTRIBUTES", attributes)
        page = engines["django"].from_string(source).render({"user": user, "csrf_token": "token"})
        self.answers[path] = lambda _request: (200, page)

    def answer(self, path: str, body: str, *, status: int = 200) -> None:
        self.answers[path] = lambda _request: (status, body)

    def open(self, path: str) -> None:
        self.page.goto(ORIGIN + path)

    def count(self, path: str) -> int:
        return self.asked.count(path)

    def say(self, message: str) -> None:
        self.sockets[-1].send(message)

    def serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=str(finders.find(path.removeprefix("/static/"))))
            return
        self.asked.append(path)
        status, body = self.answers.get(path, lambda _request: (404, "nothing"))(route.request)
        route.fulfill(status=status, body=body, content_type="text/html; charset=utf-8", headers=policy())


def policy() -> dict[str, str]:
    rules = "; ".join(f"{name} {' '.join(map(str, to))}" for name, to in settings.SECURE_CSP.items())
    return {"Content-Security-Policy": rules, "Content-Type": "text/html; charset=utf-8"}


@contextmanager
def site_in(browser: Browser) -> Iterator[Site]:
    """Yield a site in a context of its own; fail if a script broke or the policy was breached."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(5_000)
    site = Site(page)
    page.on("pageerror", lambda error: site.breaches.append(str(error)))
    page.on(
        "console",
        lambda line: site.breaches.append(line.text) if "Content Security Policy" in line.text else None,
    )
    page.route("**/*", site.serve)
    page.route_web_socket("**/ws/**", lambda socket: site.sockets.append(socket))
    yield site
    context.close()
    assert not site.breaches, site.breaches
