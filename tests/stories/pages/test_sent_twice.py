"""The same form sent twice has one effect; edited and sent again it is another request."""

import pytest
from django.test import Client

from stories.models import Scene, Story
from tests.factories import approve, make_candidate
from tests.stories.pages.reading import Form, Page, read, send

SUGGEST = "Suggest three concepts Ctrl ⏎"


@pytest.fixture
def idea(owner_client: Client) -> Form:
    return read(owner_client, "/new/").form(SUGGEST)


def test_an_idea_sent_twice_is_one_story(owner_client: Client, idea: Form):
    answers = [send(owner_client, idea, SUGGEST, prompt="A keeper hides a bell") for _ in range(2)]
    assert Story.objects.count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_an_idea_that_was_edited_and_sent_again_is_another_story(owner_client: Client, idea: Form):
    send(owner_client, idea, SUGGEST, prompt="A keeper hides a bell")
    send(owner_client, idea, SUGGEST, prompt="A keeper hides a map")
    assert Story.objects.count() == 2


def test_an_idea_that_was_refused_can_be_mended_and_sent_again(owner_client: Client, idea: Form):
    refused = Page(send(owner_client, idea, SUGGEST, prompt=""))
    answer = send(owner_client, refused.form(SUGGEST), SUGGEST, prompt="A keeper hides a bell")
    assert answer.status_code == 302 and Story.objects.count() == 1


def test_a_concept_chosen_twice_is_one_draft(owner_client: Client, carded: Story):
    form = read(owner_client, f"/stories/{carded.pk}/concepts/").form("Choose this concept")
    answers = [send(owner_client, form, "Choose this concept") for _ in range(2)]
    assert [a.headers["Location"] for a in answers] == [f"/stories/{carded.pk}/draft/"] * 2
    assert carded.drafts.count() == 1


@pytest.mark.parametrize("button", ["More like this", "Three new concepts"])
def test_a_round_asked_for_twice_is_one_round(owner_client: Client, carded: Story, button: str):
    form = read(owner_client, f"/stories/{carded.pk}/concepts/").form(button)
    answers = [send(owner_client, form, button) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302]
    assert carded.ideas.count() == 2


@pytest.mark.parametrize("htmx", [False, True])
def test_a_text_kept_twice_is_one_version(owner_client: Client, scene: Scene, htmx: bool):
    at = f"/stories/{scene.draft.story_id}/review/?write={scene.pk}"
    form = read(owner_client, at).form("Keep my text")
    answers = [send(owner_client, form, "Keep my text", content="Mine.", htmx=htmx) for _ in range(2)]
    assert {a.status_code for a in answers} == {200 if htmx else 302}
    assert scene.revisions.count() == 2


def test_a_text_that_was_edited_and_sent_again_is_refused_with_both_texts(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/?write={scene.pk}"
    form = read(owner_client, at).form("Keep my text")
    send(owner_client, form, "Keep my text", content="Mine, at first.")
    page = Page(send(owner_client, form, "Keep my text", content="Mine, after Back."))
    assert page.status == 409 and page.field("content") == "Mine, after Back."
    assert "at first." in page.said


def test_a_wish_sent_twice_is_one_rewrite(owner_client: Client, scene: Scene):
    form = read(owner_client, f"/stories/{scene.draft.story_id}/review/?ask={scene.pk}").form("Rewrite")
    answers = [send(owner_client, form, "Rewrite", feedback="Shorter", htmx=True) for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert scene.revisions.count() == 2


@pytest.mark.parametrize("button", ["Accept", "Discard"])
def test_a_candidate_decided_twice_is_decided(owner_client: Client, scene: Scene, button: str):
    make_candidate(scene=scene, content="A new telling.")
    form = read(owner_client, f"/stories/{scene.draft.story_id}/review/").form(button)
    assert [send(owner_client, form, button, htmx=True).status_code for _ in range(2)] == [200, 200]
    assert scene.revisions.count() == 2


def test_a_scene_approved_twice_is_approved(owner_client: Client, scene: Scene):
    form = read(owner_client, f"/stories/{scene.draft.story_id}/review/").form("Approve scene")
    answers = [send(owner_client, form, "Approve scene", htmx=True) for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    scene.refresh_from_db()
    assert scene.version == 2


def test_the_rest_approved_twice_is_approved(owner_client: Client, reviewed: Story):
    approve(reviewed.draft.scenes.all()[0])
    form = read(owner_client, f"/stories/{reviewed.pk}/review/").form("Approve all remaining")
    answers = [send(owner_client, form, "Approve all remaining") for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302]
    reviewed.refresh_from_db()
    assert reviewed.stage == "format_selection"


def test_a_copy_asked_for_twice_is_one_copy(owner_client: Client, reviewed: Story):
    form = read(owner_client, f"/stories/{reviewed.pk}/details/").form("Duplicate")
    answers = [send(owner_client, form, "Duplicate") for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Story.objects.count() == 2


def test_a_story_deleted_twice_is_in_the_bin(owner_client: Client, reviewed: Story):
    form = read(owner_client, f"/stories/{reviewed.pk}/details/").form("Delete")
    answers = [send(owner_client, form, "Delete") for _ in range(2)]
    assert [a.headers.get("Location") for a in answers] == ["/", "/"]
    assert reviewed.title in owner_client.get("/bin/").text


@pytest.mark.parametrize(("button", "then"), [("Restore", "/"), ("Delete for good", "/bin/")])
def test_a_story_moved_out_of_the_bin_twice_is_out(
    owner_client: Client, reviewed: Story, button: str, then: str
):
    owner_client.post(f"/stories/{reviewed.pk}/delete/")
    form = read(owner_client, "/bin/").form(button)
    answers = [send(owner_client, form, button) for _ in range(2)]
    assert [a.headers.get("Location") for a in answers] == [then, then]
    assert "The bin is empty" in owner_client.get("/bin/").text
