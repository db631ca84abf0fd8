"""Every address of a story takes the methods that it is for; nobody comes in without signing in."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from stories.models import Story
from tests.addresses import addresses
from tests.factories import make_candidate, make_concepts, make_consent, make_decision
from tests.stories.pages.reading import HTMX

PAGES = {
    "library",
    "bin",
    "story_new",
    "story",
    "start_over",
    "concepts",
    "consents",
    "draft",
    "characters",
    "outline",
    "review",
    "review_status",
    "scene",
    "scene_text",
    "scene_history",
    "revision_compare",
    "revision_remove",
    "story_rename",
}
BOTH = {"consents", "revision_remove", "story_new", "start_over", "story_rename"}
OURS = {a.name.partition(":")[2]: a for a in addresses() if a.name.startswith("stories:")}
ACTIONS = sorted(set(OURS) - PAGES)


@pytest.fixture
def paths(reviewed: Story) -> dict[str, str]:
    """Name → address of everything there is, with rows of the story in it."""
    scene = reviewed.draft.scenes.all()[0]
    values = {
        "story_id": reviewed.pk,
        "scene_id": scene.pk,
        "draft_id": reviewed.draft_id,
        "concept_id": make_concepts(idea=reviewed.idea)[0].pk,
        "revision_id": make_candidate(scene=scene).pk,
        "character_id": reviewed.characters.get().pk,
        "decision_id": make_decision(scene=scene).pk,
        "consent_id": make_consent(author=reviewed.author).pk,
    }
    return {name: address.path(values) for name, address in OURS.items()}


def test_every_page_of_the_list_is_there():
    assert set(OURS) >= PAGES and len(ACTIONS) > 15


def test_what_changes_something_is_not_done_by_a_link(owner_client: Client, paths: dict[str, str]):
    assert {n: owner_client.get(paths[n]).status_code for n in ACTIONS} == dict.fromkeys(ACTIONS, 405)
    assert {n: owner_client.head(paths[n]).status_code for n in ACTIONS} == dict.fromkeys(ACTIONS, 405)


def test_a_page_takes_no_form(owner_client: Client, paths: dict[str, str]):
    answers = {name: owner_client.post(paths[name]).status_code for name in PAGES - BOTH}
    assert answers == dict.fromkeys(PAGES - BOTH, 405)


def test_a_page_can_be_asked_for_its_head(owner_client: Client, paths: dict[str, str]):
    answers = {name: owner_client.head(paths[name]).status_code for name in PAGES}
    assert {name for name, status in answers.items() if status not in (200, 302)} == set()


def test_nothing_takes_what_no_form_can_send(owner_client: Client, paths: dict[str, str]):
    answers = {name: owner_client.put(paths[name]).status_code for name in OURS}
    assert answers == dict.fromkeys(OURS, 405)


def test_nobody_comes_in_without_signing_in(client: Client, paths: dict[str, str]):
    answers = [
        send(path).headers["Location"] for path in paths.values() for send in (client.get, client.post)
    ]
    assert {urlsplit(address).path for address in answers} == {"/accounts/login/"}


def test_htmx_is_told_that_its_author_was_signed_out(client: Client, paths: dict[str, str]):
    answers = [send(path, headers=HTMX) for path in paths.values() for send in (client.get, client.post)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, b"")}


def test_the_address_of_a_button_says_what_it_is(owner_client: Client, paths: dict[str, str]):
    answer = owner_client.get(paths["story_delete"])
    assert answer.headers["Allow"] == "POST"
    assert "This address is for a button" in answer.text and "nothing was changed" in answer.text


def test_a_stranger_finds_nothing(stranger_client: Client, paths: dict[str, str]):
    of_everybody = ("library", "bin", "story_new", "consents")
    own = {name: path for name, path in paths.items() if name not in of_everybody}
    asked = {
        name: (stranger_client.get(p).status_code, stranger_client.post(p).status_code)
        for name, p in own.items()
    }
    assert {name for name, seen in asked.items() if not set(seen) <= {404, 405} or 404 not in seen} == set()
