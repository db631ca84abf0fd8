"""`Prefer: wait=N`: the answer comes when the work is done, and costs no thread until then."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from storycreator.api import waiting
from storycreator.api.headers import MOST_WAIT
from storycreator.api.waiting import Waiting, wait_of
from storycreator.asgi import pages
from storycreator.jobs.models import Job, JobStatus
from storycreator.models import ApiToken
from storycreator.tokens import revoke_token
from tests.factories import make_concepts, make_idea, make_job, make_story, make_user
from tests.storycreator.api.caller import BASE, Caller, caller_of

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 20.0
"""Seconds after which a test gives up."""


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def data(self) -> Any:
        return json.loads(self.body)["data"]


class Client:
    """A client of the ASGI application that may hang up."""

    def __init__(self, app: Waiting, token: str) -> None:
        self.app, self.token = app, token
        self.gone = asyncio.Event()

    async def ask(self, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request, a POST where there is a body; an empty answer when nobody was there to hear it."""
        answer = Answer()
        sent = b"" if body is None else json.dumps(body).encode()
        messages = iter([{"type": "http.request", "body": sent, "more_body": False}])

        async def receive() -> Any:
            for message in messages:
                return message
            await self.gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {n.decode().lower(): v.decode() for n, v in message["headers"]}
            else:
                answer.body += message.get("body", b"")

        said = {"authorization": f"Bearer {self.token}", "host": "localhost", **headers}
        if body is not None:
            said |= {"content-type": "application/json", "content-length": str(len(sent))}
        scope = scope_of(path, "GET" if body is None else "POST", said.items())
        await self.app(scope, receive, send)
        return answer


def scope_of(path: str, method: str, headers: Iterable[tuple[str, str]]) -> dict[str, Any]:
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers]
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": named,
        "client": ("127.0.0.1", 5),
        "server": ("localhost", 80),
        "scheme": "http",
        "http_version": "1.1",
    }


async def until(is_so: Callable[[], bool]) -> None:
    """Return once something is so that nobody tells of."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 - a thread ends, or the ledger is looked at, without a word
            await asyncio.sleep(0.01)


@dataclass
class Work:
    """A story that is being worked on, its author's token, and the application."""

    story_id: str
    topic: str
    caller: Caller
    app: Waiting

    @property
    def path(self) -> str:
        return f"{BASE}/session/{self.story_id}"

    def client(self) -> Client:
        return Client(self.app, self.caller.token)

    def end_work(self) -> None:
        Job.objects.filter(topic=self.topic).update(status=JobStatus.DONE)

    async def until_waiting(self, count: int) -> None:
        """Return once so many wait."""
        await until(lambda: len(self.app.quiet._waiting.get(self.topic, ())) >= count)


@pytest.fixture
def busy() -> Work:
    author = make_user()
    story = make_story(author=author)
    make_concepts(idea=make_idea(story=story))
    make_job(kind="suggest_concepts", args={"idea_id": str(story.idea.pk)}, topic=story.topic)
    return Work(str(story.pk), story.topic, caller_of(author), Waiting(pages))


async def test_an_answer_waits_until_the_work_is_done(busy: Work):
    asked = asyncio.create_task(busy.client().ask(busy.path, prefer="wait=30"))
    await busy.until_waiting(1)
    await sync_to_async(busy.end_work)()
    ended = time.monotonic()
    answer = await asyncio.wait_for(asked, PATIENCE)
    assert answer.status == 200 and answer.data["pending"] is None
    assert answer.headers["preference-applied"] == "wait=30"
    print(f"answered {time.monotonic() - ended:.2f} s after the work")


async def test_a_hundred_wait_without_a_thread_each_and_are_told_within_a_second(busy: Work):
    before = threading.active_count()
    asked = [asyncio.create_task(busy.client().ask(busy.path, prefer="wait=60")) for _ in range(100)]
    await busy.until_waiting(100)
    # The threads that read the stories end with their requests.
    await until(lambda: threading.active_count() <= before + 2)
    await sync_to_async(busy.end_work)()
    ended = time.monotonic()
    answers = await asyncio.wait_for(asyncio.gather(*asked), PATIENCE)
    assert [answer.status for answer in answers] == [200] * 100
    assert all(answer.data["pending"] is None for answer in answers)
    seconds, threads = time.monotonic() - ended, threading.active_count() - before
    print(f"100 waiting: {threads} threads more, all answered {seconds:.2f} s after the work")


async def test_one_question_a_round_serves_all_that_wait(busy: Work, monkeypatch: pytest.MonkeyPatch):
    asked: list[list[str]] = []
    look = waiting._busy
    monkeypatch.setattr(waiting, "_busy", lambda topics: asked.append(topics) or look(topics))
    waits = [asyncio.create_task(busy.client().ask(busy.path, prefer="wait=30")) for _ in range(10)]
    await busy.until_waiting(10)
    asked.clear()
    await until(lambda: len(asked) >= 3)
    assert all(topics == [busy.topic] for topics in asked)
    await sync_to_async(busy.end_work)()
    await asyncio.wait_for(asyncio.gather(*waits), PATIENCE)


async def test_when_the_time_is_up_the_story_is_answered_as_it_is(busy: Work):
    answer = await asyncio.wait_for(busy.client().ask(busy.path, prefer="wait=1"), PATIENCE)
    assert answer.status == 200 and len(answer.data["pending"]) == 1


async def test_a_call_whose_time_is_up_is_still_accepted_and_no_more(busy: Work):
    body = {"session_id": busy.story_id}
    answer = await busy.client().ask(f"{BASE}/three-new", body, prefer="respond-async, wait=1")
    assert answer.status == 202 and answer.data["pending"]
    assert answer.headers["preference-applied"] == "wait=1"


async def test_a_call_that_is_done_in_time_is_200_with_what_was_made(busy: Work):
    body = {"session_id": busy.story_id}
    asked = asyncio.create_task(busy.client().ask(f"{BASE}/three-new", body, prefer="wait=30"))
    await busy.until_waiting(1)
    await sync_to_async(busy.end_work)()
    answer = await asyncio.wait_for(asked, PATIENCE)
    assert answer.status == 200 and answer.data["pending"] is None


async def test_who_hangs_up_is_waited_for_no_longer(busy: Work):
    client = busy.client()
    asked = asyncio.create_task(client.ask(busy.path, prefer="wait=60"))
    await busy.until_waiting(1)
    client.gone.set()
    answer = await asyncio.wait_for(asked, PATIENCE)
    assert (answer.status, answer.body) == (0, b"")
    assert not busy.app.quiet._waiting


async def test_nothing_looks_at_the_ledger_when_nobody_waits(busy: Work):
    await busy.client().ask(busy.path, prefer="wait=1")
    await asyncio.wait_for(busy.app.quiet._looking, PATIENCE)


async def test_a_token_that_is_revoked_meanwhile_gets_nothing(busy: Work):
    asked = asyncio.create_task(busy.client().ask(busy.path, prefer="wait=30"))
    await busy.until_waiting(1)
    await sync_to_async(lambda: revoke_token(ApiToken.objects.get()))()
    await sync_to_async(busy.end_work)()
    assert (await asyncio.wait_for(asked, PATIENCE)).status == 401


async def test_a_refusal_does_not_wait(busy: Work):
    nobody = Client(busy.app, "nonsense")
    answer = await asyncio.wait_for(nobody.ask(busy.path, prefer="wait=60"), PATIENCE)
    assert answer.status == 401 and "preference-applied" not in answer.headers


async def test_what_is_about_no_story_does_not_wait(busy: Work):
    answer = await asyncio.wait_for(busy.client().ask(f"{BASE}/sessions", prefer="wait=60"), PATIENCE)
    assert answer.status == 200 and answer.data["total"] == 1


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("wait=30", 30),
        ("respond-async; wait=5", 5),
        ('wait="7"', 7),
        ("Wait = 9", 9),
        ("wait=100000", MOST_WAIT),
        ("wait=0", 0),
        ("wait=-1", 0),
        ("wait=soon", 0),
        ("wait", 0),
        ("await=30", 0),
        ("wait=" + "9" * 5_000, 0),
    ],
)
def test_junk_asks_for_no_wait(said: str, seconds: int):
    assert wait_of(scope_of(f"{BASE}/start", "POST", [("prefer", said)])) == seconds
    assert wait_of(scope_of("/new/", "POST", [("prefer", said)])) == 0
