"""Each rule, broken by hand, is named; a story that went the whole way breaks none."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from stories.models import AgentCall, Concept, Consent, Draft, Revision, Scene, StageMove, Story
from stories.workflow import Stage
from storycreator.invariants import breaches
from storycreator.jobs.models import Job
from storycreator.models import Spending
from tests.factories import make_candidate, make_consent
from tests.fakes import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch) -> Story:
    return drafted(monkeypatch)


def change_a_text(story: Story) -> None:
    Revision.objects.filter(pk=story.draft.scenes.all()[0].current_id).update(content="Other.")


def write_without_a_job(story: Story) -> None:
    Revision.objects.filter(pk=story.draft.scenes.all()[0].current_id).update(state="writing")


def show_a_text_of_another_scene(story: Story) -> None:
    one, other = story.draft.scenes.all()[:2]
    Scene.objects.filter(pk=one.pk).update(current=other.current)


def lose_a_concept(story: Story) -> None:
    Concept.objects.filter(idea__story=story, drafts=None)[0].delete()


def jump(story: Story) -> None:
    Story.objects.update(stage=Stage.COMPLETED)


def move_against_the_table(story: Story) -> None:
    StageMove.objects.filter(new=Stage.REVISION).update(action="complete")


def lose_a_move(story: Story) -> None:
    StageMove.objects.filter(new=Stage.STORY_DRAFTING).delete()


def lose_every_scene(story: Story) -> None:
    story.draft.scenes.all().delete()


def lose_the_jobs_of_a_plan(story: Story) -> None:
    story.draft.scenes.all().delete()
    Draft.objects.update(outline_json=None)
    StageMove.objects.filter(new=Stage.REVISION).delete()
    Story.objects.update(stage=Stage.STORY_DRAFTING)
    Job.objects.all().delete()


def keep_the_beginning_of_a_plan(story: Story) -> None:
    Draft.objects.update(outline_so_far=[{"title": "The Lamp", "setting": "here"}])


def lose_the_job_of_a_round(story: Story) -> None:
    StageMove.objects.all().delete()
    Story.objects.update(stage=Stage.IDEA_GENERATION)


def write_outside(story: Story) -> None:
    AgentCall.objects.filter(pk=AgentCall.objects.earliest("pk").pk).update(service="bedrock")


def rewrite_more_than_the_passage(story: Story) -> None:
    scene = story.draft.scenes.all()[0]
    make_candidate(scene=scene, content="Another scene.", passage_start=5, passage_end=9)


def lose_a_charge(story: Story) -> None:
    AgentCall.objects.filter(pk=AgentCall.objects.earliest("pk").pk).update(cost="0.04")


def charge(story: Story, *, cost: str | None) -> Spending:
    used = {"day": "2026-11-25", "fence": 1, "purpose": "writing", "topic": story.topic}
    return Spending.objects.create(**used, reserved="0.10", cost=cost)


def charge_another_sum(story: Story) -> None:
    AgentCall.objects.filter(pk=AgentCall.objects.earliest("pk").pk).update(
        cost="0.04", spending=charge(story, cost="0.05")
    )


def leave_a_call_unsettled(story: Story) -> None:
    AgentCall.objects.filter(pk=AgentCall.objects.earliest("pk").pk).update(
        cost="0.04", spending=charge(story, cost=None)
    )


def charge_twice(story: Story) -> None:
    charge(story, cost="0.04")


CHARGED = "every call that costs something is charged once, with what it cost: call"
FAULTS = [
    (lose_a_charge, CHARGED),
    (charge_another_sum, CHARGED),
    (leave_a_call_unsettled, CHARGED),
    (charge_twice, "nothing is charged for writing without a call: spending"),
    (rewrite_more_than_the_passage, "a rewritten passage has left all around it as it was: revision"),
    (write_outside, "no outside service wrote without its author's consent: call"),
    (change_a_text, "a text never changes once it is finished: revision"),
    (write_without_a_job, "no text is being written without a live job: revision"),
    (show_a_text_of_another_scene, "the text of a scene is one of its own: scene"),
    (lose_a_concept, "has 2 concepts"),
    (jump, "its last move led to revision"),
    (move_against_the_table, "is not a legal move"),
    (lose_a_move, "it moved from story_drafting, but it was at concept_selection"),
    (lose_every_scene, "at revision"),
    (lose_the_jobs_of_a_plan, "at story_drafting"),
    (keep_the_beginning_of_a_plan, "the beginning of a plan is kept only while that is being made: draft"),
    (lose_the_job_of_a_round, "at idea_generation"),
]


@pytest.mark.parametrize(("break_it", "sentence"), FAULTS, ids=[fault[0].__name__ for fault in FAULTS])
def test_what_is_broken_is_named(story: Story, break_it: Callable[[Story], None], sentence: str):
    break_it(story)
    assert any(sentence in found for found in breaches())


def test_a_story_that_went_the_whole_way_breaks_nothing(story: Story):
    assert list(breaches()) == []


def test_a_story_that_is_gone_leaves_its_charges_and_breaks_nothing(story: Story):
    charge(story, cost="0.04")
    Story.objects.all().delete()
    assert list(breaches()) == [] and Spending.objects.count() == 1


def test_a_rewritten_passage_breaks_nothing(story: Story):
    text = story.draft.scenes.all()[0].current.content
    fields = {"passage_start": 5, "passage_end": 9}
    make_candidate(scene=story.draft.scenes.all()[0], content=f"{text[:5]}New.{text[9:]}", **fields)
    assert not any("passage" in found for found in breaches())


def test_no_sentence_tells_what_an_author_wrote(story: Story):
    change_a_text(story)
    assert not any("Other" in sentence or "keeper" in sentence for sentence in breaches())


MINUTES = [
    (-5, None, True),
    (-5, 5, True),
    (-5, -3, False),
    (5, None, False),
]


@pytest.mark.parametrize(("given", "revoked", "holds"), MINUTES)
def test_a_consent_counts_while_it_was_valid(story: Story, given: int, revoked: int | None, *, holds: bool):
    write_outside(story)
    called = AgentCall.objects.earliest("pk").created_at
    consent = make_consent(author=story.author, service="bedrock")
    ended = None if revoked is None else called + timedelta(minutes=revoked)
    Consent.objects.filter(pk=consent.pk).update(
        created_at=called + timedelta(minutes=given), revoked_at=ended
    )
    assert (list(breaches()) == []) is holds


def test_the_consent_of_another_author_or_to_another_service_does_not_count(story: Story):
    write_outside(story)
    for consent in (make_consent(service="bedrock"), make_consent(author=story.author, service="openai")):
        Consent.objects.filter(pk=consent.pk).update(created_at=story.created_at - timedelta(days=1))
    assert any("without its author's consent" in found for found in breaches())
