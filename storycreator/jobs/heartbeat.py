"""The pulse of a runner: a thread and a database connection of its own, which no job can block."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import connections

from storycreator.jobs.attempt import Stop
from storycreator.jobs.claims import extend
from storycreator.jobs.database import drop_stale_connections
from storycreator.jobs.endings import release_all
from storycreator.jobs.models import Job, JobStatus
from storycreator.sweeping import sweep_all

log = logging.getLogger("storycreator.jobs")

LOOK_EVERY, SWEEP_EVERY = 1.0, 3600.0
"""Seconds between two looks for cancel requests, and between two sweeps."""

Fences = dict[int, int]
"""Jobs a runner runs: id → the fence it claimed them with."""


@dataclass(slots=True)
class Chore:
    """Something done again and again; `due` is in seconds of the monotonic clock."""

    work: Callable[[], object]
    every: float
    due: float = 0.0


class Heartbeat(threading.Thread):
    """Extends leases, reads cancel requests, puts back jobs whose worker is gone, sweeps old rows.

    `running` returns what the runner runs; `stop` is called with (id, fence, why) for a job that must end,
    `wake` when jobs were put back. All three are called from this thread.
    """

    def __init__(
        self,
        *,
        running: Callable[[], Fences],
        stop: Callable[[int, int, Stop], None],
        wake: Callable[[], None],
        lease: timedelta,
    ) -> None:
        super().__init__(name="jobs heartbeat", daemon=True)
        self._running, self._stop_job, self._wake, self._lease = running, stop, wake, lease
        self._ended = threading.Event()
        quarter = lease.total_seconds() / 4
        self._chores = [
            Chore(self.look, LOOK_EVERY),
            Chore(self.extend, quarter),
            Chore(self.reap, quarter),
            Chore(sweep_all, SWEEP_EVERY),
        ]

    def run(self) -> None:
        try:
            while not self._ended.wait(min(chore.every for chore in self._chores)):
                self.beat()
        finally:
            connections.close_all()

    def end(self) -> None:
        """Stop beating and wait for the beat that is under way."""
        self._ended.set()
        if self.is_alive():
            self.join()

    def beat(self) -> None:
        """Do the chores that are due. One that fails is logged and done again at its next time."""
        now = time.monotonic()
        for chore in self._chores:
            if chore.due > now:
                continue
            chore.due = now + chore.every
            try:
                chore.work()
            except Exception:
                # Broad on purpose: without a pulse the runner would lose every job it runs.
                log.exception("the heartbeat of the jobs missed a beat")
        drop_stale_connections()

    def look(self) -> None:
        """Stop the jobs whose author asked for it, and those that another worker has by now."""
        fences = self._running()
        rows = {job.pk: job for job in Job.objects.filter(pk__in=fences)}
        for pk, fence in fences.items():
            job = rows.get(pk)
            if job is None or job.fence != fence or job.status == JobStatus.QUEUED:
                self._stop_job(pk, fence, Stop.LOST)
            elif job.cancel_requested and job.status == JobStatus.RUNNING:
                self._stop_job(pk, fence, Stop.CANCEL)

    def extend(self) -> None:
        """Prolong the leases of the running jobs."""
        fences = self._running()
        if fences:
            extend(fences, lease=self._lease)

    def reap(self) -> None:
        """Put back the jobs whose worker has not been heard of for longer than its lease."""
        if release_all(Job.objects.overdue()):
            self._wake()
