"""Whom to believe about the client, and how htmx is answered."""

from datetime import UTC, datetime

import pytest
import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone

from storycreator.middleware import HtmxResponses, LocalTimes, TrustedProxies


def seen_by_a_view(peer: str, **headers: str) -> HttpRequest:
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    TrustedProxies(view)(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer))
    return seen[0]


@pytest.fixture
def behind_a_proxy(settings) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "::1"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_a_stranger_is_not_believed(behind_a_proxy: None):
    request = seen_by_a_view("198.51.100.7", x_forwarded_for="127.0.0.1", x_forwarded_proto="https")
    assert (request.META["REMOTE_ADDR"], request.scheme) == ("198.51.100.7", "http")
    assert request.META["was_forwarded"]


def test_a_proxy_of_ours_is_believed(behind_a_proxy: None):
    request = seen_by_a_view("10.1.2.3", x_forwarded_for="198.51.100.7", x_forwarded_proto="https")
    assert (request.META["REMOTE_ADDR"], request.scheme) == ("198.51.100.7", "https")


def test_what_a_client_wrote_left_of_the_last_stranger_is_not_believed(behind_a_proxy: None):
    request = seen_by_a_view("::1", x_forwarded_for="127.0.0.1, 198.51.100.7, 10.9.9.9")
    assert request.META["REMOTE_ADDR"] == "198.51.100.7"


@pytest.mark.parametrize(
    ("hop", "client"),
    [
        ("198.51.100.7:443", "198.51.100.7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ("2001:db8::7", "2001:db8::7"),
    ],
)
def test_a_hop_may_be_written_with_its_port(behind_a_proxy: None, hop: str, client: str):
    assert seen_by_a_view("10.1.2.3", x_forwarded_for=hop).META["REMOTE_ADDR"] == client


@pytest.mark.parametrize("junk", ["", "unknown", "198.51.100.7:80; drop", ",,,"])
def test_a_proxy_that_says_junk_is_taken_for_the_client(behind_a_proxy: None, junk: str):
    assert seen_by_a_view("10.1.2.3", x_forwarded_for=junk).META["REMOTE_ADDR"] == "10.1.2.3"


def test_a_direct_request_was_not_forwarded():
    assert not seen_by_a_view("127.0.0.1").META["was_forwarded"]


def htmx_answer(response: HttpResponse, *, page: str = "http://testserver/stories/1/?tab=2") -> HttpResponse:
    request = RequestFactory().get("/", headers={"hx-request": "true", "hx-current-url": page})
    return HtmxResponses(lambda _: response)(request)


def test_a_redirect_becomes_a_page_load_and_keeps_its_cookies():
    response = HttpResponseRedirect("/new/")
    response.set_cookie("messages", "kept")
    answer = htmx_answer(response)
    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/new/")
    assert answer.cookies["messages"].value == "kept"


def test_after_the_session_htmx_is_told_and_its_page_not_left(client: Client):
    response = client.get("/", headers={"hx-request": "true"})
    assert response.status_code == 401 and not response.content
    assert {"Location", "HX-Redirect"}.isdisjoint(response.headers)


def test_an_answer_without_an_address_is_left_alone():
    assert htmx_answer(HttpResponseNotModified()).status_code == 304


def test_caches_keep_fragments_and_pages_apart():
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(
        htmx_answer(HttpResponse())["Vary"].split(", ")
    )


def test_every_answer_has_an_id_of_our_own(client: Client):
    ids = [client.get("/livez", headers={"x-request-id": "mine"})["X-Request-ID"] for _ in range(2)]
    assert ids[0] != ids[1]
    assert "mine" not in ids


def test_the_id_of_an_answer_stands_in_the_log(client: Client):
    response = client.get("/no/such/page")
    assert structlog.contextvars.get_contextvars() == {"request_id": response["X-Request-ID"]}


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("Asia%2FTokyo", "21:00"), ("America/New_York", "07:00"), ("", "12:00"), ("../etc/passwd", "12:00")],
)
def test_times_are_those_of_the_readers_clock(zone: str, hour: str):
    def view(_request: HttpRequest) -> HttpResponse:
        noon = datetime(2026, 11, 25, 12, tzinfo=UTC)
        return HttpResponse(Template("{{ noon|date:'H:i' }}").render(Context({"noon": noon})))

    request = RequestFactory().get("/")
    request.COOKIES["timezone"] = zone
    assert LocalTimes(view)(request).content.decode() == hour
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_name_that_is_no_zone_is_no_fault(client: Client, db: None):
    client.cookies["timezone"] = "x" * 300
    assert client.get("/accounts/login/").status_code == 200
