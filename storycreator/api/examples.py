"""An example of every body and every answer, as the OpenAPI document shows them."""

import json
from http import HTTPStatus
from typing import Any

from stories.services import limits
from stories.workflow import Stage
from storycreator import budget
from storycreator.answers import API_WORDS, refuse_call
from storycreator.api.legal import legal_calls

SESSION, CONCEPT, DRAFT = (f"0b5c4e52-{n:04x}-4d3a-9c1e-6f2a8d7b9e10" for n in (1, 2, 3))
CHARACTER = "0b5c4e52-0007-4d3a-9c1e-6f2a8d7b9e10"
SCENE, REVISION, CANDIDATE = (f"0b5c4e52-{n:04x}-4d3a-9c1e-6f2a8d7b9e10" for n in (4, 5, 6))
PROMPT = "A detective who can see ghosts"
AT = "2026-11-25T09:30:00Z"
WHERE = {"session_id": SESSION}
PLAN = {
    "title": "The Verdict",
    "setting": "the court house, morning",
    "opening": "The trial is over but for the sentence.",
    "beats": ["Ines sees the dead man among the jury.", "She asks for an hour."],
    "hook": "The dead man shakes his head.",
}

BODIES: dict[str, dict[str, Any]] = {
    "start": {"idea": {"prompt": PROMPT, "brief": {"scenes": 4, "words": 400}}},
    "session": {"story": WHERE},
    "concept": {"concept": {**WHERE, "concept_id": CONCEPT}},
    "start_over": {"idea": {**WHERE, "prompt": "A ghost who can see detectives"}},
    "character": {
        "look": {**WHERE, "character_id": CHARACTER, "appearance": "a yellow coat", "locked": True}
    },
    "outline": {"changed": {**WHERE, "scenes": [{**PLAN, "number": number} for number in (1, 2, 3, 4)]}},
    "approve": {"text": {**WHERE, "scene_id": SCENE, "revision_id": REVISION}},
    "rewrite": {
        "by_wish": {**WHERE, "scene_id": SCENE, "feedback": "Shorter, with more dialogue"},
        "of_a_passage": {
            **WHERE,
            "scene_id": SCENE,
            "feedback": "Say what the rain did to the street",
            "passage": {"revision_id": REVISION, "start": 0, "end": 36},
            "alternatives": 2,
        },
        "by_hand": {**WHERE, "scene_id": SCENE, "new_content": "It rained.", "polish": False},
    },
    "accept": {
        "whole": {**WHERE, "revision_id": CANDIDATE},
        "in_part": {**WHERE, "revision_id": CANDIDATE, "paragraphs": [2, 5]},
    },
    "revision": {"candidate": {**WHERE, "revision_id": CANDIDATE}},
    "format": {"both": {**WHERE, "output_format": "both", "style": "linocut"}},
    "narrator": {"voice": {**WHERE, "voice_id": "en-GB-female-1"}},
}
"""By what a call takes: examples by name."""

REFUSALS: dict[int, str] = {
    int(status): code for status, (code, _) in API_WORDS.items() if status != HTTPStatus.OK
}
"""The name of the example of each status that is no success."""
TOO_MUCH = {
    "budget_spent": budget.SPENT.format(
        most="$0.24",
        left="$0.08",
        whose="your daily share of $1.25",
        frees="00:00 UTC on 26 November 2026",
    ),
    "too_many_at_once": limits.TOO_MANY.format(count=41, most=limits.MOST_AT_ONCE),
}
"""What a call that starts work may be told besides, by the code: 429 too."""

CARD = {
    "title": "The Last Witness",
    "logline": "A detective must solve a murder whose only witness is dead.",
    "genre": "mystery",
    "tone": "wry",
    "setting": "a harbour town, one wet November",
    "protagonist": "Ines Marr, detective",
    "stakes": "An innocent man hangs on Friday",
    "difference": "told backwards, from the verdict",
}
NARRATOR = {
    "voice_id": "en-GB-female-1",
    "name": "Ada",
    "gender": "female",
    "accent": "British",
    "tone": "warm",
    "description": "A calm reader.",
}
SHEET = {
    "character_id": CHARACTER,
    "name": "Ines Marr",
    "role": "protagonist",
    "description": "a detective who sees the dead and tells nobody",
    "appearance": "fifty, tall, a grey coat too large for her; always with a pocket watch",
    "voice": "short sentences, no questions",
    "pronunciation": "ee-ness mar",
    "edited": ["appearance", "pronunciation"],
    "locked": False,
}
TEXT = {
    "scene_id": SCENE,
    "scene_number": 1,
    "title": "The Verdict",
    "content": "It had rained since the trial began.",
    "setting": "the court house, morning",
    "characters": ["Ines Marr"],
    "status": "needs_revision",
    "revision_id": REVISION,
    "words": 7,
    "findings": [
        {
            "kind": "length",
            "message": "This scene has 7 words; 320 to 480 were asked for. It could be extended.",
            "spans": [],
            "wish": "Make it longer: about 400 words.",
            "passage": None,
        }
    ],
    "candidates": [
        {
            "revision_id": CANDIDATE,
            "origin": "ai_rewrite",
            "state": "writing",
            "content": "Rain. It had",
            "feedback": "Shorter, with more dialogue",
            "passage": None,
        }
    ],
}
STORY = {
    "session_id": SESSION,
    "user_id": "1",
    "title": "The Last Witness",
    "byline": "",
    "original_prompt": PROMPT,
    "brief": {
        "audience": "",
        "genre": "",
        "tone": "",
        "point_of_view": "",
        "language": "en",
        "scenes": 4,
        "words": 400,
        "edit_outline": True,
    },
    "generated_concepts": [{"concept_id": CONCEPT, "round": 1, "kind": "first", **CARD}],
    "selected_concept_id": CONCEPT,
    "characters": [SHEET],
    "current_draft": {
        "draft_id": DRAFT,
        "title": "The Last Witness",
        "outline": [{**PLAN, "number": 1, "characters": ["Ines Marr"]}],
        "outline_waits": False,
        "scenes": [TEXT],
    },
    "output_format": None,
    "selected_narrator": None,
    "delivery": None,
    "generated_audio": [],
    "generated_images": [],
    "files": [],
    "current_stage": "revision",
    "version": 7,
    "pending": [{"kind": "rewrite_scene", "scene_id": SCENE, "progress": 0.4, "since": AT}],
    "failed": [],
    "created_at": AT,
    "updated_at": AT,
    "expires_at": None,
}
SUMMARY = {
    "session_id": SESSION,
    "title": "The Last Witness",
    "byline": "",
    "current_stage": "revision",
    "scenes": 4,
    "approved_scenes": 1,
    "created_at": AT,
    "updated_at": AT,
}
PAGE = {"items": [SUMMARY], "total": 1, "limit": 20, "offset": 0, "next": None}


def answer_examples() -> dict[str, Any]:
    """Return the examples of answers, by name, as the document keeps them in one place."""
    good = {
        "session": _good("A rewrite is being made.", STORY),
        "page": _good("1 of 1 stories.", PAGE),
        "narrators": _good("1 narrators.", [NARRATOR]),
        "done": _good("The story is in the bin for 30 days.", None),
    }
    bad = {name: _bad(HTTPStatus(status)) for status, name in REFUSALS.items()}
    for code, message in TOO_MUCH.items():
        refusal = refuse_call(HTTPStatus.TOO_MANY_REQUESTS, code=code, message=message)
        bad[code] = json.loads(refusal.content)
    return {name: {"value": value} for name, value in (good | bad).items()}


def _good(message: str, data: Any) -> dict[str, Any]:
    return {"success": True, "message": message, "data": data, "error": None}


def _bad(status: HTTPStatus) -> Any:
    more: dict[str, Any] = {}
    if status == HTTPStatus.CONFLICT:
        message = "That is not possible now: the story is at reviewing the scenes. Nothing was changed."
        more = {"code": "not_now", "message": message, "stage": Stage.REVISION}
        more["legal"] = legal_calls(Stage.REVISION)
    elif status == HTTPStatus.UNPROCESSABLE_ENTITY:
        more = {
            "fields": {"promt": "There is no field of this name here.", "prompt": "This field is needed."}
        }
    return json.loads(refuse_call(status, **more).content)
