"""Forms that no page of ours has made: ids of others, versions, stages and keys that are none."""

import uuid

import pytest
from django.test import Client

from stories.models import Revision, Scene, SceneStatus, Story
from storycreator.models import Submission
from tests.factories import make_candidate, make_concept, make_draft, make_reviewed_story, make_story
from tests.stories.pages.reading import HTMX, Page

FORGED_VERSIONS = ["-1", "abc", "1" + "0" * 30, "", "1.5", "٣", "\0", "0x1", "1e0", "null"]


def at(scene: Scene, action: str) -> str:
    return f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/{action}/"


@pytest.mark.parametrize("version", FORGED_VERSIONS)
def test_a_version_that_is_none_changes_nothing(owner_client: Client, scene: Scene, version: str):
    answer = owner_client.post(at(scene, "keep"), {"content": "Mine.", "version": version})
    page = Page(answer)
    assert page.status == 409 and page.field("content") == "Mine."
    assert scene.revisions.count() == 1


@pytest.mark.parametrize("version", FORGED_VERSIONS)
def test_a_version_that_is_none_suggests_nothing(owner_client: Client, carded: Story, version: str):
    answer = owner_client.post(f"/stories/{carded.pk}/concepts/three-new/", {"version": version})
    assert answer.status_code == 409 and "Choose this concept" in answer.text
    assert carded.ideas.count() == 1


@pytest.mark.parametrize("action", ["choose", "more-like-this"])
def test_the_concept_of_another_author_is_not_there(owner_client: Client, carded: Story, action: str):
    foreign = make_concept()
    path = f"/stories/{carded.pk}/concepts/{foreign.pk}/{action}/"
    assert owner_client.post(path, {"version": carded.version}).status_code == 404


@pytest.mark.parametrize("action", ["approve", "ask", "keep", "polish", "retry"])
def test_the_scene_of_another_author_is_not_there(owner_client: Client, reviewed: Story, action: str):
    foreign = make_reviewed_story().draft.scenes.all()[0]
    path = f"/stories/{reviewed.pk}/scenes/{foreign.pk}/{action}/"
    answer = owner_client.post(path, {"content": "Mine.", "feedback": "Shorter", "version": 1})
    assert answer.status_code == 404 and foreign.revisions.count() == 1


@pytest.mark.parametrize("action", ["accept", "discard", "restore", "stop"])
def test_the_version_of_another_author_is_not_there(owner_client: Client, reviewed: Story, action: str):
    foreign = make_candidate()
    path = f"/stories/{reviewed.pk}/revisions/{foreign.pk}/{action}/"
    assert owner_client.post(path, {"version": 1}).status_code == 404
    assert Revision.objects.get(pk=foreign.pk).state == "candidate"


def test_the_draft_of_another_author_is_not_there(owner_client: Client, reviewed: Story):
    path = f"/stories/{reviewed.pk}/drafts/{make_draft().pk}/choose/"
    assert owner_client.post(path, {"version": 1}).status_code == 404


def test_the_text_of_another_author_cannot_be_approved(owner_client: Client, scene: Scene):
    foreign = make_candidate()
    answer = owner_client.post(at(scene, "approve"), {"revision": foreign.pk, "version": 1})
    assert answer.status_code == 404


def test_the_text_of_another_scene_cannot_be_approved(owner_client: Client, scene: Scene):
    other = scene.draft.scenes.all()[1].current
    answer = owner_client.post(at(scene, "approve"), {"revision": other.pk, "version": 1}, headers=HTMX)
    assert answer.status_code == 409 and "has another text by now" in answer.text
    scene.refresh_from_db()
    assert scene.status == SceneStatus.PENDING


@pytest.mark.parametrize("revision", ["", "abc", "1", "\0"])
def test_an_approval_of_nothing_is_told_what_to_do(owner_client: Client, scene: Scene, revision: str):
    answer = owner_client.post(at(scene, "approve"), {"revision": revision, "version": 1}, headers=HTMX)
    assert answer.status_code == 409 and "Read the scene once more" in answer.text


@pytest.mark.parametrize("field", ["scenes", "words", "point_of_view"])
def test_a_choice_that_is_not_offered_is_said_at_its_field(owner_client: Client, field: str):
    answer = owner_client.post("/new/", {"prompt": "A keeper hides a bell", field: "7000"})
    page = Page(answer)
    assert page.status == 422 and page.field("prompt") == "A keeper hides a bell"
    assert f"id_{field}_error" in page.values("id") and not Story.objects.exists()


def test_a_stage_cannot_be_sent(owner_client: Client, reviewed: Story):
    form = {"title": "Mine", "version": 1, "stage": "completed", "undecided": "generation", "author": 7}
    owner_client.post(f"/stories/{reviewed.pk}/details/", form)
    reviewed.refresh_from_db()
    assert (reviewed.title, reviewed.stage) == ("Mine", "revision")


@pytest.mark.parametrize("key", ["", "x", "' OR 1=1 --", "k" * 10_000, "\0", "ключ-ключ"])
def test_a_key_that_is_none_is_no_memory_and_no_fault(owner_client: Client, scene: Scene, key: str):
    answer = owner_client.post(at(scene, "keep"), {"content": "Mine.", "version": 1, "key": key})
    assert answer.status_code == 302 and not Submission.objects.exists()


def test_a_key_of_another_author_answers_nothing_of_theirs(
    owner_client: Client, stranger_client: Client, carded: Story
):
    key = str(uuid.uuid4())
    made = owner_client.post("/new/", {"prompt": "A keeper hides a bell", "key": key})
    other = stranger_client.post("/new/", {"prompt": "A keeper hides a bell", "key": key})
    assert made.headers["Location"] != other.headers["Location"]


def test_a_form_without_its_token_is_refused_in_words(strict_client: Client, scene: Scene):
    answer = strict_client.post(at(scene, "keep"), {"content": "Mine.", "version": 1})
    assert answer.status_code == 403 and scene.revisions.count() == 1


def test_a_query_of_nonsense_opens_nothing(owner_client: Client, reviewed: Story):
    foreign = make_story()
    for query in ("?ask=abc", f"?write={foreign.pk}", "?ask=", "?write=%F0", "?ask=1&write=2"):
        answer = owner_client.get(f"/stories/{reviewed.pk}/review/{query}")
        assert answer.status_code == 200 and "<textarea" not in answer.text
