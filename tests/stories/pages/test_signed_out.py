"""A session that ended while its author was typing: the way leads back to the page, and no text is lost."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from stories.models import Scene, Story
from storycreator.models import User
from tests.factories import PASSWORD
from tests.stories.pages.reading import HTMX, Page, read

TYPED = "My own words & <b>more</b> of them."


@pytest.fixture
def page(owner_client: Client, scene: Scene) -> str:
    """The page on which the author was typing."""
    return f"/stories/{scene.draft.story_id}/review/?write={scene.pk}"


@pytest.fixture
def keep(scene: Scene) -> str:
    return f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/keep/"


def way_back(address: str) -> str:
    parts = urlsplit(address)
    assert parts.path == "/accounts/login/"
    return parse_qs(parts.query)["next"][0]


def test_htmx_is_told_and_its_form_goes_through_with_the_token_of_the_next_session(
    strict_client: Client, owner: User, scene: Scene, page: str, keep: str
):
    def send() -> int:
        token = strict_client.cookies[settings.CSRF_COOKIE_NAME].value
        form = {"content": TYPED, "version": 1, "csrfmiddlewaretoken": token}
        return strict_client.post(keep, form, headers=HTMX).status_code

    read(strict_client, page)
    del strict_client.cookies[settings.SESSION_COOKIE_NAME]
    assert send() == 401 and scene.revisions.count() == 1
    before = read(strict_client, "/accounts/login/")
    token = strict_client.cookies[settings.CSRF_COOKIE_NAME].value
    answer = send_form(strict_client, before, login=owner.username, password=PASSWORD)
    assert answer.status_code == 302 and strict_client.cookies[settings.CSRF_COOKIE_NAME].value != token
    assert send() == 200
    scene.refresh_from_db()
    assert scene.current.content == TYPED


def test_without_any_cookie_htmx_is_told_the_same(scene: Scene, keep: str):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(keep, {"content": TYPED, "version": 1}, headers=HTMX).status_code == 401
    assert settings.CSRF_COOKIE_NAME in stranger.cookies


def send_form(client: Client, page: Page, **typed: str) -> HttpResponse:
    [form] = [form for form in page.forms if "password" in form.fields]
    return client.post("/accounts/login/", {**form.fields, **typed})


def test_a_text_is_shown_and_not_lost(client: Client, scene: Scene, page: str, keep: str):
    headers = {"Referer": f"http://testserver{page}"}
    answer = client.post(keep, {"content": TYPED, "version": 1}, headers=headers)
    shown = Page(answer)
    assert shown.status == 403 and "not saved" in shown.said
    assert TYPED in shown.said and "<b>more" not in shown.source
    assert way_back(shown.values("href")[-1]) == page
    assert scene.revisions.count() == 1


def test_a_text_of_one_word_in_another_script_is_a_text_too(client: Client, keep: str):
    assert "灯塔守护人" in Page(client.post(keep, {"content": "灯塔守护人"})).said


def test_an_idea_is_shown_too(client: Client, db: None):
    headers = {"Referer": "http://testserver/new/"}
    answer = client.post("/new/", {"prompt": TYPED, "scenes": "5", "key": "k" * 12}, headers=headers)
    shown = Page(answer)
    assert shown.source.count("<textarea") == 1 and TYPED in shown.said
    assert way_back(shown.values("href")[-1]) == "/new/"
    assert not Story.objects.exists()


def test_a_button_leads_to_the_sign_in_and_back_to_its_page(client: Client, reviewed: Story):
    at = f"/stories/{reviewed.pk}/review/"
    headers = {"Referer": f"http://testserver{at}"}
    answer = client.post(f"{at}approve-remaining/", {"version": 1}, headers=headers)
    assert answer.status_code == 302 and way_back(answer.headers["Location"]) == at


@pytest.mark.parametrize("referer", ["", "http://elsewhere.example/review/", "http://[", "//x"])
def test_a_page_elsewhere_is_no_way_back(client: Client, reviewed: Story, referer: str):
    path = f"/stories/{reviewed.pk}/review/approve-remaining/"
    answer = client.post(path, {"version": 1}, headers={"Referer": referer})
    assert way_back(answer.headers["Location"]) == "/"


def test_after_the_sign_in_the_page_is_open_again(client: Client, scene: Scene, page: str, keep: str):
    headers = {"Referer": f"http://testserver{page}"}
    link = Page(client.post(keep, {"content": TYPED}, headers=headers)).values("href")[-1]
    form = {"login": "olive", "password": PASSWORD}
    answer = client.post(link, {**form, "next": page})
    assert answer.headers["Location"] == page
    assert read(client, page).field("content") == scene.current.content


def test_a_page_that_is_only_opened_leads_to_the_sign_in(client: Client, page: str):
    assert way_back(client.get(page).headers["Location"]) == page
