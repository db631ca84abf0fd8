"""The concept that is told, and going back to an earlier draft."""

import pytest

from stories import services
from stories.models import RevisionState, Story
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from storycreator.invariants import breaches
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from tests.factories import make_concept, make_concepts, make_draft, make_idea, outline_schema
from tests.fakes import drafted, prose, run_some, seen, write_with

pytestmark = pytest.mark.django_db


def test_nothing_can_be_chosen_before_there_are_concepts():
    idea = make_idea()
    with pytest.raises(IllegalTransition, match="the story is at the idea"):
        services.choose_concept(idea.story, concept=make_concept(idea=idea), seen=1)


def test_choosing_from_an_old_page_is_stale():
    concept = make_concepts()[0]
    story = concept.idea.story
    with pytest.raises(Stale):
        services.choose_concept(story, concept=concept, seen=story.version - 1)
    assert not story.drafts.exists()


def test_a_concept_of_another_story_cannot_be_chosen():
    story = make_concepts()[0].idea.story
    with pytest.raises(AuthorError, match="another story"):
        services.choose_concept(story, concept=make_concept(), seen=seen(story))


def test_a_choice_begins_a_draft_and_names_the_story():
    idea = make_idea()
    idea.story.title = "A keeper who lost the light"
    idea.story.save()
    concept = make_concepts(idea=idea)[1]
    draft = services.choose_concept(idea.story, concept=concept, seen=1)
    story = Story.objects.get()
    assert (story.draft, story.concept, story.stage) == (draft, concept, Stage.STORY_DRAFTING)
    assert story.title == "The Lamp 2"
    assert Job.objects.get().args == {"draft_id": str(draft.pk)}


def test_a_title_of_the_authors_own_stays():
    concept = make_concepts()[1]
    story = concept.idea.story
    services.rename_story(story, title="Mine", byline="", seen=seen(story))
    services.choose_concept(story, concept=concept, seen=seen(story))
    story.refresh_from_db()
    assert story.title == "Mine"


def test_the_same_concept_again_makes_another_draft(monkeypatch):
    story = drafted(monkeypatch)
    draft = services.choose_concept(story, concept=story.concept, seen=seen(story))
    assert draft.number == 2
    assert story.drafts.count() == 2


def test_another_choice_stops_the_draft_that_is_being_written(monkeypatch):
    write_with(monkeypatch, outline_schema(scenes=5), prose())
    cards = make_concepts()
    story = cards[0].idea.story
    first = services.choose_concept(story, concept=cards[0], seen=seen(story))
    second = services.choose_concept(story, concept=cards[1], seen=seen(story))
    first.refresh_from_db()
    assert first.error == "The planning was stopped. Nothing was lost."
    run_jobs()
    story.refresh_from_db()
    assert (story.draft, story.stage) == (second, Stage.REVISION)
    assert not first.scenes.exists()


def test_an_earlier_draft_comes_back_with_what_was_approved(monkeypatch):
    story = drafted(monkeypatch)
    first = story.draft
    services.approve_remaining(first, seen=seen(first))
    write_with(monkeypatch, outline_schema(scenes=5), prose())
    services.choose_concept(story, concept=story.idea.concepts.all()[2], seen=seen(story))
    run_jobs()
    services.choose_draft(story, draft=first, seen=seen(story))
    story.refresh_from_db()
    assert (story.draft, story.concept, story.stage) == (first, first.concept, Stage.FORMAT_SELECTION)
    assert story.title == first.concept.title
    assert list(breaches()) == []


def test_a_draft_that_is_being_written_can_be_left_and_found_again(monkeypatch):
    story = drafted(monkeypatch)
    earlier = story.draft
    later = services.choose_concept(story, concept=story.concept, seen=seen(story))
    services.choose_draft(story, draft=earlier, seen=seen(story))
    assert story.stage == Stage.REVISION
    services.choose_draft(story, draft=later, seen=seen(story))
    assert story.stage == Stage.STORY_DRAFTING


def test_a_draft_of_another_story_cannot_be_chosen(monkeypatch):
    story = drafted(monkeypatch)
    with pytest.raises(AuthorError, match="another story"):
        services.choose_draft(story, draft=make_draft(), seen=seen(story))


def test_stopping_before_the_plan_leaves_plan_again():
    concept = make_concepts()[0]
    draft = services.choose_concept(concept.idea.story, concept=concept, seen=seen(concept.idea.story))
    services.stop_drafting(draft)
    draft.refresh_from_db()
    assert draft.error == "The planning was stopped. Nothing was lost."
    assert Job.objects.get().status == JobStatus.CANCELLED


def test_planning_again_from_an_old_page_is_stale():
    concept = make_concepts()[0]
    draft = services.choose_concept(concept.idea.story, concept=concept, seen=seen(concept.idea.story))
    services.stop_drafting(draft)
    services.retry_outline(draft, seen=seen(draft.story))
    with pytest.raises(Stale):
        services.retry_outline(draft, seen=1)


def test_a_plan_that_is_there_is_not_made_again():
    draft = make_draft()
    with pytest.raises(AuthorError, match="planned already"):
        services.retry_outline(draft, seen=seen(draft.story))


def test_stopping_keeps_the_finished_scenes_and_fails_the_others(monkeypatch):
    write_with(monkeypatch, outline_schema(scenes=5), prose())
    concept = make_concepts()[0]
    story = concept.idea.story
    draft = services.choose_concept(story, concept=concept, seen=seen(story))
    run_some(2)
    services.stop_drafting(draft)
    states = [scene.revisions.get().state for scene in draft.scenes.all()]
    assert states == [RevisionState.ACCEPTED, *[RevisionState.FAILED] * 4]
    story.refresh_from_db()
    assert story.stage == Stage.REVISION


def test_stopping_the_first_scene_fails_those_that_wait_for_it(monkeypatch):
    write_with(monkeypatch, outline_schema(scenes=5), prose())
    concept = make_concepts()[0]
    draft = services.choose_concept(concept.idea.story, concept=concept, seen=seen(concept.idea.story))
    run_some(1)
    services.stop_drafting(draft)
    assert {scene.revisions.get().state for scene in draft.scenes.all()} == {RevisionState.FAILED}
    assert not Job.objects.live().exists()
