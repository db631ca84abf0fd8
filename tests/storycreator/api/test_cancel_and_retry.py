"""Stopping whatever is under way, and beginning again what failed."""

import pytest

from narration.models import Recording
from stories.models import Origin, RevisionState, Scene, Story
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import make_candidate, make_draft, make_idea, make_revision
from tests.fakes import concepts, write_with
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.ready import READY


def kinds() -> list[str]:
    return sorted(Job.objects.live().values_list("kind", flat=True))


def test_suggestions_that_are_stopped_say_so_and_can_be_begun_again(
    api: Caller, monkeypatch: pytest.MonkeyPatch
):
    write_with(monkeypatch, concepts())
    story = api.post("start", {"prompt": "A keeper who lost the light"}).json()["data"]["session_id"]
    stopped = api.about(story, "cancel")
    assert stopped.status_code == 200 and stopped.json()["data"]["pending"] is None
    [failed] = stopped.json()["data"]["failed"]
    assert failed["kind"] == "suggest_concepts" and "retry" in failed["calls"]
    assert api.about(story, "retry").status_code == 202
    run_jobs()
    assert len(api.session(story)["generated_concepts"]) == 3


def test_a_rewrite_that_is_stopped_leaves_the_text_and_is_asked_for_again_with_its_wish(
    api: Caller, reviewed: Story, scene: Scene
):
    api.about(reviewed, "rewrite-scene", scene_id=scene, feedback="Shorter, please.")
    api.about(reviewed, "cancel")
    assert api.session(reviewed)["failed"][0]["scene_id"] == str(scene.pk)
    session = api.about(reviewed, "retry").json()["data"]
    [candidate] = session["current_draft"]["scenes"][0]["candidates"]
    assert candidate["feedback"] == "Shorter, please." and session["failed"] == []
    assert kinds() == ["rewrite_scene"]


def test_a_polish_is_begun_again_from_the_text_it_was_of(api: Caller, reviewed: Story, scene: Scene):
    api.about(reviewed, "rewrite-scene", scene_id=scene, new_content="It rained a lot.", polish=True)
    api.about(reviewed, "cancel")
    assert api.about(reviewed, "retry").status_code == 202
    newest = scene.revisions.last()
    assert (newest.origin, newest.based_on.content) == (Origin.POLISH, "It rained a lot.")


def test_a_plan_and_first_texts_are_begun_again(api: Caller, owner: User, carded: Story):
    draft = make_draft(
        story=carded, concept=carded.idea.concepts.first(), outline_json=None, error="Too busy."
    )
    assert api.about(carded, "retry").status_code == 202
    assert kinds() == ["outline_draft"]
    draft.refresh_from_db()
    assert draft.error == ""


def test_a_scene_that_did_not_come_is_written_again(api: Caller, reviewed: Story, scene: Scene):
    scene.current = None
    scene.save()
    scene.revisions.update(state=RevisionState.FAILED, error="Too busy.")
    assert api.about(reviewed, "retry").status_code == 202
    assert kinds() == ["write_scene"]


def test_what_was_decided_over_is_not_begun_again(api: Caller, reviewed: Story, scene: Scene):
    make_candidate(scene=scene, state=RevisionState.FAILED)
    scene.current = make_revision(scene=scene, content="By hand.")
    scene.save()
    assert api.about(reviewed, "retry").status_code == 409


def test_parts_that_failed_are_made_again_or_left_out(api: Caller, owner: User):
    for call, states in (("retry", {"waiting"}), ("leave-out", {"left_out"})):
        Recording.objects.all().delete()
        story, _ = READY[call](owner)
        answer = api.about(story, call)
        assert answer.status_code == 202 and answer.json()["data"]["failed"] == []
        assert set(Recording.objects.values_list("state", flat=True)) == states


def test_making_that_is_stopped_goes_on_where_it_was(api: Caller, owner: User):
    story, _ = READY["generate"](owner)
    assert api.about(story, "generate").status_code == 202
    stopped = api.about(story, "cancel").json()["data"]
    assert stopped["pending"] is None and len(stopped["failed"]) == 8
    again = api.about(story, "retry").json()["data"]
    assert len(again["pending"]) == 8 and again["failed"] == []


def test_nothing_to_stop_is_no_error(api: Caller, reviewed: Story):
    assert api.about(reviewed, "cancel").status_code == 200


def test_an_older_round_that_failed_is_not_begun_again(api: Caller, carded: Story):
    make_idea(story=carded, error="Too busy.", round=7)
    make_idea(story=carded, round=8)
    assert api.about(carded, "retry").status_code == 409
