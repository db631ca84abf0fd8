"""A program at the API of a server that is killed at its calls: it sends the same again and goes on."""

import random
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

import httpx

from tests.faults.author import LONG, POLL
from tests.faults.server import Server

BASE = "/api/v1/story"
SEED = 20_261
LATEST_KILL = 0.08
"""Seconds after a call was sent within which the server is killed: before, in and after its transaction."""


class Program:
    """Knows its token and its story; every call it makes kills the server once."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.story = ""
        self.unanswered: dict[str, bool] = {}
        """By call: whether the kill came before the answer."""
        self._random = random.Random(SEED)
        made = server.command("create_token", "author")
        assert made.returncode == 0, made.stderr
        headers = {"Authorization": f"Bearer {made.stdout.strip()}"}
        self.client = httpx.Client(base_url=server.url, headers=headers, timeout=LONG, trust_env=False)

    def call(self, name: str, *, expected: tuple[int, ...] = (200, 202), **body: Any) -> Any:
        """Send a call and kill the server meanwhile; send it again, with its key, until it is answered.

        A call that was made before is sent to a server that lives on.
        """
        sent = {"session_id": self.story, **body} if self.story else body
        key = str(uuid.uuid4())
        ask = self._asking(f"{BASE}/{name}", sent, key)
        if name not in self.unanswered:
            self.unanswered[name] = not self._killed_while(ask)
        answer = self._until_answered(ask)
        assert answer.status_code in expected, (name, answer.text)
        return answer.json()["data"]

    def when_quiet(self) -> Any:
        """The story once nothing is under way."""
        deadline = time.monotonic() + LONG
        while time.monotonic() < deadline:
            session = self._until_answered(lambda: self.client.get(f"{BASE}/session/{self.story}")).json()[
                "data"
            ]
            if session["pending"] is None:
                return session
            time.sleep(POLL)
        raise AssertionError(f"never quiet: {session['pending']}\n{self.server.log[-3000:]}")

    def delete(self) -> None:
        """Put the story into the bin, the server being killed at it."""
        ask = lambda: self.client.delete(f"{BASE}/session/{self.story}")  # noqa: E731
        self.unanswered["delete"] = not self._killed_while(ask)
        assert self._until_answered(ask).status_code == 200

    def _asking(self, path: str, body: Any, key: str) -> Callable[[], httpx.Response]:
        return lambda: self.client.post(path, json=body, headers={"Idempotency-Key": key})

    def _killed_while(self, ask: Callable[[], httpx.Response]) -> bool:
        """Send while the server is killed; return whether there was an answer all the same."""
        killer = threading.Timer(self._random.uniform(0, LATEST_KILL), self.server.kill)
        killer.start()
        try:
            answered = ask().status_code < 500
        except httpx.TransportError:
            answered = False
        killer.join()
        self.server.ended()
        self.server.start()
        return answered

    def _until_answered(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        deadline = time.monotonic() + LONG
        while True:
            try:
                return ask()
            except httpx.TransportError:
                assert self.server.is_alive and time.monotonic() < deadline, self.server.log[-3000:]
                time.sleep(POLL)
