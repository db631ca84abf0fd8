"""`kill -9` at every call of the API, each followed by a start and the same call: one effect each, and on."""

from dataclasses import dataclass
from typing import Any

import pytest

from storycreator.api.legal import CALLS
from tests.faults import proof
from tests.faults.author import IDEA
from tests.faults.program import Program
from tests.faults.server import Server

OWN_TEXT = "The café was “closed” – or so the sign said.\n\nNobody had told the dead."
WISH = "Longer – and more dialogue"
NOTHING_FAILED = 409


@dataclass
class Outcome:
    """What there was at the end."""

    server: Server
    program: Program
    session: Any


@pytest.fixture(scope="module")
def outcome(server: Server, program: Program) -> Outcome:
    suggest(program)
    review(program)
    make(program)
    return Outcome(server, program, program.when_quiet())


def suggest(program: Program) -> None:
    """From the idea to a draft, with another round of each kind."""
    brief = {"scenes": 4, "words": 300, "edit_outline": True}
    program.story = program.call("start", prompt="Two rival bakers share one oven", brief=brief)["session_id"]
    first = program.when_quiet()["generated_concepts"][0]["concept_id"]
    program.call("more-like-this", concept_id=first)
    program.when_quiet()
    program.call("three-new")
    program.when_quiet()
    program.call("start-over", prompt=IDEA)
    newest = program.when_quiet()["generated_concepts"][-1]["concept_id"]
    program.call("select-concept", concept_id=newest)
    outline = program.when_quiet()["current_draft"]["outline"]
    plans = [{name: scene[name] for name in scene if name != "characters"} for scene in outline]
    program.call("edit-outline", scenes=plans)
    program.call("write-draft")


def review(program: Program) -> None:
    """A rewrite accepted, one removed, a text of one's own, and every scene approved, one of them twice."""
    session = program.when_quiet()
    ids = [scene["scene_id"] for scene in session["current_draft"]["scenes"]]
    figure = session["characters"][0]["character_id"]
    program.call("edit-character", character_id=figure, voice="slow and dry")
    for scene_id, decision in ((ids[0], "accept-revision"), (ids[1], "discard-revision")):
        program.call("rewrite-scene", scene_id=scene_id, feedback=WISH)
        session = program.when_quiet()
        scenes = session["current_draft"]["scenes"]
        waiting = next(scene["candidates"] for scene in scenes if scene["scene_id"] == scene_id)
        assert len(waiting) == 1, session["failed"]
        program.call(decision, revision_id=waiting[0]["revision_id"])
    program.call("remove-revision", revision_id=waiting[0]["revision_id"])
    program.call("rewrite-scene", scene_id=ids[2], new_content=OWN_TEXT)
    for scene_id in ids:
        program.call("approve-scene", scene_id=scene_id)
    program.call("undo")
    program.call("approve-scene", scene_id=ids[-1])


def make(program: Program) -> None:
    """The book, stopped in between."""
    program.call("select-format", output_format="both")
    program.call("select-narrator", voice_id="en-GB-male-1")
    program.call("generate")
    program.call("cancel")
    if program.when_quiet()["failed"]:
        program.call("retry")
    program.when_quiet()
    program.call("leave-out", expected=(NOTHING_FAILED,))


def test_the_server_was_killed_at_every_call(outcome):
    assert set(CALLS) - {"retry"} <= set(outcome.program.unanswered) - {"start"}
    lost = [call for call, unanswered in outcome.program.unanswered.items() if unanswered]
    print(f"killed before the answer: {lost}")
    assert lost


def test_the_story_went_on_to_its_book(outcome):
    assert outcome.session["current_stage"] == "completed"
    formats = [file["format"] for file in outcome.session["files"]]
    assert formats == ["epub", "m4b", "mp3", "captions", "cover", "text", "json"]
    assert len(outcome.session["generated_audio"]) == len(outcome.session["generated_images"]) == 4


def test_every_call_had_one_effect(outcome):
    assert outcome.server.ask("SELECT count(*) FROM stories_story") == [(1,)]
    assert outcome.server.ask("SELECT kind, count(*) FROM stories_idea GROUP BY kind ORDER BY kind") == [
        ("first", 1),
        ("more_like_this", 1),
        ("start_over", 1),
        ("three_new", 1),
    ]
    assert outcome.server.ask("SELECT count(*) FROM stories_draft") == [(1,)]
    texts = "SELECT origin, count(*) FROM stories_revision GROUP BY origin ORDER BY origin"
    assert outcome.server.ask(texts) == [("ai_rewrite", 2), ("draft", 4), ("manual", 1)]
    assert proof.twice(outcome.server) == {}


def test_what_was_sent_is_read_back_byte_for_byte(outcome):
    scenes = outcome.session["current_draft"]["scenes"]
    assert scenes[2]["content"] == OWN_TEXT and outcome.session["original_prompt"] == IDEA


def test_every_invariant_holds(outcome):
    assert proof.breaches(outcome.server) == ""


def test_a_deletion_that_was_killed_is_done_once_more(outcome):
    outcome.program.delete()
    answer = outcome.program.client.get(f"/api/v1/story/session/{outcome.program.story}")
    assert answer.status_code == 404
