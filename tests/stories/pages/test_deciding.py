"""The pages where an author decides about versions: compare, take parts, refine, undo, remove."""

from typing import Any

import pytest
from django.test import Client

from stories.models import Decision, Revision, RevisionState, Scene
from tests.factories import make_candidate, make_revision
from tests.stories.pages.reading import HTMX, Page, read, send

OLD = "One stands still here.\n\nTwo is quite old and long.\n\nThree is old and long as well."
NEW = "One stands still here.\n\nTwo is quite new and long.\n\nThree is new and long as well."
TAKE = "Accept the chosen paragraphs"


@pytest.fixture
def candidate(scene: Scene) -> Revision:
    scene.current = make_revision(scene=scene, content=OLD)
    scene.save()
    return make_candidate(scene=scene, content=NEW)


def at(revision: Revision, name: str = "compare") -> str:
    return f"/stories/{revision.scene.draft.story_id}/revisions/{revision.pk}/{name}/"


def accept(client: Client, revision: Revision, *chosen: str, **fields: Any) -> Any:
    form = read(client, at(revision)).form(TAKE)
    return client.post(form.action, {**form.fields, "paragraphs": list(chosen), **fields})


@pytest.mark.parametrize("view", ["", "?view=column"])
def test_every_change_has_a_box_that_is_ticked(owner_client: Client, candidate: Revision, view: str):
    page = read(owner_client, at(candidate) + view)
    boxes = [values for tag, values in page.elements if values.get("name") == "paragraphs"]
    assert [(box["value"], "checked" in box) for box in boxes] == [("2", True), ("3", True)]
    assert "<del>" in page.source and "<ins>" in page.source and page.form(TAKE)


def test_beside_the_first_draft_nothing_is_chosen(owner_client: Client, candidate: Revision):
    page = read(owner_client, at(candidate) + "?with=first")
    assert "The first draft" in page.said and 'name="paragraphs"' not in page.source


def test_the_text_in_use_is_shown_against_the_first_draft_not_itself(
    owner_client: Client, candidate: Revision
):
    first = candidate.scene.revisions.order_by("number").first()
    page = read(owner_client, at(candidate.scene.current))
    assert f"against version {first.number}" in page.said and first != candidate.scene.current


def test_the_chosen_paragraph_is_taken_and_the_review_says_so(owner_client: Client, candidate: Revision):
    answer = accept(owner_client, candidate, "2")
    page = read(owner_client, answer.url)
    assert "the paragraphs that you chose" in page.said and page.form("Undo")
    assert Scene.objects.get(pk=candidate.scene_id).current.content == OLD.replace("quite old", "quite new")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([], "No paragraph is chosen"),
        (["1"], "is not in this comparison"),
        (["x"], "is not in this"),
        (["9" * 400], "is not in this comparison"),
    ],
)
def test_a_choice_that_makes_no_sense_is_explained_where_it_was_made(
    owner_client: Client, candidate: Revision, chosen: list[str], said: str
):
    page = Page(accept(owner_client, candidate, *chosen))
    assert page.status == 409 and said in page.said and page.form(TAKE)
    candidate.refresh_from_db()
    assert candidate.state == RevisionState.CANDIDATE


def test_a_choice_from_an_old_page_is_refused_beside_the_new_text(owner_client: Client, candidate: Revision):
    form = read(owner_client, at(candidate)).form(TAKE)
    review = f"/stories/{candidate.scene.draft.story_id}/review/"
    keep = read(owner_client, f"{review}?write={candidate.scene_id}").form("Keep my text")
    send(owner_client, keep, "Keep my text", content="One stands still here.\n\nMine.")
    page = Page(owner_client.post(form.action, {**form.fields, "paragraphs": ["2"]}))
    assert page.status == 409 and "Every text of it is kept" in page.said and "Mine." in page.said


def test_sent_twice_it_is_taken_once(owner_client: Client, candidate: Revision):
    form = read(owner_client, at(candidate)).form(TAKE)
    sent = {**form.fields, "paragraphs": ["2"]}
    assert [owner_client.post(form.action, sent).status_code for _ in range(2)] == [302, 302]
    assert Revision.objects.filter(origin="mix").count() == 1


def test_a_version_is_refined_from_its_comparison(owner_client: Client, candidate: Revision):
    page = read(owner_client, at(candidate))
    empty = Page(send(owner_client, page.form("Rewrite this version"), "Rewrite this version", feedback=" "))
    assert empty.status == 422 and "Say in a few words" in empty.said
    sent = send(owner_client, page.form("Rewrite this version"), "Rewrite this version", feedback="Shorter")
    assert sent.status_code == 302
    assert Revision.objects.get(state=RevisionState.WRITING).based_on == candidate


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("button", ["Accept", "Discard"])
def test_a_decision_is_taken_back_by_its_button(
    owner_client: Client, candidate: Revision, button: str, htmx: bool
):
    review = f"/stories/{candidate.scene.draft.story_id}/review/"
    answer = send(owner_client, read(owner_client, review).form(button), button, htmx=htmx)
    page = Page(answer) if htmx else read(owner_client, review)
    undone = send(owner_client, page.form("Undo"), "Undo", htmx=htmx)
    after = Page(undone) if htmx else read(owner_client, undone.url)
    assert "stands as it did before" in after.said and after.form("Accept")
    assert not any(form.button("Undo") for form in after.forms)
    candidate.refresh_from_db()
    assert candidate.state == RevisionState.CANDIDATE


@pytest.mark.parametrize("htmx", [False, True])
def test_approving_all_is_taken_back_at_once(owner_client: Client, scene: Scene, htmx: bool):
    review = f"/stories/{scene.draft.story_id}/review/"
    form = read(owner_client, review).form("Approve all remaining")
    answer = send(owner_client, form, "Approve all remaining", htmx=htmx)
    page = Page(answer) if htmx else read(owner_client, review)
    assert "scenes are approved." in page.said
    send(owner_client, page.form("Undo"), "Undo", htmx=htmx)
    assert not Scene.objects.filter(status="approved").exists()


def test_what_was_overtaken_is_said(owner_client: Client, candidate: Revision):
    review = f"/stories/{candidate.scene.draft.story_id}/review/"
    send(owner_client, read(owner_client, review).form("Accept"), "Accept")
    undo = read(owner_client, review).form("Undo")
    approve = read(owner_client, review).form("Approve scene", within=str(candidate.scene_id))
    send(owner_client, approve, "Approve scene")
    page = Page(send(owner_client, undo, "Undo", htmx=True))
    assert page.status == 409 and "Something newer has happened" in page.said


def test_the_button_stays_without_scripts_but_says_that_its_time_is_over(
    owner_client: Client, candidate: Revision
):
    review = f"/stories/{candidate.scene.draft.story_id}/review/"
    send(owner_client, read(owner_client, review).form("Discard"), "Discard")
    assert "data-over" not in owner_client.get(review).text
    Decision.objects.update(made_at=Decision.objects.get().made_at.replace(year=2020))
    assert "data-undo" not in owner_client.get(review).text


def test_the_history_names_what_a_text_was_made_of(owner_client: Client, candidate: Revision):
    accept(owner_client, candidate, "2")
    scene = candidate.scene
    page = read(owner_client, f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/history/")
    assert "Accepted in part" in page.said and "accepted in part" in page.said
    assert f"version {candidate.number}" in page.said and "1 of 2 changes" in page.said


def test_a_version_is_removed_after_a_question(owner_client: Client, candidate: Revision):
    page = read(owner_client, at(candidate, "remove"))
    assert "This cannot be undone" in page.said and NEW[-20:] in page.said
    answer = send(owner_client, page.form("Remove this version for good"), "Remove this version for good")
    history = read(owner_client, answer.url)
    assert "Removed by the author on" in history.said and "Two is quite new" not in history.said
    assert "was removed by the author" in read(owner_client, at(candidate, "remove")).said


def test_the_text_in_use_is_not_removed(owner_client: Client, candidate: Revision):
    current = candidate.scene.current
    page = read(owner_client, at(current, "remove"))
    assert "Accept, restore or write another text first" in page.said
    forced = owner_client.post(at(current, "remove"), {"version": candidate.scene.version}, headers=HTMX)
    assert forced.status_code == 409 and Revision.objects.get(pk=current.pk).content == OLD
