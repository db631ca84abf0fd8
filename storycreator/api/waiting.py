"""`Prefer: wait=N` (RFC 7240): an answer held until nothing is under way for its story any more.

Around Django, not in it: there every request has a thread of its own until it is answered, whether its view
is a coroutine or not, since most middleware is not. Here a hundred clients wait as a hundred futures, and
one query a round asks for all of them.
"""

import asyncio
import logging
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from typing import Any

from django.db import DatabaseError

from storycreator.api.headers import MOST_WAIT
from storycreator.api.throttles import WAITED
from storycreator.jobs.database import off_loop
from storycreator.jobs.models import Job

log = logging.getLogger(__name__)

LOOK_EVERY = 0.25
"""Seconds between two looks for all that wait."""
READ_AT_ONCE = 2
"""Stories read at once: more only contend for the one interpreter, and each needs a connection."""
PREFIX = "/api/v1/story/"
WAIT = re.compile(r"(?:^|[,;])\s*wait\s*=\s*\"?(\d{1,9})\"?\s*(?:$|[,;])", re.IGNORECASE)
SESSION = re.compile(rb"/api/v1/story/session/([0-9a-f-]{36})")
OF_THE_FIRST = (b"content-length", b"content-type", b"transfer-encoding", b"if-match", b"idempotency-key")
"""Headers of the request that are not repeated when the story is read for the answer."""

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]


class Waiting:
    """The ASGI application `app`, whose answers about a story wait where the client prefers that."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.quiet = Quiet()
        self._turn = asyncio.Semaphore(READ_AT_ONCE)
        self._readings: dict[object, asyncio.Task[list[Message]]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        seconds = wait_of(scope)
        if not seconds:
            return await self.app(scope, receive, send)
        held = HeldAnswer(send)
        await self.app(scope, receive, held.take)
        if held.session_id is None:
            # Sent on already, or nobody is there any more.
            return None
        done = asyncio.ensure_future(self.quiet.of(f"story:{held.session_id}"))
        if await _first_of(done, seconds, receive):
            found = done.result() if done.done() and not done.cancelled() else None
            await _send_again(await self._read(scope, held.session_id, found), held, seconds, send)
        return None

    async def _read(self, scope: Scope, session_id: str, found: int | None) -> list[Message]:
        """Read the story as it is now, with whatever the client showed of itself.

        Those that the same look (`found`) has told, and that show the same, share one reading.
        """
        shown = tuple(value for name, value in scope["headers"] if name in (b"authorization", b"cookie"))
        key = (session_id, shown, found) if found else object()
        if key not in self._readings:
            self._readings[key] = asyncio.create_task(self._read_alone(scope, session_id))
            self._readings[key].add_done_callback(lambda _: self._readings.pop(key, None))
        # A client that goes must not take the reading away from the others.
        return await asyncio.shield(self._readings[key])

    async def _read_alone(self, scope: Scope, session_id: str) -> list[Message]:
        headers = [(name, value) for name, value in scope["headers"] if name not in OF_THE_FIRST]
        path = f"{PREFIX}session/{session_id}"
        again = {**scope, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        async with self._turn:
            await self.app({**again, "headers": headers, WAITED: True}, _no_body(), keep)
        return answer


class HeldAnswer:
    """An answer that is kept back if it is about a story, and sent on as it comes if it is not."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.session_id: str | None = None
        self.status = 0

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] < 300:
            address = dict(message["headers"]).get(b"Content-Location", b"")
            found = SESSION.fullmatch(address)
            self.session_id = found[1].decode() if found else None
            self.status = message["status"]
        if self.session_id is None:
            await self._send(message)


class Quiet:
    """Tells when nothing is under way for a story: one look at the ledger for all that wait."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Future[int]]] = defaultdict(set)
        self._looking: asyncio.Task[None] | None = None
        self._looks = 0

    async def of(self, topic: str) -> int:
        """Return as soon as no job of `topic` waits or runs: the number of the look that found it so."""
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting[topic].add(told)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            return await told
        finally:
            self._waiting[topic].discard(told)
            if not self._waiting[topic]:
                del self._waiting[topic]

    async def _look(self) -> None:
        while self._waiting:
            # Those that come while it looks wait for the next look.
            asked = {topic: set(those) for topic, those in self._waiting.items()}
            busy = await self._busy(list(asked))
            self._looks += 1
            for topic in asked.keys() - busy:
                for told in asked[topic]:
                    if not told.done():
                        told.set_result(self._looks)
            await asyncio.sleep(LOOK_EVERY)

    async def _busy(self, topics: list[str]) -> set[str]:
        try:
            return await off_loop(partial(_busy, topics))
        except DatabaseError:
            # They wait on: the next look may work, and each of them has its own end.
            log.warning("the ledger could not be looked at", exc_info=True)
            return set(topics)


def wait_of(scope: Scope) -> int:
    """Return the seconds that a request prefers to wait, at most `MOST_WAIT`; 0 where it does not say."""
    if scope["type"] != "http" or not scope["path"].startswith(PREFIX):
        return 0
    said = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"prefer")
    found = WAIT.search(said)
    return min(int(found[1]), MOST_WAIT) if found else 0


def _busy(topics: list[str]) -> set[str]:
    return set(Job.objects.live().filter(topic__in=topics).values_list("topic", flat=True))


async def _first_of(done: asyncio.Future[int], seconds: int, receive: Receive) -> bool:
    """Wait until `done` or the time is up; return False as soon as the client goes."""
    gone = asyncio.ensure_future(_gone(receive))
    either: set[asyncio.Future[Any]] = {done, gone}
    try:
        await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        return not gone.done()
    finally:
        done.cancel()
        gone.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _no_body() -> Receive:
    """Give an empty body, and nothing else ever."""
    said = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def next_message() -> Message:
        return next(said, None) or await asyncio.get_running_loop().create_future()

    return next_message


async def _send_again(answer: list[Message], held: HeldAnswer, seconds: int, send: Send) -> None:
    """Send what was read: as 202 if the first answer was that and something is under way still."""
    if not answer:
        return
    start, *rest = answer
    status = start["status"]
    if (
        status == 200
        and held.status == 202
        and not any(b'"pending":null' in m.get("body", b"") for m in rest)
    ):
        status = 202
    applied = (b"Preference-Applied", f"wait={seconds}".encode())
    await send({**start, "status": status, "headers": [*start["headers"], applied]})
    for message in rest:
        await send(message)
