"""Who asks too often is told when to ask again; others are not made to wait."""

from typing import Any

import pytest

from storycreator.api import throttles
from storycreator.api.throttles import per_address, per_token
from storycreator.models import User
from tests.storycreator.api.caller import Caller, caller_of


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that is set by hand."""
    clock = [1_000_000.0]
    for throttle in (per_token, per_address):
        monkeypatch.setattr(throttle, "timer", lambda: clock[0])
    return clock


@pytest.fixture
def three_calls(monkeypatch: pytest.MonkeyPatch, now: list[float]) -> None:
    monkeypatch.setattr(per_token, "num_requests", 3)


def refused(answer: Any) -> int:
    """Check that an answer is 429 in the envelope, and return its Retry-After."""
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "too_many")
    return int(answer["Retry-After"])


def test_a_token_that_asks_too_often_is_told_when_to_ask_again(
    api: Caller, three_calls: None, now: list[float]
):
    assert [api.get("sessions").status_code for _ in range(3)] == [200] * 3
    seconds = refused(api.get("sessions"))
    assert 1 <= seconds <= 60
    now[0] += seconds
    assert api.get("sessions").status_code == 200


def test_a_call_that_is_refused_changes_nothing(api: Caller, three_calls: None, owner: User):
    for _ in range(3):
        api.get("narrators")
    refused(api.post("start", {"prompt": "A detective who can see ghosts"}))
    assert not owner.stories.exists()


def test_another_token_of_the_same_author_is_counted_alone(api: Caller, owner: User, three_calls: None):
    for _ in range(4):
        last = api.get("sessions")
    refused(last)
    assert caller_of(owner).get("sessions").status_code == 200


def test_an_address_is_counted_whatever_its_tokens(owner: User, now: list[float], monkeypatch: Any):
    monkeypatch.setattr(per_address, "num_requests", 3)
    answers = [caller_of(owner).get("sessions") for _ in range(4)]
    assert [answer.status_code for answer in answers[:3]] == [200] * 3
    assert refused(answers[3]) >= 1


def test_tokens_cannot_be_guessed_again_and_again(db: None, now: list[float], monkeypatch: Any):
    monkeypatch.setattr(per_address, "num_requests", 3)
    answers = [Caller(f"story_{number}").get("sessions") for number in range(4)]
    assert [answer.status_code for answer in answers[:3]] == [401] * 3
    refused(answers[3])


def test_the_session_of_the_browser_is_counted_too(owner_client: Any, three_calls: None):
    answers = [owner_client.get("/api/v1/story/sessions") for _ in range(4)]
    refused(answers[3])


def test_the_document_and_its_page_are_not_counted(client: Any, three_calls: None, db: None):
    assert [client.get("/api/v1/openapi.json").status_code for _ in range(5)] == [200] * 5


def test_the_rates_are_those_of_the_settings(settings: Any):
    assert throttles.PerToken("token").num_requests == int(settings.API_RATES["token"].split("/")[0])
