"""Rounds of concepts: asked for, stopped, tried again."""

import pytest

from stories import services
from stories.models import Story
from stories.schemas import Brief
from stories.workflow import Stage
from storycreator.errors import AuthorError, Stale
from storycreator.invariants import breaches
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from tests.factories import make_concept, make_idea, make_user
from tests.fakes import concepts, seen, write_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch) -> Story:
    """A story whose first three concepts wait for a choice."""
    write_with(
        monkeypatch,
        concepts(),
        concepts(titles=("Salt", "Ember", "Tide")),
        concepts(titles=("Rope", "Kelp", "Fog")),
    )
    story = services.start_story(make_user(), prompt="A keeper who lost the light", brief=Brief())
    run_jobs()
    story.refresh_from_db()
    return story


def test_a_round_asked_for_from_an_old_page_is_stale(story: Story):
    version = seen(story)
    services.three_new(story, seen=version)
    with pytest.raises(Stale):
        services.three_new(story, seen=version)
    assert story.ideas.count() == 2


def test_a_concept_of_another_story_cannot_be_liked(story: Story):
    with pytest.raises(AuthorError, match="another story"):
        services.more_like_this(story, concept=make_concept(), seen=seen(story))
    assert story.ideas.count() == 1


def test_a_new_round_keeps_the_earlier_ones(story: Story):
    idea = services.three_new(story, seen=seen(story))
    assert (idea.round, idea.kind, idea.prompt) == (2, "three_new", "A keeper who lost the light")
    run_jobs()
    story.refresh_from_db()
    assert story.stage == Stage.CONCEPT_SELECTION
    assert [i.concepts.count() for i in story.ideas.all()] == [3, 3]
    assert list(breaches()) == []


def test_more_like_this_goes_on_from_the_idea_of_the_concept(story: Story):
    liked = story.idea.concepts.all()[1]
    services.start_over(story, prompt="A baker who lost the salt", brief=Brief(), seen=seen(story))
    idea = services.more_like_this(story, concept=liked, seen=seen(story))
    assert idea.parent == liked
    assert idea.prompt == "A keeper who lost the light"


def test_a_new_round_ends_the_one_that_is_under_way(story: Story):
    first = services.three_new(story, seen=seen(story))
    second = services.three_new(story, seen=seen(story))
    first.refresh_from_db()
    assert first.error == "The suggestions were stopped. Nothing was lost."
    run_jobs()
    story.refresh_from_db()
    assert story.stage == Stage.CONCEPT_SELECTION
    assert second.concepts.count() == 3
    assert not first.concepts.exists()
    assert list(breaches()) == []


def test_starting_over_takes_the_new_idea_into_the_title(story: Story):
    services.start_over(story, prompt="A baker who lost the salt.", brief=Brief(), seen=seen(story))
    story.refresh_from_db()
    assert story.title == "A baker who lost the salt"


def test_starting_over_with_nothing_changes_nothing(story: Story):
    with pytest.raises(AuthorError):
        services.start_over(story, prompt=" ", brief=Brief(), seen=seen(story))
    assert story.ideas.count() == 1


def test_stopping_leaves_the_earlier_concepts_to_choose_from(story: Story):
    services.three_new(story, seen=seen(story))
    services.stop_suggesting(story)
    story.refresh_from_db()
    assert story.stage == Stage.CONCEPT_SELECTION
    assert Job.objects.latest("pk").status == JobStatus.CANCELLED


def test_stopping_the_first_round_leaves_suggest_again():
    story = services.start_story(make_user(), prompt="A keeper who lost the light", brief=Brief())
    services.stop_suggesting(story)
    story.refresh_from_db()
    assert (story.stage, story.idea.error) == (
        Stage.IDEA_GENERATION,
        "The suggestions were stopped. Nothing was lost.",
    )
    assert list(breaches()) == []


def test_suggest_again_repeats_the_same_round(monkeypatch):
    write_with(monkeypatch, concepts())
    story = services.start_story(make_user(), prompt="A keeper who lost the light", brief=Brief())
    services.stop_suggesting(story)
    idea = services.suggest_again(story, seen=seen(story))
    assert (idea.round, idea.error) == (1, "")
    run_jobs()
    story.refresh_from_db()
    assert (story.stage, idea.concepts.count()) == (Stage.CONCEPT_SELECTION, 3)


def test_suggest_again_is_refused_while_a_round_is_under_way_or_done(story: Story):
    with pytest.raises(AuthorError, match="on their way"):
        services.suggest_again(story, seen=seen(story))
    services.three_new(story, seen=seen(story))
    with pytest.raises(AuthorError, match="on their way"):
        services.suggest_again(story, seen=seen(story))


def test_a_story_in_the_bin_takes_no_decision():
    story = make_idea().story
    services.delete_story(story)
    with pytest.raises(AuthorError, match="lies in the bin"):
        services.three_new(story, seen=seen(story))
