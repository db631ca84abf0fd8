"""The stream of one call: what is known of it while it runs, and showing the text as it grows."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

CHARS_PER_TOKEN = 4
"""For an estimate where a broken stream has told no figures."""

OnText = Callable[[str], Awaitable[None]]
"""Is given the answer so far, again and again: its prose, or the JSON that fills its schema."""


@dataclass
class Stream:
    """What is known of a call while it runs."""

    started: float = field(default_factory=time.monotonic)
    first_token: float | None = None
    text: str = ""
    filled: str = ""
    """The JSON of the newest tool call."""
    unmetered: int = 0
    """Characters that came after the last figures of the service."""
    stopped: bool = False
    """Whether the model said itself that it had finished."""
    ended: bool = False
    """Whether the stream is over, well or not."""
    result: Any = None
    error: Exception | None = None
    """What the stream raised."""
    failure: Exception | None = None
    """What the caller's `on_text` raised."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, event: dict[str, Any]) -> None:
        """Take in one event of the stream."""
        raw = event.get("event", {})
        self.stopped = self.stopped or "messageStop" in raw
        if "contentBlockDelta" in raw:
            self._take(raw["contentBlockDelta"].get("delta", {}))
        elif "toolUse" in raw.get("contentBlockStart", {}).get("start", {}):
            # Of a call that did not fit its schema nothing is left in the next one.
            self.filled = ""
            self.news.set()
        elif "metadata" in raw:
            self.unmetered = 0
        self.result = event.get("result", self.result)
        if event.get("data"):
            self.text += event["data"]
            self.news.set()

    @property
    def answer(self) -> str:
        return self.filled or self.text

    def end(self) -> None:
        self.ended = True
        self.news.set()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def unmetered_tokens(self) -> int:
        """An estimate of what came and was never accounted for."""
        return math.ceil(self.unmetered / CHARS_PER_TOKEN)

    def _take(self, delta: dict[str, Any]) -> None:
        if self.first_token is None:
            self.first_token = self.seconds
        filled = delta.get("toolUse", {}).get("input") or ""
        if filled:
            self.filled += filled
            self.news.set()
        self.unmetered += len(delta.get("text") or filled)


async def show(stream: Stream, on_text: OnText, following: "asyncio.Task[None]") -> None:
    """Give `on_text` the newest answer whenever it is ready for more, and the whole at the end."""
    shown = ""
    try:
        while not (stream.ended and shown == stream.answer):
            await stream.news.wait()
            stream.news.clear()
            if shown != stream.answer:
                shown = stream.answer
                await on_text(shown)
    except Exception as error:
        # The caller's own; raised again once the stream is closed.
        stream.failure = error
        following.cancel()
