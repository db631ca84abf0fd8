"""How a claimed job goes on: done, tried again, given up, or put back."""

import contextlib
import logging
import random
from collections.abc import Iterable
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from storycreator import progress
from storycreator.jobs.claims import Lost, hold
from storycreator.jobs.handlers import find_handler
from storycreator.jobs.models import LIVE, Job, JobStatus
from storycreator.models import Spending

log = logging.getLogger("storycreator.jobs")

STOPPED = "Stopped."
INTERRUPTED = (
    "This was interrupted again and again, so it was given up. Nothing you wrote is lost; please try again."
)
MOST_CLAIMS = 30
"""A job whose worker died so often may be what kills it."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds before the second attempt, doubled for each further one, and their limit."""


def finish(job: Job) -> None:
    """Mark a job that we run as done. Raises `Lost`, also when its author has asked to stop it."""
    with transaction.atomic():
        if hold(job).cancel_requested:
            raise Lost(str(job))
        _close(job, JobStatus.DONE, error="")


def fail(job: Job, reason: str, *, permanent: bool) -> JobStatus:
    """Put a job that we run back for another attempt, or give it up.

    `reason` is the sentence for its author. Returns the new status. Raises `Lost`.
    """
    with transaction.atomic():
        held = hold(job)
        if held.cancel_requested:
            return give_up(held, STOPPED, status=JobStatus.CANCELLED)
        if permanent or held.attempts >= held.max_attempts:
            return give_up(held, reason)
        pause = timedelta(seconds=pause_after(held.attempts))
        return _requeue(held, error=reason, run_at=timezone.now() + pause)


def pause_after(attempts: int) -> float:
    """Return the seconds to wait after so many attempts: doubled each time, up to a half taken off.

    By chance, so that what failed together does not come back together.
    """
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (attempts - 1)) * random.uniform(0.5, 1)


def release(job: Job) -> JobStatus:
    """Put back a job whose worker stops or is gone, without counting the attempt.

    Returns the new status: stopped when its author asked for that, given up when it was interrupted more
    than `MOST_CLAIMS` times. Raises `Lost`.
    """
    with transaction.atomic():
        held = hold(job)
        if held.cancel_requested:
            return give_up(held, STOPPED, status=JobStatus.CANCELLED)
        if held.fence >= MOST_CLAIMS:
            return give_up(held, INTERRUPTED)
        return _requeue(held, attempts=max(held.attempts - 1, 0))


def release_all(jobs: Iterable[Job]) -> int:
    """Put back those of `jobs` that still run as they were read; returns how many."""
    released = 0
    for job in jobs:
        with contextlib.suppress(Lost):
            status = release(job)
            log.info("job=%s kind=%s was interrupted, now status=%s", job.pk, job.kind, status)
            released += 1
    return released


def stop(job: Job) -> JobStatus:
    """End a job that we run and whose author asked to stop it. Raises `Lost` when nobody asked."""
    with transaction.atomic():
        held = hold(job)
        if not held.cancel_requested:
            raise Lost(str(job))
        return give_up(held, STOPPED, status=JobStatus.CANCELLED)


def give_up(job: Job, reason: str, *, status: JobStatus = JobStatus.FAILED) -> JobStatus:
    """End a live job without its result and, in the same transaction, let its handler leave a next action.

    A job that has ended meanwhile stays as it is. Returns the status.
    """
    with transaction.atomic():
        if _close(job, status, error=reason):
            _tell_handler(job, reason)
            progress.changed(job.topic, "jobs")
    return status


def _tell_handler(job: Job, reason: str) -> None:
    handler = find_handler(job.kind)
    if handler is None:
        return
    try:
        with transaction.atomic():
            handler.gave_up(job, reason)
    except (OperationalError, InterfaceError):
        # A busy database or a full disk passes: the job stays live and is given up again later.
        raise
    except Exception:
        # A fault in it would come back for ever; the row ends, and check_invariants names what it left.
        log.exception("gave_up of job=%s kind=%s failed", job.pk, job.kind)


def _close(job: Job, status: JobStatus, *, error: str) -> bool:
    ended = {
        "status": status,
        "error": error,
        "dedup": None,
        "owner": "",
        "lease_until": None,
        "finished_at": timezone.now(),
    }
    live = Job.objects.filter(pk=job.pk, fence=job.fence, status__in=LIVE)
    if not live.update(**ended):
        return False
    # What a killed attempt had reserved, if none came after it.
    Spending.objects.filter(job=job, cost=None).delete()
    vars(job).update(ended)
    return True


def _requeue(job: Job, **changes: object) -> JobStatus:
    fields = {"status": JobStatus.QUEUED, "owner": "", "lease_until": None, **changes}
    Job.objects.filter(pk=job.pk).update(**fields)
    vars(job).update(fields)
    return JobStatus.QUEUED
