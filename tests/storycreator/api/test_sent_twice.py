"""A call that is sent twice with one key has one effect, at once or after one another."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from stories.models import Story
from storycreator.models import Submission, User
from tests.factories import make_user
from tests.storycreator.api.caller import Caller, caller_of
from tests.storycreator.api.ready import READY, rows

KEY = "9f1c2d7e-once"


def send(caller: Caller, call: str, story: Story, body: dict[str, Any], *, key: str = KEY) -> Any:
    return caller.about(story, call, headers={"Idempotency-Key": key}, **body)


@pytest.mark.parametrize("call", READY)
def test_a_call_sent_again_has_no_second_effect(call: str, owner: User, api: Caller):
    story, body = READY[call](owner)
    first = send(api, call, story, body)
    after = rows()
    second = send(api, call, story, body)
    assert first.status_code == second.status_code in (200, 202)
    assert rows() == after
    assert second.json()["data"]["version"] == first.json()["data"]["version"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("call", READY)
def test_a_call_sent_four_times_at_once_has_one_effect(call: str):
    alone = _effect(call)
    owner = make_user()
    story, body = READY[call](owner)
    before = rows()
    answers = at_once(4, caller_of(owner), lambda caller: send(caller, call, story, body))
    assert all(answer.status_code in (200, 202) for answer in answers)
    assert {name: count - before[name] for name, count in rows().items()} == alone
    assert Submission.objects.filter(action=f"api:{call.replace('-', '_')}").count() == 1


def _effect(call: str) -> dict[str, int]:
    """What one call adds, for another author."""
    other = make_user()
    story, body = READY[call](other)
    before = rows()
    assert caller_of(other).about(story, call, **body).status_code in (200, 202)
    return {name: count - before[name] for name, count in rows().items()}


def at_once(count: int, caller: Caller, send: Any) -> list[Any]:
    """Let so many threads send the same at the same moment; return what they were answered."""
    answers: list[Any] = []
    start = threading.Barrier(count)

    def one() -> None:
        start.wait()
        answers.append(send(Caller(caller.token, Client())))
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == count
    return answers


def test_a_start_sent_again_answers_with_the_same_story(api: Caller):
    sent = {"prompt": "A detective who can see ghosts"}
    ids = {api.post("start", sent, Idempotency_Key=KEY).json()["data"]["session_id"] for _ in range(3)}
    assert len(ids) == Story.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_start_sent_four_times_at_once_begins_one_story():
    sent = {"prompt": "A detective who can see ghosts"}
    caller = caller_of(make_user())
    answers = at_once(4, caller, lambda each: each.post("start", sent, Idempotency_Key=KEY))
    assert {answer.json()["data"]["session_id"] for answer in answers} == {str(Story.objects.get().pk)}


def test_the_same_key_with_another_body_is_another_request(api: Caller):
    for prompt in ("A detective who can see ghosts", "Two rival bakers share one oven"):
        assert api.post("start", {"prompt": prompt}, Idempotency_Key=KEY).status_code == 202
    assert Story.objects.count() == 2


def test_the_same_key_of_another_author_is_another_request(api: Caller, stranger_api: Caller):
    for caller in (api, stranger_api):
        caller.post("start", {"prompt": "Two rival bakers share one oven"}, Idempotency_Key=KEY)
    assert Story.objects.count() == 2


def test_without_a_key_every_call_counts(api: Caller):
    for _ in range(2):
        api.post("start", {"prompt": "Two rival bakers share one oven"})
    assert Story.objects.count() == 2


def test_a_call_that_was_refused_may_be_sent_again_with_its_key(api: Caller, owner: User):
    story, body = READY["generate"](owner)
    Story.objects.filter(pk=story.pk).update(stage="revision")
    assert send(api, "generate", story, body).status_code == 409
    Story.objects.filter(pk=story.pk).update(stage="generation")
    assert send(api, "generate", story, body).status_code == 202


@pytest.mark.parametrize("key", ["k" * 1_000, "é\xff", "a\tb", " "])
def test_a_key_of_junk_is_a_key(key: str, api: Caller):
    sent = {"prompt": "Two rival bakers share one oven"}
    answers = [api.post("start", sent, Idempotency_Key=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert Story.objects.count() == (2 if key == " " else 1)


def test_deleting_twice_is_done_once(api: Caller, carded: Story):
    answers = [api.delete(f"session/{carded.pk}") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["data"] is None
