"""The shelf: what stands on it, in which order, and where each story goes on."""

import pytest
from django.test import Client

from stories.models import Story
from stories.workflow import Stage
from storycreator.models import User
from tests.factories import make_job, make_reviewed_story, make_story
from tests.stories.pages.reading import read


def test_an_empty_shelf_offers_a_beginning(owner_client: Client):
    page = read(owner_client, "/")
    assert "Your shelf is empty" in page.said and "/new/" in page.values("href")


@pytest.mark.parametrize("show", ["bogus", "'; --", "{{ 7 }}", "%F0%9F"])
def test_a_filter_that_is_none_shows_everything(owner_client: Client, reviewed: Story, show: str):
    page = read(owner_client, f"/?show={show}")
    assert "Where you left off" in page.said and reviewed.title in page.said


def test_each_filter_shows_its_stories(owner: User, owner_client: Client):
    make_story(author=owner, title="Low Water")
    make_story(author=owner, title="Brass", stage=Stage.COMPLETED)
    writing, finished = (read(owner_client, f"/?show={show}").said for show in ("writing", "finished"))
    assert "Low Water" in writing and "Brass" not in writing
    assert "Brass" in finished and "Low Water" not in finished


def test_the_story_worked_on_last_stands_first(owner: User, owner_client: Client):
    older = make_story(author=owner, title="Low Water")
    make_story(author=owner, title="Brass")
    older.touch()
    page = read(owner_client, "/")
    assert page.said.index("Low Water") < page.said.index("Brass")


def test_how_far_a_story_is_stands_beside_it(owner: User, owner_client: Client):
    story = make_reviewed_story(author=owner, scenes=3)
    story.draft.scenes.all()[0].approve()
    page = read(owner_client, "/")
    assert "1 of 3 scenes approved" in page.said and "Go on reviewing" in page.said


def test_work_that_has_stopped_is_not_said_to_go_on(owner: User, owner_client: Client):
    story = make_story(author=owner, stage=Stage.STORY_DRAFTING)
    assert "Stopped for now" in read(owner_client, "/").said
    make_job(topic=story.topic)
    assert "Being written" in read(owner_client, "/").said


@pytest.mark.parametrize(
    ("stage", "page"),
    [
        ("idea_generation", "concepts"),
        ("concept_selection", "concepts"),
        ("story_drafting", "draft"),
        ("revision", "review"),
    ],
)
def test_a_story_is_opened_where_its_next_decision_is_taken(
    owner_client: Client, reviewed: Story, stage: str, page: str
):
    Story.objects.filter(pk=reviewed.pk).update(stage=stage)
    assert (
        owner_client.get(f"/stories/{reviewed.pk}/").headers["Location"] == f"/stories/{reviewed.pk}/{page}/"
    )


def test_a_copy_says_that_it_is_one(owner_client: Client, reviewed: Story):
    answer = owner_client.post(f"/stories/{reviewed.pk}/duplicate/", {"version": 1}, follow=True)
    assert "was copied. This is the copy." in answer.text and f"{reviewed.title} (copy)" in answer.text
