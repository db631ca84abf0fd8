"""Kinds of work that exist in tests alone."""

from collections.abc import Callable

import pytest

from storycreator.jobs import handlers
from storycreator.jobs.handlers import Handler
from storycreator.jobs.models import Job


class Bench:
    """Registers kinds for one test and remembers what was done and given up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.done: list[str] = []
        self.given_up: list[tuple[int, str]] = []

    def kind(self, name: str, run: Callable, gave_up: Callable | None = None) -> None:
        self._monkeypatch.setitem(
            handlers._handlers, name, Handler(run=run, gave_up=gave_up or self._remember)
        )

    def _remember(self, job: Job, reason: str) -> None:
        self.given_up.append((job.pk, reason))


@pytest.fixture
def bench(monkeypatch) -> Bench:
    """A bench with the kind `note`, which does nothing but say that it ran."""
    bench = Bench(monkeypatch)

    async def note(work, *, text="") -> None:
        bench.done.append(text)

    bench.kind("note", note)
    return bench
