"""The whole way of a story with the real built-in writer: no key, no network."""

import pytest

from stories import services
from stories.models import AgentCall, Story
from stories.schemas import Brief
from stories.workflow import Stage
from storycreator.invariants import breaches
from storycreator.jobs.testing import run_jobs
from tests.factories import make_user
from tests.fakes import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db: None) -> Story:
    """A story written and waiting for its review."""
    story = services.start_story(make_user(), prompt="A lighthouse keeper hides a stolen bell", brief=Brief())
    run_jobs()
    services.choose_concept(story, concept=story.idea.concepts.all()[0], seen=seen(story))
    run_jobs()
    story.refresh_from_db()
    return story


def test_an_idea_becomes_a_reviewed_story(story: Story):
    assert story.title == story.concept.title
    assert [scene.current is not None for scene in story.draft.scenes.all()] == [True] * 5
    assert story.characters.exists()
    services.approve_remaining(story.draft, seen=seen(story.draft))
    story.refresh_from_db()
    assert story.stage == Stage.FORMAT_SELECTION
    assert list(breaches()) == []
    assert {call.error_kind for call in AgentCall.objects.all()} == {""}


def test_a_wish_is_fulfilled_in_the_writers_own_text(story: Story):
    scene = story.draft.scenes.all()[1]
    revision = services.ask_rewrite(scene, feedback="Make it shorter.", seen=scene.version)
    run_jobs()
    revision.refresh_from_db()
    assert revision.state == "candidate", revision.error
    assert revision.words < scene.current.words


def test_a_copy_can_be_rewritten_too(story: Story):
    scene = services.duplicate_story(story).draft.scenes.all()[1]
    revision = services.ask_rewrite(scene, feedback="Make it shorter.", seen=scene.version)
    run_jobs()
    revision.refresh_from_db()
    assert revision.state == "candidate", revision.error


def test_a_wish_it_cannot_fulfil_is_answered_in_words(story: Story):
    scene = story.draft.scenes.all()[1]
    revision = services.ask_rewrite(
        scene, feedback="Tell it from the point of view of the bell.", seen=seen(scene)
    )
    run_jobs()
    revision.refresh_from_db()
    assert revision.state == "failed"
    assert revision.error.endswith(".")
    assert "built-in writer" in revision.error


def test_polishing_corrects_and_keeps_the_authors_words(story: Story):
    scene = story.draft.scenes.all()[0]
    content = 'She said "wait" and teh bell rang. Nobody came.'
    polished = services.polish_text(scene, content=content, seen=seen(scene))
    run_jobs()
    polished.refresh_from_db()
    assert polished.state == "candidate", polished.error
    assert "“wait”" in polished.content
    assert "Nobody came." in polished.content


def test_three_new_are_three_others(story: Story):
    idea = services.three_new(story, seen=seen(story))
    run_jobs()
    idea.refresh_from_db()
    assert idea.error == ""
    titles = [concept.title for each in story.ideas.all() for concept in each.concepts.all()]
    assert len(set(titles)) == 6
