"""A program that asks for more than there is money or room for is told so, and when to ask again."""

from decimal import Decimal
from typing import Any

import pytest

from stories.models import Story
from stories.services import limits
from storycreator import budget
from storycreator.models import Spending, User
from tests.factories import make_consent, make_job, make_story
from tests.storycreator.api.caller import Caller
from tests.storycreator.api.ready import READY, rows

ASKING = ["more-like-this", "three-new", "start-over", "select-concept", "rewrite-scene"]


@pytest.fixture
def spent(owner: User, settings: Any) -> None:
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "openai:gpt-4o"
    make_consent(author=owner, service="openai")
    used = {"day": budget.today(), "fence": 1, "purpose": "writing"}
    Spending.objects.create(**used, reserved=Decimal(5), cost=Decimal(5))


def refused(answer: Any) -> str:
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 86_400
    assert answer.json()["error"]["message"] == answer.json()["message"]
    return answer.json()["error"]["code"]


@pytest.mark.parametrize("call", ASKING)
def test_a_call_that_costs_is_refused_when_the_money_is_spent(
    call: str, api: Caller, owner: User, spent: None
):
    story, body = READY[call](owner)
    before = rows()
    assert refused(api.about(story, call, **body)) == "budget_spent"
    assert rows() == before


def test_a_story_is_not_begun_without_money(api: Caller, spent: None):
    assert refused(api.post("start", {"prompt": "A detective who can see ghosts"})) == "budget_spent"
    assert not Story.objects.exists()


@pytest.mark.parametrize("call", ["approve-scene", "accept-revision", "discard-revision", "cancel"])
def test_what_costs_nothing_goes_on(call: str, api: Caller, owner: User, spent: None):
    story, body = READY[call](owner)
    assert api.about(story, call, **body).status_code in (200, 202)
    assert api.session(story)["session_id"] == str(story.pk)
    assert api.delete(f"session/{story.pk}").status_code == 200


def test_own_words_are_kept_without_money(api: Caller, owner: User, spent: None):
    story, body = READY["rewrite-scene"](owner)
    text = {"scene_id": body["scene_id"], "new_content": "My own words.", "polish": False}
    answer = api.post("rewrite-scene", {"session_id": str(story.pk), **text})
    assert answer.status_code == 200 and "My own words." in answer.text


def test_a_day_later_the_same_call_is_taken(api: Caller, owner: User, spent: None):
    story, body = READY["three-new"](owner)
    key = {"Idempotency-Key": "one"}
    assert refused(api.about(story, "three-new", headers=key, **body)) == "budget_spent"
    Spending.objects.update(day="2026-01-01")
    assert api.about(story, "three-new", headers=key, **body).status_code == 202


@pytest.mark.parametrize("call", ASKING)
def test_too_much_at_once_has_a_code_of_its_own(call: str, api: Caller, owner: User):
    story, body = READY[call](owner)
    for _ in range(limits.MOST_AT_ONCE):
        make_job(kind="write_scene", topic=make_story(author=owner).topic)
    assert refused(api.about(story, call, **body)) == "too_many_at_once"


def test_the_document_has_an_example_of_each(client: Any):
    document = client.get("/api/v1/openapi.json").json()
    examples = {
        path.rpartition("/")[2]: set(said["responses"]["429"]["content"]["application/json"]["examples"])
        for path, calls in document["paths"].items()
        for said in calls.values()
    }
    told = {"too_many", "budget_spent", "too_many_at_once"}
    assert all(examples[call] == told for call in ASKING)
    assert examples["approve-scene"] == examples["sessions"] == {"too_many"}
