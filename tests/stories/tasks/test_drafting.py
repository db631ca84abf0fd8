"""What a worker does for a draft: the plan, the first scene, then all others."""

import pytest
from strands.types.exceptions import ModelThrottledException

from stories import services
from stories.models import Draft, Revision, RevisionState, Scene
from stories.workflow import Stage
from stories.writers.builtin.errors import CannotDo
from storycreator.invariants import breaches
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from tests.factories import make_concepts, outline_schema
from tests.fakes import Ends, prose, run_some, seen, write_with

pytestmark = pytest.mark.django_db

PLAN = outline_schema(scenes=5)


@pytest.fixture
def draft(db: None) -> Draft:
    concept = make_concepts()[0]
    return services.choose_concept(concept.idea.story, concept=concept, seen=seen(concept.idea.story))


def scene_of(draft: Draft, number: int) -> Scene:
    return Scene.objects.get(draft=draft, number=number)


def stage_of(draft: Draft) -> str:
    draft.refresh_from_db()
    return draft.story.stage


def test_a_plan_that_fails_can_be_made_again(draft, monkeypatch):
    write_with(monkeypatch, CannotDo("The built-in writer knows no dragons."))
    run_jobs()
    assert stage_of(draft) == Stage.STORY_DRAFTING
    assert draft.error == "The built-in writer knows no dragons."
    write_with(monkeypatch, PLAN, prose())
    services.retry_outline(draft, seen=seen(draft.story))
    run_jobs()
    assert (stage_of(draft), draft.error) == (Stage.REVISION, "")


def test_a_plan_with_the_wrong_number_of_scenes_is_not_taken(draft, monkeypatch):
    write_with(monkeypatch, outline_schema(scenes=4))
    run_jobs()
    draft.refresh_from_db()
    assert "could not be used" in draft.error
    assert not draft.scenes.exists()


def test_one_scene_that_fails_fails_alone(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose(), *[prose(), Ends("refusal", "I"), prose(), prose()])
    run_jobs()
    failed = Revision.objects.get(state=RevisionState.FAILED)
    assert "declined" in failed.error
    assert Revision.objects.filter(state=RevisionState.ACCEPTED).count() == 4
    assert stage_of(draft) == Stage.REVISION


def test_a_first_scene_that_fails_does_not_keep_the_others_back(draft, monkeypatch):
    model = write_with(monkeypatch, PLAN, CannotDo("Not this one."), prose())
    run_jobs()
    assert scene_of(draft, 1).current is None
    assert scene_of(draft, 5).current
    assert model.asked[-1].request.anchor == ""
    assert stage_of(draft) == Stage.REVISION


def test_a_failed_scene_can_be_written_again(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose(), CannotDo("Not this one."), prose())
    run_jobs()
    scene = scene_of(draft, 2)
    services.retry_scene(scene, seen=scene.version)
    run_jobs()
    scene.refresh_from_db()
    assert scene.current.number == 2
    assert stage_of(draft) == Stage.REVISION


def test_a_stream_that_is_cut_is_written_anew_and_nothing_of_it_stays(draft, monkeypatch):
    write_with(monkeypatch, PLAN, Ends(text="The half of a"), prose())
    run_jobs()
    assert scene_of(draft, 1).current.content == prose()


def test_when_every_scene_fails_the_story_still_offers_an_action(draft, monkeypatch):
    write_with(monkeypatch, PLAN, ModelThrottledException("slow down"))
    run_jobs()
    assert stage_of(draft) == Stage.REVISION
    assert not [
        sentence for sentence in breaches() if "next action" in sentence or "being written" in sentence
    ]


def test_no_scene_is_written_before_the_first_whose_voice_they_keep(draft, monkeypatch):
    model = write_with(monkeypatch, PLAN, prose(word="first"), prose())
    run_some(1)
    assert Job.objects.live().count() == 1
    assert [s.revisions.get().state for s in draft.scenes.all()] == ["writing"] * 5
    run_some(1)
    assert Job.objects.live().count() == 4
    run_jobs()
    assert {asked.request.anchor for asked in model.asked[2:]} == {prose(word="first")}


def test_a_draft_is_reviewed_when_its_last_scene_is_there(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose())
    run_some(5)
    assert stage_of(draft) == Stage.STORY_DRAFTING
    run_jobs()
    assert stage_of(draft) == Stage.REVISION
    assert [c.name for c in draft.story.characters.all()] == ["Mara"]


def test_a_text_that_arrives_ages_the_forms_that_show_it(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose())
    run_some(1)
    before = seen(draft), scene_of(draft, 1).version
    run_some(1)
    assert (seen(draft), scene_of(draft, 1).version) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize(
    ("first", "second", "kept", "note"),
    [
        (240, 412, 412, "Too short at first, so it was extended once: 240 to 412 words."),
        (900, 560, 560, "Too long at first, so it was shortened once: 900 to 560 words."),
        (240, 320, 320, "Too short at first, so it was extended once: 240 to 320 words."),
        (240, 200, 240, "Too short at first; a second try had 200 words, so the first one with 240 stands."),
        (240, 240, 240, "Too short at first, but a second try brought the same 240 words."),
    ],
)
def test_a_length_out_of_range_is_put_right_once_and_told(draft, monkeypatch, first, second, kept, note):
    model = write_with(monkeypatch, PLAN, prose(first), prose(second), prose())
    run_some(2)
    revision = scene_of(draft, 1).current
    assert (revision.words, revision.note) == (kept, note)
    assert model.asked[2].request.words_before == first


def test_a_repair_that_fails_keeps_the_first_text(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose(240), ModelThrottledException("slow down"), prose())
    run_some(2)
    revision = scene_of(draft, 1).current
    assert revision.words == 240
    assert revision.note.startswith("Too short at first, but a second try failed. The writer is busy.")


def test_a_length_within_range_is_left_alone(draft, monkeypatch):
    model = write_with(monkeypatch, PLAN, prose(400))
    run_some(2)
    assert (len(model.asked), scene_of(draft, 1).current.note) == (2, "")


def test_a_draft_left_behind_does_not_move_the_story(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose())
    run_some(2)
    story = draft.story
    services.three_new(story, seen=seen(story))
    Job.objects.filter(kind="suggest_concepts").delete()
    run_jobs()
    assert stage_of(draft) == Stage.IDEA_GENERATION
    assert all(scene.current for scene in draft.scenes.all())


def test_an_earlier_plan_does_not_recast_the_story(draft, monkeypatch):
    write_with(monkeypatch, PLAN, prose())
    run_jobs()
    figure = draft.story.characters.get()
    figure.pronunciation = "MAH-ra"
    figure.save()
    draft.story.cast_figures(PLAN.characters)
    assert draft.story.characters.get().pronunciation == "MAH-ra"
