"""The first account of one's own machine is made by a link that opens once."""

import pytest
from django.test import Client

from storycreator import first_run
from storycreator.models import User
from tests.factories import PASSWORD, make_story, make_user

FILLED = {"username": "olive", "password": PASSWORD}


@pytest.fixture(autouse=True)
def no_link_before(db):
    first_run.link.close()


@pytest.fixture
def address() -> str:
    link = first_run.announce("127.0.0.1", 8000)
    assert link is not None
    return link.removeprefix("http://127.0.0.1:8000")


def nobody_is_in(client: Client) -> bool:
    return "_auth_user_id" not in client.session


def test_a_wrong_secret_opens_nothing(client: Client, address: str):
    wrong = address[:-2] + ("A/" if address[-2] != "A" else "B/")
    response = client.post(wrong, FILLED)
    assert (response.status_code, User.objects.count()) == (404, 0)
    assert client.get(address).status_code == 200


def test_looking_at_the_link_does_not_use_it_up(client: Client, address: str):
    client.head(address)
    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 200]


def test_the_link_makes_a_superuser_and_signs_in(client: Client, address: str):
    response = client.post(address, FILLED)
    user = User.objects.get()
    assert (response.status_code, response["Location"]) == (302, "/")
    assert (user.username, user.is_superuser, user.is_staff, user.check_password(PASSWORD)) == (
        "olive",
        True,
        True,
        True,
    )
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_link_opens_once(client: Client, address: str):
    client.post(address, FILLED)
    response = Client().post(address, {**FILLED, "username": "second"})
    assert response.status_code == 404
    assert "Start the server again for a new one" in response.text
    assert User.objects.count() == 1


@pytest.mark.parametrize("password", ["", "lamp", "password", "olive-olive"])
def test_a_weak_password_is_refused_and_the_link_still_opens(client: Client, address: str, password: str):
    response = client.post(address, {"username": "olive-olive", "password": password})
    assert (response.status_code, User.objects.count()) == (422, 0)
    assert client.post(address, FILLED).status_code == 302


def test_a_link_is_good_for_fifteen_minutes(client: Client, address: str, monkeypatch):
    now = first_run.time.monotonic()
    monkeypatch.setattr(first_run.time, "monotonic", lambda: now + 15 * 60 + 1)
    assert client.get(address).status_code == 404


def test_each_start_makes_a_new_link(client: Client, address: str):
    first_run.announce("127.0.0.1", 8000)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded"])
def test_a_forwarded_request_is_not_let_in(client: Client, address: str, header: str):
    assert client.get(address, headers={header: "127.0.0.1"}).status_code == 404


def test_a_request_from_elsewhere_is_not_let_in(client: Client, address: str):
    assert client.get(address, REMOTE_ADDR="192.0.2.7").status_code == 404


def test_once_somebody_can_sign_in_the_link_is_dead(client: Client, address: str):
    make_user()
    assert client.get(address).status_code == 404
    assert client.post(address, FILLED).status_code == 404
    assert first_run.announce("127.0.0.1", 8000) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "stories.example", ""])
def test_no_link_where_a_stranger_could_be_first(host: str):
    assert first_run.announce(host, 8000) is None


def test_no_link_behind_a_public_address(settings):
    settings.BASE_URL = "https://stories.example"
    assert first_run.announce("127.0.0.1", 8000) is None


@pytest.mark.parametrize(
    ("host", "shown"), [("localhost", "localhost"), ("::1", "[::1]"), ("127.0.0.2", "127.0.0.2")]
)
def test_a_loopback_address_has_a_link(host: str, shown: str):
    link = first_run.announce(host, 8123)
    assert link is not None
    assert link.startswith(f"http://{shown}:8123/first-run/")


def test_an_account_without_a_password_is_taken_over_with_its_stories(client: Client):
    story = make_story(author=make_user(username="author", password=None))
    link = first_run.announce("127.0.0.1", 8000)
    assert link is not None
    client.post(link.removeprefix("http://127.0.0.1:8000"), FILLED)
    user = User.objects.get()
    assert (user.username, user.is_superuser) == ("olive", True)
    assert list(user.stories.all()) == [story]


def test_an_address_that_was_never_a_link_is_not_found(client: Client):
    assert nobody_is_in(client)
    assert client.get("/first-run/%E2%80%A6/").status_code == 404
    assert client.post("/first-run/x/", FILLED).status_code == 404


def test_a_page_with_the_form_is_not_kept_by_the_browser(client: Client, address: str):
    assert "no-store" in client.get(address)["Cache-Control"]
