"""The ledger of work: one row is one thing that can fail, be retried and be paid for alone."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Priority(models.IntegerChoices):
    """What an author waits for comes first."""

    WAITING = 0, "an author waits for it"
    NORMAL = 10, "normal"
    AHEAD = 20, "done ahead"


class JobStatus(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


LIVE = (JobStatus.QUEUED, JobStatus.RUNNING)


class JobQuerySet(models.QuerySet["Job"]):
    def live(self) -> "JobQuerySet":
        """Jobs that are waiting or running."""
        return self.filter(status__in=LIVE)

    def overdue(self) -> "JobQuerySet":
        """Running jobs whose worker has not been heard of for longer than its lease."""
        return self.filter(status=JobStatus.RUNNING, lease_until__lt=timezone.now())


class Job(models.Model):
    """One piece of work, written in the same transaction as the change that wants it.

    Engines carry only its id; this row is the truth. A worker holds it by `owner` until
    `lease_until`; `fence` rises with every claim, so that a worker that was thought dead cannot
    commit over the one that took its place.
    """

    kind = models.CharField(max_length=40)
    args = models.JSONField(default=dict)
    lock = models.CharField(max_length=80, blank=True, default="")
    """Jobs with the same lock run one after another; empty: no lock."""
    dedup = models.CharField(max_length=120, unique=True, null=True, blank=True)
    """A second job with the same value is the first one."""
    topic = models.CharField(max_length=80, blank=True, default="")
    """Whose page is told of a change: `story:<uuid>`."""
    status = models.CharField(max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    priority = models.SmallIntegerField(choices=Priority, default=Priority.NORMAL)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    run_at = models.DateTimeField(default=timezone.now)
    owner = models.CharField(max_length=80, blank=True, default="")
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    cancel_requested = models.BooleanField(default=False)
    error = models.TextField(blank=True, default="")
    """The sentence for the author of the last failure."""
    progress = models.FloatField(default=0.0)
    """From 0 to 1."""
    request_id = models.CharField(max_length=64, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["status", "priority", "run_at", "id"]),
            models.Index(fields=["lock", "status"]),
            models.Index(fields=["topic", "status"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(status="running") | Q(lease_until__isnull=False), name="running_has_a_lease"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} {self.status}"
