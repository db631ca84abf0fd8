"""Who holds a job: the claim with its lease and its fence."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from storycreator.jobs.models import Job, JobQuerySet, JobStatus

LEASE = timedelta(seconds=60)
"""How long a claim holds without a heartbeat. Longer than the 20 s a database statement may wait."""


class Lost(Exception):
    """The job is not ours any more: another worker has it, it has ended, or its author stopped it."""


def due(now: datetime) -> JobQuerySet:
    """Jobs that may start at `now`: of those with the same lock only the oldest, and none while one runs."""
    ahead = (
        Job.objects.live()
        .filter(lock=OuterRef("lock"))
        .filter(Q(status=JobStatus.RUNNING) | Q(pk__lt=OuterRef("pk")))
    )
    return Job.objects.filter(~Exists(ahead) | Q(lock=""), status=JobStatus.QUEUED, run_at__lte=now)


def claim(owner: str, *, limit: int, lease: timedelta = LEASE) -> list[Job]:
    """Claim up to `limit` jobs that are due, the most urgent first, for `owner` until `lease` from now.

    Two claims at once never get the same job.
    """
    now = timezone.now()
    # Read first: an idle worker must not take SQLite's one write lock every second.
    if not due(now).exists():
        return []
    with transaction.atomic():
        jobs = list(
            due(now)
            .order_by("priority", "run_at", "pk")
            .select_for_update(skip_locked=True, of=("self",))[:limit]
        )
        return take(jobs, owner=owner, until=now + lease)


def take(jobs: list[Job], *, owner: str, until: datetime) -> list[Job]:
    """Mark these locked rows as run by `owner`; the fence rises, so that whoever had them has lost them."""
    claimed = {
        "status": JobStatus.RUNNING,
        "owner": owner,
        "lease_until": until,
        "started_at": timezone.now(),
    }
    Job.objects.filter(pk__in=[job.pk for job in jobs]).update(
        **claimed, fence=F("fence") + 1, attempts=F("attempts") + 1
    )
    for job in jobs:
        vars(job).update(claimed, fence=job.fence + 1, attempts=job.attempts + 1)
    return jobs


def hold(job: Job) -> Job:
    """Return the row of a job we run as it is now, locked until the transaction ends.

    Raises `Lost` when the fence is not ours any more or the job does not run.
    """
    ours = Job.objects.filter(pk=job.pk, fence=job.fence, status=JobStatus.RUNNING)
    held = ours.select_for_update().first()
    if held is None:
        raise Lost(str(job))
    return held


def extend(fences: dict[int, int], *, lease: timedelta = LEASE) -> int:
    """Prolong the leases of the jobs (id → fence) that are still ours; returns how many are."""
    until = timezone.now() + lease
    with transaction.atomic():
        return sum(
            Job.objects.filter(pk=pk, fence=fence, status=JobStatus.RUNNING).update(lease_until=until)
            for pk, fence in fences.items()
        )
