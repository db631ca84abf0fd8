"""A text while it is written: shown as it grows, and kept so that a reload finds it."""

import time
from collections.abc import Callable
from uuid import UUID

from stories.craft import words
from stories.models import Revision, RevisionState
from storycreator import progress
from storycreator.jobs.ledger import Work
from storycreator.text import clean_text

PUSH_EVERY, SAVE_EVERY = 0.1, 1.0
"""Seconds between two messages to the page, and between two copies in the database."""


class GrowingText:
    """Takes the text so far of one revision, again and again.

    Each message carries the whole text so far with its attempt and a sequence number, so that a
    page can drop what comes late and starts anew when a new attempt begins.
    """

    def __init__(
        self, work: Work, revision: Revision, *, target: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._work, self._clock, self._target = work, clock, target
        self._revision_id: UUID = revision.pk
        self._scene = str(revision.scene_id)
        self.attempt = 2 * work.job.attempts - 1
        self._seq = 0
        self._pushed = self._saved = float("-inf")

    def restart(self) -> None:
        """Begin a second text in place of the first."""
        self.attempt += 1
        self._seq = 0
        self._pushed = self._saved = float("-inf")

    async def __call__(self, text: str) -> None:
        now = self._clock()
        if now - self._pushed >= PUSH_EVERY:
            self._pushed = now
            await self._push(clean_text(text))
        if now - self._saved >= SAVE_EVERY:
            self._saved = now
            await self._work.save(lambda: self._save(clean_text(text)))

    async def _push(self, text: str) -> None:
        self._seq += 1
        await progress.push(
            self._work.job.topic,
            {"type": "text", "scene": self._scene, "attempt": self.attempt, "seq": self._seq, "text": text},
        )
        await self._work.progress(min(len(words(text)) / self._target, 0.99))

    def _save(self, text: str) -> None:
        Revision.objects.filter(pk=self._revision_id, state=RevisionState.WRITING).update(content=text)
