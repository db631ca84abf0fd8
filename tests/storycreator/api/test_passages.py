"""Rewriting one passage, and reading the advice of the word counter, as a program does."""

from typing import Any
from uuid import uuid4

import pytest

from stories.models import Scene, Story
from stories.services import keep_text
from storycreator.jobs.models import Job
from tests.factories import make_candidate, make_reviewed_story
from tests.storycreator.api.caller import Caller

PIECE = "The lamp was out."


def ask(api: Caller, scene: Scene, **changed: Any) -> Any:
    start = scene.current.content.index(PIECE)
    passage = {"revision_id": str(scene.current_id), "start": start, "end": start + len(PIECE), **changed}
    return api.about(scene.draft.story, "rewrite-scene", scene_id=scene, feedback="Colder.", passage=passage)


@pytest.mark.parametrize(
    "wrong", [{"start": -1}, {"start": "3"}, {"end": 0}, {"end": 10_001}, {"end": None}, {"of": "it"}]
)
def test_a_passage_that_is_none_is_refused_by_name(api: Caller, scene: Scene, wrong: dict[str, Any]):
    answer = ask(api, scene, **wrong)
    assert answer.status_code == 422
    assert any(name.startswith("passage") for name in answer.json()["error"]["fields"])
    assert not Job.objects.exists()


@pytest.mark.parametrize("ends", [{"start": 30, "end": 20}, {"start": 5_000, "end": 5_001}])
def test_a_passage_with_no_text_in_it_is_refused(api: Caller, scene: Scene, ends: dict[str, int]):
    answer = ask(api, scene, **ends)
    assert answer.status_code == 422 and "no text in that passage" in answer.json()["message"]


def test_a_passage_of_an_earlier_text_is_stale(api: Caller, scene: Scene):
    earlier = str(scene.current_id)
    keep_text(scene, content=f"{PIECE} It rained.", seen=scene.version)
    assert ask(api, scene, revision_id=earlier).status_code == 409
    assert not Job.objects.exists()


def test_a_passage_of_another_authors_text_is_not_there(api: Caller, scene: Scene):
    other = make_reviewed_story().draft.scenes.first()
    for revision in (other.current_id, uuid4()):
        assert ask(api, scene, revision_id=str(revision)).status_code == 404


@pytest.mark.parametrize("count", [0, 4, "2", None])
def test_so_many_alternatives_and_no_more(api: Caller, reviewed: Story, scene: Scene, count: Any):
    body = {"session_id": str(reviewed.pk), "scene_id": str(scene.pk), "feedback": "Colder."}
    assert api.post("rewrite-scene", {**body, "alternatives": count}).status_code == 422
    assert not Job.objects.exists()


def test_the_candidates_say_which_passage_they_are_of(api: Caller, scene: Scene):
    session = ask(api, scene).json()["data"]
    [candidate] = session["current_draft"]["scenes"][0]["candidates"]
    start = scene.current.content.index(PIECE)
    assert candidate["passage"] == {"start": start, "end": start + len(PIECE)}
    make_candidate(scene=scene)
    assert api.session(scene.draft.story)["current_draft"]["scenes"][0]["candidates"][1]["passage"] is None


def test_the_findings_stand_with_their_places(api: Caller, reviewed: Story, scene: Scene):
    text = "Mara climbed the stairs of the lighthouse. Mara could not help but laugh."
    keep_text(scene, content=text, seen=scene.version)
    first, second, *_ = api.session(reviewed)["current_draft"]["scenes"]
    stock = next(found for found in first["findings"] if found["kind"] == "stock_phrase")
    assert [text[start:end] for start, end in stock["spans"]] == ["could not help but"]
    assert text[slice(*stock["passage"].values())] == "Mara could not help but laugh." and stock["wish"]
    assert "stands in scene 1 too" in " ".join(found["message"] for found in second["findings"])


def test_the_wish_of_a_finding_can_be_sent_as_it_is(api: Caller, reviewed: Story, scene: Scene):
    keep_text(scene, content="It rained. Mara could not help but laugh.", seen=scene.version)
    found = api.session(reviewed)["current_draft"]["scenes"][0]
    [stock] = [finding for finding in found["findings"] if finding["kind"] == "stock_phrase"]
    passage = {"revision_id": found["revision_id"], **stock["passage"]}
    scene.refresh_from_db()
    answer = api.about(reviewed, "rewrite-scene", scene_id=scene, feedback=stock["wish"], passage=passage)
    assert answer.status_code == 202
