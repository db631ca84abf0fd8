"""The page of the concepts: waiting, failing, choosing, and going back to the idea."""

import pytest
from django.test import Client

from stories.models import Idea, Story
from storycreator.jobs.models import Job
from tests.factories import make_concepts, make_idea, make_job, make_reviewed_story, make_story
from tests.stories.pages.reading import HTMX, Page, read, send


@pytest.fixture
def waiting(owner) -> Story:
    """A story whose first concepts are being suggested."""
    idea = make_idea(story=make_story(author=owner))
    make_job(kind="suggest_concepts", args={"idea_id": str(idea.pk)}, topic=idea.story.topic)
    return idea.story


def test_a_concept_cannot_be_chosen_while_others_are_on_their_way(owner_client: Client, carded: Story):
    concept = carded.idea.concepts.all()[0]
    Story.objects.filter(pk=carded.pk).update(stage="idea_generation")
    path = f"/stories/{carded.pk}/concepts/{concept.pk}/choose/"
    for headers in ({}, HTMX):
        page = Page(owner_client.post(path, {"version": carded.version}, headers=headers))
        assert page.status == 409 and "not possible now: the story is at the idea" in page.said
        assert "Choose this concept" in page.said and page.values("data-autofocus") == [""]


def test_a_failure_is_said_with_a_way_on(owner_client: Client, owner):
    idea = make_idea(story=make_story(author=owner), error="The writer is <away>.")
    at = f"/stories/{idea.story_id}/concepts/"
    page = read(owner_client, at)
    assert "The writer is <away>." in page.said and not page.values("data-working")
    again = Page(send(owner_client, page.form("Try again"), "Try again", htmx=True))
    assert "Thinking of three ways" in again.said
    assert Job.objects.get().args == {"idea_id": str(idea.pk), "read": True}


def test_asking_again_for_what_is_there_is_refused(owner_client: Client, carded: Story):
    path = f"/stories/{carded.pk}/concepts/again/"
    page = Page(owner_client.post(path, {"version": carded.version}, headers=HTMX))
    assert page.status == 409 and "The concepts are here" in page.said


def test_the_cards_before_a_round_that_failed_stay(owner_client: Client, carded: Story):
    make_idea(story=carded, prompt="Another", error="The writer is away.")
    page = read(owner_client, f"/stories/{carded.pk}/concepts/")
    assert page.said.count("Choose this concept") == 3 and "Earlier concepts" not in page.said


def test_stopping_leaves_a_way_on(owner_client: Client, waiting: Story):
    at = f"/stories/{waiting.pk}/concepts/"
    assert 'http-equiv="refresh"' in owner_client.get(at).text
    page = Page(send(owner_client, read(owner_client, at).form("Stop"), "Stop", htmx=True))
    assert page.form("Try again") and "data-working" not in page.source


def test_stopping_what_has_ended_changes_nothing(owner_client: Client, carded: Story):
    path = f"/stories/{carded.pk}/concepts/stop/"
    assert owner_client.post(path).headers["Location"] == f"/stories/{carded.pk}/concepts/"
    assert owner_client.post(path, headers=HTMX).status_code == 200


def test_a_round_is_asked_for_in_the_manner_of_a_card(owner_client: Client, carded: Story):
    page = read(owner_client, f"/stories/{carded.pk}/concepts/")
    answer = send(owner_client, page.form("More like this"), "More like this")
    assert answer.headers["Location"] == f"/stories/{carded.pk}/concepts/"
    idea = Idea.objects.latest("round")
    assert (idea.kind, idea.parent) == ("more_like_this", carded.ideas.first().concepts.all()[0])


def test_htmx_gets_the_cards_alone_and_the_rail_beside_them(owner_client: Client, carded: Story):
    page = Page(owner_client.get(f"/stories/{carded.pk}/concepts/", headers=HTMX))
    assert page.values("id")[0] == "story-bar" and page.values("hx-swap-oob") == ["true"]
    assert "concepts" in page.values("id") and "<html" not in page.source


def test_an_earlier_round_can_still_be_chosen(owner_client: Client, carded: Story):
    earlier = carded.idea.concepts.all()[1]
    make_concepts(idea=make_idea(story=carded, prompt="Another"))
    form = read(owner_client, f"/stories/{carded.pk}/concepts/").form(
        "Choose this one", within=str(earlier.pk)
    )
    assert send(owner_client, form, "Choose this one").status_code == 302
    carded.refresh_from_db()
    assert carded.concept == earlier


def test_a_changed_idea_keeps_the_draft_within_reach(owner_client: Client, owner):
    story = make_reviewed_story(author=owner)
    make_concepts(idea=make_idea(story=story, prompt="Another"))
    at = f"/stories/{story.pk}"
    assert f"{at}/draft/" in read(owner_client, f"{at}/concepts/").values("href")
    assert f"{at}/draft/" in read(owner_client, f"{at}/review/").values("href")
    form = read(owner_client, f"{at}/draft/").form("Go on with this draft")
    assert send(owner_client, form, "Go on with this draft").headers["Location"] == f"{at}/draft/"
    story.refresh_from_db()
    assert story.stage == "revision"
