"""What cannot be taken is refused by name, in the envelope, and changes nothing."""

import json
from typing import Any

import pytest

from stories.models import Revision, Scene, Story
from stories.workflow import Stage
from storycreator.models import User
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.ready import READY, rows

MEGABYTE = 1024 * 1024
IDEA = "A detective who can see ghosts"


def refused(answer: Any, status: int, code: str) -> dict[str, Any]:
    """Check that an answer is a refusal in the envelope, and return its error."""
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    body = answer.json()
    assert set(body) == {"success", "message", "data", "error"}
    assert (body["success"], body["data"], body["error"]["code"]) == (False, None, code)
    assert body["message"] == body["error"]["message"] and body["message"].endswith((".", "?"))
    return body["error"]


UNREADABLE = [
    b"",
    b"{",
    b"\xff\xfe",
    b'{"prompt": NaN}',
    b'{"prompt": "a"} more',
    b"[" * 100_000,
    b'{"a":' * 900 + b"1" + b"}" * 900,
    b"prompt=a+lamp",
    b"9" * 5_000,
]


@pytest.mark.parametrize("body", UNREADABLE, ids=lambda body: repr(body[:20]))
def test_a_body_that_is_no_json_is_400(api: Caller, body: bytes):
    answer = api.post("start", body)
    assert answer.status_code in (400, 422)
    refused(answer, answer.status_code, {400: "bad_request", 422: "unprocessable"}[answer.status_code])
    assert not Story.objects.exists()


@pytest.mark.parametrize("body", [b"[]", b'"a lamp"', b"null", b"7", b"true"])
def test_a_body_that_is_no_object_is_422(api: Caller, body: bytes):
    assert refused(api.post("start", body), 422, "unprocessable")["fields"]


WRONG = [
    ({}, {"prompt"}),
    ({"promt": IDEA}, {"promt", "prompt"}),
    ({"prompt": IDEA, "author": 1, "stage": "completed"}, {"author", "stage"}),
    ({"prompt": ""}, {"prompt"}),
    ({"prompt": 7}, {"prompt"}),
    ({"prompt": None}, {"prompt"}),
    ({"prompt": [IDEA]}, {"prompt"}),
    ({"prompt": {"text": IDEA}}, {"prompt"}),
    ({"prompt": "x" * 2_001}, {"prompt"}),
    ({"prompt": "x" * MEGABYTE}, {"prompt"}),
    ({"prompt": IDEA, "brief": 5}, {"brief"}),
    ({"prompt": IDEA, "brief": {"scenes": 7}}, {"brief.scenes"}),
    ({"prompt": IDEA, "brief": {"scenes": "4"}}, {"brief.scenes"}),
    ({"prompt": IDEA, "brief": {"scenes": True}}, {"brief.scenes"}),
    ({"prompt": IDEA, "brief": {"scenes": 1e400}}, {"brief.scenes"}),
    ({"prompt": IDEA, "brief": {"word": 400}}, {"brief.word"}),
    ({"prompt": IDEA, "brief": {"point_of_view": "fourth"}}, {"brief.point_of_view"}),
]


@pytest.mark.parametrize(("body", "fields"), WRONG, ids=lambda value: str(value)[:50])
def test_a_field_that_is_wrong_is_named(api: Caller, body: dict, fields: set[str]):
    sent = json.dumps(body).replace("Infinity", "1e400").encode()
    error = refused(api.post("start", sent), 422, "unprocessable")
    assert set(error["fields"]) == fields
    assert all(sentence.endswith(".") for sentence in error["fields"].values())
    assert not Story.objects.exists()


@pytest.mark.parametrize("call", READY)
def test_every_call_refuses_a_field_it_does_not_know(call: str, owner: User, api: Caller):
    story, body = READY[call](owner)
    before = rows()
    error = refused(api.about(story, call, **body, hidden_at="now"), 422, "unprocessable")
    assert error["fields"] == {"hidden_at": "There is no field of this name here."}
    assert rows() == before


@pytest.mark.parametrize("call", READY)
@pytest.mark.parametrize(
    "forged", ["", "7", "../7", "%00", "\ud800", None, 7, ["a"], {"$ne": None}, "0" * 9_999]
)
def test_an_id_that_is_none_is_422(call: str, forged: Any, owner: User, api: Caller):
    _, body = READY[call](owner)
    answer = api.post(call, json.dumps({**body, "session_id": forged}).encode())
    assert "session_id" in refused(answer, 422, "unprocessable")["fields"]


@pytest.mark.parametrize(
    "path", ["session/7", "session/%ff", "session/..", "recordings/x", "files/x/epub", "nothing"]
)
def test_an_address_of_nothing_is_404_in_json(path: str, api: Caller):
    refused(api.get(path), 404, "not_found")


def test_a_nul_in_an_address_is_refused_in_json(api: Caller):
    refused(api.get("sessions?limit=%00"), 400, "bad_request")


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "offset=-1", "offset=9999999", "page=2"]
)
def test_a_page_of_nothing_is_422(query: str, api: Caller):
    assert set(refused(api.get(f"sessions?{query}"), 422, "unprocessable")["fields"]) == {query.split("=")[0]}


def test_blanks_are_no_idea(api: Caller):
    error = refused(api.post("start", {"prompt": "  \n "}), 422, "unprocessable")
    assert "what happens" in error["message"]


def test_what_the_writer_cannot_read_is_said_as_on_the_page(api: Caller):
    error = refused(api.post("start", {"prompt": "xkcd qqq zzz"}), 422, "unprocessable")
    assert error["message"]


def test_text_that_breaks_a_database_is_cleaned(api: Caller, reviewed: Story, scene: Scene):
    ids = {"session_id": str(reviewed.pk), "scene_id": str(scene.pk)}
    sent = json.dumps({**ids, "new_content": "It \x00rained\ud800.\r\nThen\u200b stopped."})
    answer = api.post("rewrite-scene", sent.encode())
    assert answer.status_code == 200
    scene.refresh_from_db()
    assert scene.current.content == "It rained.\nThen stopped."


@pytest.mark.parametrize("letter", ["e\u0301", "a\x00", "a\ud800", "a\u200b", "\r\n"])
def test_a_text_is_measured_as_it_was_sent(letter: str, api: Caller):
    for body in ({"prompt": letter * 1_200}, {"prompt": IDEA, "brief": {"genre": letter * 40}}):
        refused(api.post("start", json.dumps(body).encode()), 422, "unprocessable")


def test_a_text_of_what_cannot_be_read_is_refused_by_name(api: Caller):
    error = refused(api.post("start", {"prompt": "\x00\u200b"}), 422, "unprocessable")
    assert list(error["fields"]) == ["prompt"]


def test_a_text_of_a_megabyte_is_refused_and_one_that_fits_is_kept_whole(
    api: Caller, reviewed: Story, scene: Scene
):
    long = "word " * 2_000
    for text, status in (("x" * MEGABYTE, 422), (long, 200)):
        answer = api.about(reviewed, "rewrite-scene", scene_id=scene, new_content=text)
        assert answer.status_code == status
    assert Revision.objects.get(origin="manual").content == long.strip()


def test_more_than_four_megabytes_are_413(api: Caller):
    refused(api.post("start", {"prompt": "x" * 5 * MEGABYTE}), 413, "too_large")


def test_a_body_of_unknown_length_is_411(api: Caller):
    refused(api.post("start", {"prompt": IDEA}, transfer_encoding="chunked"), 411, "length_required")


@pytest.mark.parametrize(
    "both",
    [{"feedback": "Shorter.", "new_content": "It rained."}, {"feedback": "Shorter.", "polish": True}, {}],
)
def test_a_rewrite_is_a_wish_or_a_text_and_not_both(api: Caller, reviewed: Story, scene: Scene, both: dict):
    refused(api.about(reviewed, "rewrite-scene", scene_id=scene, **both), 422, "unprocessable")
    assert Revision.objects.count() == 4


@pytest.mark.parametrize("voice", ["nobody", "\ud800", "en-GB-female-1 "])
def test_a_narrator_that_is_not_there_is_404(api: Caller, owner: User, voice: str):
    story, _ = READY["select-narrator"](owner)
    answer = api.post(
        "select-narrator", json.dumps({"session_id": str(story.pk), "voice_id": voice}).encode()
    )
    assert answer.status_code in (404, 422)


@pytest.mark.parametrize("style", ["oil", "", 7])
def test_a_style_that_nobody_paints_is_422(api: Caller, approved: Story, style: Any):
    body = {"session_id": str(approved.pk), "output_format": "both", "style": style}
    assert set(refused(api.post("select-format", body), 422, "unprocessable")["fields"]) == {"style"}


# Too early, too late, overtaken.

TOO_EARLY = {
    "select-concept": Stage.IDEA_GENERATION,
    "approve-scene": Stage.CONCEPT_SELECTION,
    "rewrite-scene": Stage.CONCEPT_SELECTION,
    "accept-revision": Stage.CONCEPT_SELECTION,
    "discard-revision": Stage.CONCEPT_SELECTION,
    "select-format": Stage.REVISION,
    "select-narrator": Stage.FORMAT_SELECTION,
    "generate": Stage.NARRATOR_SELECTION,
    "leave-out": Stage.NARRATOR_SELECTION,
}


@pytest.mark.parametrize(("call", "stage"), TOO_EARLY.items())
def test_a_stage_too_early_is_409_with_the_stage_and_what_is_legal(
    call: str, stage: Stage, owner: User, api: Caller
):
    story, body = READY[call](owner)
    Story.objects.filter(pk=story.pk).update(stage=stage)
    before = rows()
    error = refused(api.about(story, call, **body), 409, "not_now")
    assert error["stage"] == stage
    assert call not in error["legal"] and "start-over" in error["legal"]
    assert rows() == before


def test_what_was_decided_already_is_409(api: Caller, owner: User):
    story, body = READY["accept-revision"](owner)
    assert api.about(story, "accept-revision", **body).status_code == 200
    error = refused(api.about(story, "accept-revision", **body), 409, "conflict")
    assert error["stage"] == "revision" and "rewrite-scene" in error["legal"]


def test_nothing_to_retry_is_409(api: Caller, reviewed: Story):
    refused(api.about(reviewed, "retry"), 409, "conflict")


def test_a_text_that_is_not_the_present_one_is_not_approved(api: Caller, owner: User):
    story, body = READY["approve-scene"](owner)
    api.about(story, "rewrite-scene", scene_id=body["scene_id"], new_content="It rained.")
    refused(api.about(story, "approve-scene", **body), 409, "stale")
    assert not Scene.objects.filter(status="approved").exists()


def test_a_fault_of_ours_is_500_and_says_nothing_of_itself(
    api: Caller, carded: Story, monkeypatch: pytest.MonkeyPatch
):
    def break_down(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError("a secret of the program")

    monkeypatch.setattr("stories.services.three_new", break_down)
    api.client.raise_request_exception = False
    error = refused(api.about(carded, "three-new"), 500, "server_error")
    assert "secret" not in error["message"]


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "options", "trace"])
def test_another_method_is_405_with_those_that_are_taken(api: Caller, method: str):
    answer = getattr(api.client, method)(
        "/api/v1/story/start", headers={"authorization": f"Bearer {api.token}"}
    )
    refused(answer, 405, "method_not_allowed")
    assert answer["Allow"] == "POST"
