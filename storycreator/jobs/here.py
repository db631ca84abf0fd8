"""The runner of this process, if there is one: told by name, so that the ledger imports no runner."""

from collections.abc import Iterable
from typing import Protocol


class RunnerHere(Protocol):
    """What the ledger may ask of a runner, from any thread."""

    def wake(self) -> None: ...

    def stop(self, pks: Iterable[int]) -> None: ...


_runner: RunnerHere | None = None


def attach(runner: RunnerHere) -> None:
    """From now on `runner` is the one of this process."""
    global _runner
    _runner = runner


def detach(runner: RunnerHere) -> None:
    """`runner` has ended."""
    global _runner
    if _runner is runner:
        _runner = None


def runs_here() -> bool:
    """Whether jobs run in this process."""
    return _runner is not None


def wake() -> None:
    """Let the runner of this process look for jobs now. Elsewhere a runner looks once a second."""
    if _runner is not None:
        _runner.wake()


def stop(pks: Iterable[int]) -> None:
    """Stop these running jobs now, if they run in this process. Elsewhere the heartbeat reads it."""
    if _runner is not None:
        _runner.stop(pks)
