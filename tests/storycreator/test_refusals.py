"""What cannot be served is answered in words, never with a 500."""

import json
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from storycreator.errors import AuthorError, Stale

MEGABYTE = 1024 * 1024


def raising(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(_request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("", include("storycreator.urls")),
    path("stale/", raising(Stale("This scene was changed elsewhere. Both texts are kept."))),
    path("api/v1/stale/", raising(AuthorError("Not now."))),
    path("broken/", raising(ZeroDivisionError("a secret of the program"))),
]
handler400 = "storycreator.views.bad_request"
handler403 = "storycreator.views.permission_denied"
handler404 = "storycreator.views.page_not_found"
handler500 = "storycreator.views.server_error"

with_faults = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def quiet_client(owner_client: Client) -> Client:
    """A signed-in client that gets the 500 a browser would get."""
    owner_client.raise_request_exception = False
    return owner_client


JUNK = {
    "a NUL in the path": {"path": "/stories/%00/"},
    "a NUL in the query": {"path": "/?page=%00", "expected": 400},
    "a broken character in the path": {"path": "/stories/%ff%fe/"},
    "a broken character in the query": {"path": "/?q=%ed%a0%80"},
    "a very long path": {"path": "/" + "x" * 20_000},
    "a path of dots": {"path": "/../../etc/passwd"},
    "a NUL in a cookie": {"path": "/", "headers": {"cookie": 'story_session="\\000"'}},
    "a cookie of junk": {"path": "/", "headers": {"cookie": "story_session=\xff\xfe; messages=;;=;"}},
    "a host of junk": {"path": "/", "headers": {"host": "evil.example"}},
    "an htmx address of junk": {
        "path": "/",
        "headers": {"hx-request": "true", "hx-current-url": "http://[::"},
    },
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
@pytest.mark.parametrize("who", ["client", "quiet_client"])
def test_junk_in_an_address_or_a_header_is_no_fault_of_ours(
    request: pytest.FixtureRequest, db: None, who: str, junk: dict
):
    client: Client = request.getfixturevalue(who)
    client.raise_request_exception = False
    response = client.get(junk["path"], headers=junk.get("headers", {}))
    assert response.status_code in (
        [junk["expected"]] if "expected" in junk else [200, 301, 302, 400, 401, 404]
    )


BODIES = {
    "a multipart body that ends at once": ("multipart/form-data; boundary=x", b"--x\r\nContent-Disp"),
    "a multipart body without a boundary": ("multipart/form-data", b"--x"),
    "a multipart boundary of junk": ("multipart/form-data; boundary=\xff\xff", b"--x"),
    "another encoding": ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfel\x00"),
    "an encoding nobody knows": ("application/x-www-form-urlencoded; charset=klingon", b"login=%ff"),
    "broken characters": ("application/x-www-form-urlencoded", b"login=%ed%a0%80%00\xff&password=\x00"),
    "more fields than anybody needs": ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 1500)),
    "JSON where a form belongs": ("application/json", b"{"),
}


@pytest.mark.parametrize(("kind", "body"), BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("address", ["/accounts/login/", "/new/"])
def test_a_body_of_junk_is_no_fault_of_ours(quiet_client: Client, kind: str, body: bytes, address: str):
    response = quiet_client.generic("POST", address, body, content_type=kind)
    assert response.status_code in (200, 302, 400, 422)


def test_more_than_four_megabytes_are_refused_with_a_sentence(quiet_client: Client):
    response = quiet_client.post("/new/", {"prompt": "x" * 5 * MEGABYTE})
    assert response.status_code == 413
    assert "at most 4 megabytes" in response.text
    assert "your text is still in the form" in response.text


def test_a_body_of_unknown_length_is_refused(quiet_client: Client):
    assert quiet_client.post("/new/", headers={"transfer-encoding": "chunked"}).status_code == 411


def test_a_length_that_is_no_number_is_refused(quiet_client: Client):
    assert quiet_client.get("/", CONTENT_LENGTH="²").status_code == 400


def test_an_address_that_is_not_there_is_a_page(owner_client: Client):
    response = owner_client.get("/no/such/page/")
    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_under_the_api_every_refusal_is_json(client: Client):
    response = client.get("/api/v1/no-such-call")
    assert json.loads(response.content)["error"]["code"] == "not_found"


def test_a_form_with_a_wrong_token_says_that_the_text_is_still_there(owner_client: Client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = owner_client.cookies
    response = strict.post("/new/", {"prompt": "a lamp"})
    assert response.status_code == 403
    assert "still in the form" in response.text


@with_faults
def test_a_conflict_that_no_view_caught_is_a_page_with_its_sentence(owner_client: Client):
    response = owner_client.get("/stale/")
    assert response.status_code == 409
    assert "This scene was changed elsewhere. Both texts are kept." in response.text


@with_faults
def test_a_conflict_under_htmx_leaves_the_panel_alone_and_becomes_a_notice(owner_client: Client):
    page = {"hx-request": "true", "hx-current-url": "http://testserver/stories/1/review/"}
    response = owner_client.get("/stale/", headers=page)
    assert (response.status_code, response["HX-Retarget"]) == (409, "#notices")
    assert "<html" not in response.text
    assert 'href="/stories/1/review/"' in response.text


@with_faults
def test_a_conflict_under_the_api_is_json(owner_client: Client):
    body = json.loads(owner_client.get("/api/v1/stale/").content)
    assert (body["success"], body["error"]["code"]) == (False, "conflict")
    assert "Not now." in body["message"]


@with_faults
@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_a_fault_of_ours_says_nothing_of_itself(quiet_client: Client, headers: dict):
    response = quiet_client.get("/broken/", headers=headers)
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "saved" in response.text
