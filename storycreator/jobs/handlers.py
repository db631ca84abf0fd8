"""Who does which kind of work: filled by the `tasks` module of each installed app."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache

from django.utils.module_loading import autodiscover_modules

from storycreator.jobs.models import Job

Run = Callable[..., Awaitable[None]]
GaveUp = Callable[[Job, str], None]


@dataclass(frozen=True, slots=True)
class Handler:
    """What does one kind of work, and what is left behind when it cannot be done."""

    run: Run
    gave_up: GaveUp


_handlers: dict[str, Handler] = {}


def handler[F: Run](kind: str, *, gave_up: GaveUp) -> Callable[[F], F]:
    """Make the decorated coroutine function do the jobs of this kind.

    It is called with the `Work` and the job's args as keywords. `gave_up(job, reason)` is sync and runs in
    the transaction that marks the row failed or cancelled; it leaves the domain row with a next action.
    Raises `ValueError` when the kind has a handler already.
    """

    def register(run: F) -> F:
        if kind in _handlers:
            raise ValueError(f"two handlers for the job {kind!r}")
        _handlers[kind] = Handler(run=run, gave_up=gave_up)
        return run

    return register


def find_handler(kind: str) -> Handler | None:
    """Return the handler of a kind, or None when no installed app knows it."""
    _load()
    return _handlers.get(kind)


def known_kinds() -> list[str]:
    """Return every kind that has a handler."""
    _load()
    return list(_handlers)


@cache
def _load() -> None:
    autodiscover_modules("tasks")
