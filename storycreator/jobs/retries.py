"""Work that was given up, asked for again: by the `retries` module of each installed app."""

from collections.abc import Callable
from functools import cache

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model
from django.utils.module_loading import autodiscover_modules

from storycreator.errors import AuthorError
from storycreator.jobs.models import Job, JobStatus

Ask = Callable[[Job], object]

_asks: dict[str, Ask] = {}


def retries(kind: str) -> Callable[[Ask], Ask]:
    """Let the decorated function ask again for a job of this kind, as its author could; it gets the old job.

    It raises `AuthorError` where there is nothing left to ask for. Raises `ValueError` when the kind has
    such a function already.
    """

    def register(ask: Ask) -> Ask:
        if kind in _asks:
            raise ValueError(f"two ways to ask again for the job {kind!r}")
        _asks[kind] = ask
        return ask

    return register


def retry(job: Job) -> None:
    """Ask again for what a failed or stopped job was to do; a new job does it, the old row stays.

    Raises `AuthorError` for a job that has not failed, and where its author could not ask again either.
    """
    if job.status not in (JobStatus.FAILED, JobStatus.CANCELLED):
        raise AuthorError("Only work that failed or was stopped can be tried again. Nothing was changed.")
    _load()
    ask = _asks.get(job.kind)
    if ask is None:
        raise AuthorError(f"This version of Story Creator does not know the work “{job.kind}”.")
    ask(job)


def find[M: Model](model: type[M], key: str) -> M:
    """Return the row that a job was for, or raise `AuthorError`."""
    try:
        return model._default_manager.get(pk=key)
    except (ObjectDoesNotExist, ValueError, ValidationError) as error:
        raise AuthorError("What this work was for is not there any more.") from error


@cache
def _load() -> None:
    autodiscover_modules("retries")
