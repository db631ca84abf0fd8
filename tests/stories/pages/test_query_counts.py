"""How often a page asks the database: as often for a long story as for a short one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stories.models import Story
from storycreator.models import User
from tests.factories import (
    make_candidate,
    make_character,
    make_concepts,
    make_draft,
    make_idea,
    make_reviewed_story,
    make_revision,
)
from tests.stories.pages.reading import HTMX

MOST = 8


def queries(client: Client, path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, headers=headers).status_code == 200
    return len(asked)


@pytest.fixture
def long(owner: User) -> Story:
    """A story with six scenes, each with a long history and two candidates."""
    story = make_reviewed_story(author=owner, scenes=6)
    for scene in story.draft.scenes.all():
        for _ in range(8):
            make_revision(scene=scene, state="discarded")
        make_candidate(scene=scene)
        make_candidate(scene=scene)
    for number in range(5):
        make_character(story=story, name=f"Figure {number}")
        make_concepts(idea=make_idea(story=story))
    Story.objects.filter(pk=story.pk).update(stage="revision")
    return story


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("review", 8),
        ("review/status", 7),
        ("draft", 8),
        ("concepts", 6),
        ("details", 5),
        ("idea", 6),
        ("characters", 6),
    ],
)
def test_a_long_story_asks_no_more_than_a_short_one(
    owner: User, owner_client: Client, long: Story, page: str, most: int
):
    headers = HTMX if page == "review/status" else {}
    short = make_reviewed_story(author=owner, scenes=1)
    few = queries(owner_client, f"/stories/{short.pk}/{page}/", **headers)
    many = queries(owner_client, f"/stories/{long.pk}/{page}/", **headers)
    assert many <= most and abs(many - few) <= 1


def test_an_earlier_draft_adds_nothing_to_the_review(owner_client: Client, long: Story):
    before = queries(owner_client, f"/stories/{long.pk}/review/")
    draft = long.draft
    make_draft(story=long, concept=long.concept)
    long.draft, long.stage = draft, "revision"
    long.save()
    assert queries(owner_client, f"/stories/{long.pk}/review/") == before <= MOST


def test_the_history_of_a_scene_asks_no_more_when_it_is_long(owner_client: Client, long: Story):
    scene = long.draft.scenes.all()[0]
    at = f"/stories/{long.pk}/scenes/{scene.pk}"
    before = queries(owner_client, f"{at}/history/")
    for _ in range(10):
        make_revision(scene=scene)
    assert queries(owner_client, f"{at}/history/") == before <= MOST


@pytest.mark.parametrize("name", ["", "text/"])
def test_a_scene_alone_asks_for_that_scene_and_what_the_notes_compare_it_with(
    owner_client: Client, long: Story, name: str
):
    scene = long.draft.scenes.all()[0]
    assert queries(owner_client, f"/stories/{long.pk}/scenes/{scene.pk}/{name}", **HTMX) <= 8


@pytest.mark.parametrize("path", ["/", "/?show=writing", "/bin/"])
def test_the_shelf_asks_as_often_for_thirty_stories_as_for_one(owner: User, owner_client: Client, path: str):
    make_reviewed_story(author=owner)
    if path == "/bin/":
        owner_client.post(f"/stories/{Story.objects.get().pk}/delete/")
    one = queries(owner_client, path)
    for _ in range(29):
        make_reviewed_story(author=owner, scenes=2)
    assert queries(owner_client, path) == one <= 7
