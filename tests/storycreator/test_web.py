"""One view serves the page and its parts; the server chooses the part."""

import uuid

import pytest
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from storycreator.web import form_key, page_of, render_page, render_partials

PAGE = """<html>{% partialdef scene inline %}<p id="scene">{{ text }}</p>{% endpartialdef %}
{% partialdef status inline %}<p id="status">{{ text }}</p>{% endpartialdef %}</html>"""


@pytest.fixture(autouse=True)
def page(tmp_path, settings):
    (tmp_path / "page.html").write_text(PAGE)
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]


def asked(**headers: str) -> HttpRequest:
    request = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    request._messages = CookieStorage(request)
    return request


HTMX = {"hx-request": "true"}


def test_htmx_gets_the_named_parts_in_their_order():
    answer = render_partials(
        asked(**HTMX), "page.html", "status", "scene", context={"text": "A lamp."}, status=409
    )
    assert (answer.text, answer.status_code) == ('<p id="status">A lamp.</p><p id="scene">A lamp.</p>', 409)


@pytest.mark.parametrize(
    "headers", [{}, {**HTMX, "hx-boosted": "true"}, {**HTMX, "hx-history-restore-request": "true"}]
)
def test_anybody_else_gets_the_whole_page(headers: dict):
    answer = render_partials(asked(**headers), "page.html", "scene", context={"text": "A lamp."}, status=422)
    assert answer.text.startswith("<html>")
    assert answer.text.count("A lamp.") == 2
    assert answer.status_code == 422


def test_without_a_name_the_page_is_whole():
    assert render_partials(asked(**HTMX), "page.html").text.startswith("<html>")
    assert render_page(asked(**HTMX), "page.html").text.startswith("<html>")


def test_a_part_that_is_not_there_is_a_fault():
    with pytest.raises(TemplateDoesNotExist):
        render_partials(asked(**HTMX), "page.html", "no-such-part")


def test_text_is_escaped_in_a_part_too():
    answer = render_partials(asked(**HTMX), "page.html", "scene", context={"text": "<script>"})
    assert "<script>" not in answer.text


def test_messages_come_with_the_part_and_replace_the_notices():
    request = asked(**HTMX)
    messages.success(request, "The scene is approved.")
    answer = render_partials(request, "page.html", "scene", context={"text": "A lamp."})
    assert answer.text.startswith('<p id="scene">')
    assert 'id="notices"' in answer.text
    assert "The scene is approved." in answer.text


def test_without_messages_the_notices_stay():
    assert "notices" not in render_partials(asked(**HTMX), "page.html", "scene").text


def test_a_key_is_used_once():
    assert form_key() != form_key()
    assert uuid.UUID(form_key()).version == 4


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("http://testserver/bin/?page=2#row", "/bin/?page=2"),
        ("http://testserver", "/"),
        ("", "/"),
        ("http://[::", "/"),
    ],
)
def test_the_page_that_htmx_is_on(said: str, page: str):
    assert page_of(asked(**{"hx-current-url": said})) == page
