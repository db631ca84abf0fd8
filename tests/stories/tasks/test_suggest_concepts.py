"""What a worker does for an idea."""

import pytest
from strands.types.exceptions import ModelThrottledException

from stories import services
from stories.models import AgentCall, Story
from stories.schemas import Brief
from stories.workflow import Stage
from stories.writers.builtin.errors import CannotDo
from storycreator.invariants import breaches
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from tests.factories import make_user
from tests.fakes import concepts, seen, write_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db: None) -> Story:
    return services.start_story(make_user(), prompt="A keeper who lost the light", brief=Brief())


def test_a_busy_writer_is_tried_three_times_and_then_the_author_is_told(story, monkeypatch):
    write_with(monkeypatch, ModelThrottledException("slow down"))
    run_jobs()
    story.refresh_from_db()
    assert story.idea.error == "The writer is busy. Nothing was lost. Try again in a minute."
    assert story.stage == Stage.IDEA_GENERATION
    assert [call.attempt for call in AgentCall.objects.order_by("pk")] == [1, 2, 3]
    assert {call.error_kind for call in AgentCall.objects.all()} == {"busy"}
    assert list(breaches()) == []


def test_what_the_writer_cannot_do_is_not_tried_again(story, monkeypatch):
    model = write_with(monkeypatch, CannotDo("The built-in writer knows no dragons."))
    run_jobs()
    assert story.idea.error == "The built-in writer knows no dragons."
    assert len(model.asked) == 1


def test_a_failed_later_round_leaves_the_earlier_concepts(story, monkeypatch):
    write_with(monkeypatch, concepts(), ConnectionResetError())
    run_jobs()
    services.three_new(story, seen=seen(story))
    run_jobs()
    story.refresh_from_db()
    assert story.stage == Stage.CONCEPT_SELECTION
    assert "not answering" in story.idea.error
    assert list(breaches()) == []


def test_a_writer_that_recovers_delivers(story, monkeypatch):
    write_with(monkeypatch, ModelThrottledException("slow down"), concepts())
    run_jobs()
    story.refresh_from_db()
    assert (story.stage, story.idea.error) == (Stage.CONCEPT_SELECTION, "")
    assert [concept.position for concept in story.idea.concepts.all()] == [1, 2, 3]


def test_a_later_round_is_told_what_was_shown_and_what_was_liked(story, monkeypatch):
    other = concepts(titles=("Salt", "Ember", "Tide"))
    model = write_with(monkeypatch, concepts(), other)
    run_jobs()
    services.more_like_this(story, concept=story.idea.concepts.all()[0], seen=seen(story))
    run_jobs()
    request = model.asked[-1].request
    assert request.kind == "more_like_this"
    assert request.like.title == "The Wick"
    assert [card.title for card in request.seen] == ["The Wick", "Low Water", "Brass"]


def test_a_job_for_an_idea_that_is_gone_does_nothing(story, monkeypatch):
    model = write_with(monkeypatch, concepts())
    Story.objects.all().delete()
    run_jobs()
    assert Job.objects.get().status == JobStatus.DONE
    assert model.asked == []


def test_each_call_is_recorded_without_a_word_of_text(story, monkeypatch):
    write_with(monkeypatch, concepts())
    run_jobs()
    call = AgentCall.objects.get()
    assert (call.role, call.model, call.stop_reason) == ("idea_generator", "builtin:", "tool_use")
    assert (call.tokens_in, call.tokens_out) == (11, 7)
    assert not any("keeper" in str(value) for value in vars(call).values())
