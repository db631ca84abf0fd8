"""Jobs in tests: run to the end in the test's own thread and transaction, without a worker."""

from datetime import timedelta

from asgiref.sync import async_to_sync
from django.utils import timezone

from storycreator.jobs.attempt import Attempt
from storycreator.jobs.claims import LEASE, due, take
from storycreator.jobs.database import transact
from storycreator.jobs.models import Job, JobStatus

OWNER = "test"


def run_jobs(limit: int = 100) -> list[Job]:
    """Run every due job, those that follow, and those tried again (without waiting) until none is left.

    For sync tests: handlers' ORM calls run in the test's thread, so `django_db` alone is enough. Returns
    the jobs in the order of their attempts, as they are at the end. Raises `AssertionError` when more than
    `limit` attempts were made.
    """
    return async_to_sync(run_jobs_async)(limit)


async def run_jobs_async(limit: int = 100) -> list[Job]:
    """Do what `run_jobs` does, for async tests, which need `django_db(transaction=True)`."""
    ran: list[int] = []
    while job := await transact(_claim_next):
        assert len(ran) < limit, f"more than {limit} attempts at jobs; the last one: {job}"
        ran.append(job.pk)
        await Attempt(job).run()
    rows = await transact(lambda: Job.objects.in_bulk(ran))
    return [rows[pk] for pk in ran if pk in rows]


def _claim_next() -> Job | None:
    now = timezone.now()
    # A job that was tried before waits for its backoff alone.
    Job.objects.filter(status=JobStatus.QUEUED, attempts__gt=0, run_at__gt=now).update(run_at=now)
    jobs = list(due(now).order_by("priority", "run_at", "pk")[:1])
    taken = take(jobs, owner=OWNER, until=now + LEASE + timedelta(hours=1))
    return taken[0] if taken else None
