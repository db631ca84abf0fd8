"""Where an author agrees to an outside service: at the idea, and on the page of the account."""

import pytest
from django.test import Client

from stories import consent
from stories.models import Consent, Scene, Story
from storycreator.models import User
from tests.factories import make_consent
from tests.stories.pages.reading import HTMX, Page, read, send

PAGE = "/accounts/consents/"
SUGGEST = "Suggest three concepts Ctrl ⏎"
IDEA = "A keeper who lost the light"
SERVICE = "an OpenAI-compatible server at 192.0.2.1"
NOWHERE = ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "\\\\elsewhere", ""]


def tick(owner: User) -> str:
    return consent.asked_of(owner.pk).mark


def test_the_new_page_asks_and_keeps_what_was_typed(owner_client: Client, outside: str):
    page = read(owner_client, "/new/")
    assert SERVICE in page.said
    answer = Page(send(owner_client, page.form(SUGGEST), SUGGEST, prompt=IDEA))
    assert answer.status == 409 and "Tick the sentence first" in answer.said
    assert answer.field("prompt") == IDEA
    assert not Story.objects.exists() and not Consent.objects.exists()


def test_ticked_and_sent_it_agrees_and_begins(owner: User, owner_client: Client, outside: str):
    page = read(owner_client, "/new/")
    form = page.form(SUGGEST)
    send(owner_client, form, SUGGEST, prompt=IDEA, agree=tick(owner))
    assert Story.objects.get().author == owner and Consent.objects.get().service == outside
    assert "id_agree" not in read(owner_client, "/new/").source


def test_an_idea_that_is_refused_leaves_the_box_ticked_and_nothing_agreed(
    owner: User, owner_client: Client, outside: str
):
    form = read(owner_client, "/new/").form(SUGGEST)
    answer = Page(send(owner_client, form, SUGGEST, prompt="", agree=tick(owner)))
    assert answer.status == 422 and answer.field("agree") == tick(owner)
    assert not Consent.objects.exists()


def test_a_changed_idea_asks_too(owner: User, owner_client: Client, carded: Story, outside: str):
    form = read(owner_client, f"/stories/{carded.pk}/idea/").form(SUGGEST)
    assert send(owner_client, form, SUGGEST).status_code == 409
    assert carded.ideas.count() == 1
    assert send(owner_client, form, SUGGEST, agree=tick(owner)).status_code == 302
    assert carded.ideas.count() == 2


def test_with_the_built_in_writer_nothing_is_asked(owner_client: Client):
    assert "id_agree" not in read(owner_client, "/new/").source
    page = read(owner_client, PAGE)
    assert "Nothing leaves this machine." in page.said and "nothing to agree to" in page.said


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refusal_leads_to_where_one_agrees_and_back(
    headers: dict[str, str], owner: User, owner_client: Client, carded: Story, outside: str
):
    at = f"/stories/{carded.pk}/concepts/"
    answer = Page(owner_client.post(f"{at}three-new/", {"version": carded.version}, headers=headers))
    assert answer.status == 409 and SERVICE in answer.said
    [link] = [href for href in answer.values("href") if href.startswith(PAGE) and "next" in href]
    form = read(owner_client, link).form("Agree")
    assert send(owner_client, form, "Agree", agree=tick(owner))["Location"] == at
    assert owner_client.post(f"{at}three-new/", {"version": carded.version}).status_code == 302


def test_a_wish_stays_in_its_form_beside_the_link(owner_client: Client, scene: Scene, outside: str):
    at = f"/stories/{scene.draft.story_id}"
    sent = {"version": scene.version, "feedback": "Shorter."}
    answer = Page(owner_client.post(f"{at}/scenes/{scene.pk}/ask/", sent, headers=HTMX))
    assert answer.status == 409 and answer.field("feedback") == "Shorter."
    assert f"{PAGE}?next={at}/review/" in answer.values("href")


def test_another_refusal_has_no_such_link(owner_client: Client, carded: Story, outside: str):
    answer = Page(owner_client.post(f"/stories/{carded.pk}/concepts/three-new/", {"version": 99}))
    assert answer.status == 409 and not any("next=" in href for href in answer.values("href"))


def test_unticked_is_said_at_the_box(owner_client: Client, outside: str):
    answer = Page(send(owner_client, read(owner_client, PAGE).form("Agree"), "Agree"))
    assert answer.status == 409 and "Tick the sentence first" in answer.said
    assert not Consent.objects.exists()


@pytest.mark.parametrize("elsewhere", NOWHERE)
def test_it_never_leads_elsewhere(elsewhere: str, owner: User, owner_client: Client, outside: str):
    answer = owner_client.post(PAGE, {"agree": tick(owner), "next": elsewhere})
    assert answer["Location"] == PAGE
    assert elsewhere == "" or elsewhere not in owner_client.get(PAGE, {"next": elsewhere}).text


def test_a_consent_is_revoked_where_it_is_shown(owner: User, owner_client: Client, outside: str):
    make_consent(author=owner, service=outside)
    form = read(owner_client, PAGE).form("Revoke")
    for _ in range(2):
        assert send(owner_client, form, "Revoke").status_code == 302
    assert Consent.objects.get().revoked_at
    assert read(owner_client, PAGE).form("Agree")


def test_a_stranger_sees_and_revokes_nothing(owner: User, stranger_client: Client, outside: str):
    given = make_consent(author=owner, service=outside)
    assert stranger_client.post(f"{PAGE}{given.pk}/revoke/").status_code == 404
    assert "Revoke" not in stranger_client.get(PAGE).text
    assert not Consent.objects.get().revoked_at


def test_the_page_is_kept_by_no_cache(owner_client: Client):
    assert "no-store" in owner_client.get(PAGE)["Cache-Control"]
