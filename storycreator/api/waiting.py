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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        seconds = wait_of(scope)
        if not seconds:
            return await self.app(scope, receive, send)
        held = HeldAnswer(send)
        await self.app(scope, receive, held.take)
        if held.session_id is None:
            # Sent on already, or nobody is there any more.
            return None
        if not await self._wait(held.session_id, seconds, receive):
            return None
        await self._read_again(scope, receive, send, held, seconds)
        return None

    async def _wait(self, session_id: str, seconds: int, receive: Receive) -> bool:
        """Wait until nothing is under way or the time is up; return False as soon as the client goes."""
        done = asyncio.ensure_future(self.quiet.of(f"story:{session_id}"))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({done, gone}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            return not gone.done()
        finally:
            done.cancel()
            gone.cancel()

    async def _read_again(
        self, scope: Scope, receive: Receive, send: Send, held: "HeldAnswer", seconds: int
    ) -> None:
        """Answer with the story as it is now; its reader is looked at once more."""
        headers = [(name, value) for name, value in scope["headers"] if name not in OF_THE_FIRST]
        path = f"{PREFIX}session/{held.session_id}"
        again = {**scope, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        await self.app(
            {**again, "headers": headers, WAITED: True}, _no_body(receive), Finished(send, held, seconds).take
        )


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


class Finished:
    """The answer after the wait: 202 if the first was that and something is under way still."""

    def __init__(self, send: Send, held: HeldAnswer, seconds: int) -> None:
        self._send = send
        self._held = held
        self._seconds = seconds
        self._start: Message = {}

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if self._start:
            await self._send(self._begun(message.get("body", b"")))
            self._start = {}
        await self._send(message)

    def _begun(self, body: bytes) -> Message:
        applied = (b"Preference-Applied", f"wait={self._seconds}".encode())
        status = self._start["status"]
        if status == 200 and self._held.status == 202 and b'"pending":null' not in body:
            status = 202
        return {**self._start, "status": status, "headers": [*self._start["headers"], applied]}


class Quiet:
    """Tells when nothing is under way for a story: one look at the ledger for all that wait."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Future[None]]] = defaultdict(set)
        self._looking: asyncio.Task[None] | None = None

    async def of(self, topic: str) -> None:
        """Return as soon as no job of `topic` waits or runs."""
        told = asyncio.get_running_loop().create_future()
        self._waiting[topic].add(told)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            await told
        finally:
            self._waiting[topic].discard(told)
            if not self._waiting[topic]:
                del self._waiting[topic]

    async def _look(self) -> None:
        while topics := list(self._waiting):
            busy = await self._busy(topics)
            for topic in set(topics) - busy:
                for told in self._waiting.get(topic, ()):
                    if not told.done():
                        told.set_result(None)
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


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _no_body(receive: Receive) -> Receive:
    """Give an empty body first, and then whatever the client does."""
    said = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def next_message() -> Message:
        return next(said, None) or await receive()

    return next_message
