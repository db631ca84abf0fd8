"""The ledger of work, as the rest of the product asks it: enqueue, cancel, and what handlers need."""

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from structlog.contextvars import get_contextvars

from storycreator.jobs import here
from storycreator.jobs.claims import Lost
from storycreator.jobs.endings import STOPPED, give_up
from storycreator.jobs.handlers import handler
from storycreator.jobs.models import LIVE, Job, JobStatus, Priority
from storycreator.jobs.work import Work

__all__ = ["Lost", "Priority", "Work", "cancel", "enqueue", "handler"]


def enqueue(
    kind: str,
    /,
    *,
    lock: str = "",
    dedup: str | None = None,
    topic: str = "",
    priority: Priority = Priority.NORMAL,
    run_at: datetime | None = None,
    max_attempts: int = 3,
    request_id: str = "",
    **args: Any,
) -> Job:
    """Write a job into the caller's transaction: it runs after that commits, and not if it does not.

    `args` are the handler's keywords and must be JSON (ids as strings). Jobs with the same `lock` run one
    after another in this order. When a job with this `dedup` is there, that one is returned, made as urgent
    as asked now; a dedup is free again when its job ends.
    `request_id` goes into the log lines of the job; default the one that is bound now.
    """
    fields = {
        "kind": kind,
        "args": args,
        "lock": lock,
        "topic": topic,
        "priority": priority,
        "run_at": run_at or timezone.now(),
        "max_attempts": max_attempts,
        "request_id": request_id or get_contextvars().get("request_id", ""),
    }
    if dedup is None:
        job = Job.objects.create(**fields)
    else:
        job, created = Job.objects.get_or_create(dedup=dedup, defaults=fields)
        if not created:
            _hasten(job, priority)
    transaction.on_commit(here.wake)
    return job


def _hasten(job: Job, priority: Priority) -> None:
    if job.priority > priority:
        job.priority = priority
        job.save(update_fields=["priority"])


def cancel(jobs: QuerySet[Job]) -> int:
    """Stop those of `jobs` that are live, and return how many there were.

    Queued ones end at once, with `gave_up(job, "Stopped.")` in this transaction; running ones within a
    second, and what they commit meanwhile is refused.
    """
    with transaction.atomic():
        live = list(jobs.filter(status__in=LIVE).select_for_update())
        running = [job.pk for job in live if job.status == JobStatus.RUNNING]
        Job.objects.filter(pk__in=running, status=JobStatus.RUNNING).update(cancel_requested=True)
        for job in live:
            if job.status == JobStatus.QUEUED:
                give_up(job, STOPPED, status=JobStatus.CANCELLED)
        transaction.on_commit(partial(here.stop, running))
    return len(live)
