"""From a concept over a changed outline to a draft, by calls alone."""

import pytest

from stories.models import Scene, Story
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from tests.factories import outline_schema
from tests.fakes import concepts, prose, write_with
from tests.storycreator.api.caller import Caller

pytestmark = pytest.mark.django_db

PLAN = outline_schema(scenes=5)


@pytest.fixture
def story(api: Caller, monkeypatch) -> str:
    """A story whose outline waits, asked for by calls."""
    write_with(monkeypatch, concepts(), PLAN, prose())
    brief = {"scenes": 5, "edit_outline": True}
    session = api.post("start", {"prompt": "A keeper who lost the light", "brief": brief}).json()["data"]
    run_jobs()
    cards = api.session(session["session_id"])["generated_concepts"]
    api.about(session["session_id"], "select-concept", concept_id=cards[0]["concept_id"])
    run_jobs()
    return str(session["session_id"])


def plans(api: Caller, story: str) -> list[dict]:
    outline = api.session(story)["current_draft"]["outline"]
    return [{name: scene[name] for name in scene if name != "characters"} for scene in outline]


def test_the_document_says_that_the_outline_waits_and_nothing_is_pending(api: Caller, story: str):
    session = api.session(story)
    assert session["current_draft"]["outline_waits"] and session["pending"] is None
    assert session["current_stage"] == "story_drafting" and session["current_draft"]["scenes"] == []


def test_a_changed_outline_is_what_is_written(api: Caller, story: str):
    changed = [{**plan, "title": f"Mine {plan['number']}"} for plan in reversed(plans(api, story))]
    assert api.about(story, "edit-outline", scenes=changed).status_code == 200
    assert api.about(story, "write-draft").status_code == 202
    run_jobs()
    session = api.session(story)
    assert [scene["title"] for scene in session["current_draft"]["scenes"]] == [
        f"Mine {number}" for number in (5, 4, 3, 2, 1)
    ]
    assert session["current_stage"] == "revision" and not session["current_draft"]["outline_waits"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "x" * 121}, "scenes.0.title"),
        ({"hook": ""}, "scenes.0.hook"),
        ({"beats": []}, "scenes.0.beats"),
        ({"beats": ["x"] * 13}, "scenes.0.beats"),
        ({"mood": "grim"}, "scenes.0.mood"),
    ],
)
def test_a_plan_that_does_not_fit_names_its_field(api: Caller, story: str, changed, field):
    first, *rest = plans(api, story)
    answer = api.about(story, "edit-outline", scenes=[{**first, **changed}, *rest])
    assert answer.status_code == 422 and list(answer.json()["error"]["fields"]) == [field]


def test_a_line_of_nothing_and_a_scene_named_twice_are_refused_in_words(api: Caller, story: str):
    first, *rest = plans(api, story)
    for changed in ({**first, "beats": ["\0"]}, {**first, "number": 2}):
        answer = api.about(story, "edit-outline", scenes=[changed, *rest])
        assert answer.status_code == 422 and "Nothing was changed." in answer.json()["message"]
    assert [plan["number"] for plan in plans(api, story)] == [1, 2, 3, 4, 5]


def test_a_draft_that_is_begun_has_no_outline_to_change(api: Caller, story: str):
    sent = plans(api, story)
    api.about(story, "write-draft")
    for call, body in (("edit-outline", {"scenes": sent}), ("write-draft", {})):
        assert api.about(story, call, **body).status_code == 409
    assert Scene.objects.count() == 5


def test_calls_plan_nothing_ahead(api: Caller, story: str, settings):
    settings.STORY_MODEL_FAST = "ollama:llama3"
    api.about(story, "three-new")
    run_jobs()
    assert not Job.objects.filter(kind="outline_ahead").exists()
    assert Story.objects.get().ideas.count() == 2
