"""The embedded runner: claims jobs and runs them on the event loop it is started on."""

import asyncio
import contextlib
import contextvars
import logging
import os
import socket
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from django.db import DatabaseError
from django.db.models import QuerySet

from storycreator import progress
from storycreator.jobs import here
from storycreator.jobs.attempt import Attempt, Stop
from storycreator.jobs.claims import LEASE, claim
from storycreator.jobs.database import off_loop
from storycreator.jobs.endings import release_all
from storycreator.jobs.heartbeat import Fences, Heartbeat
from storycreator.jobs.here import runs_here
from storycreator.jobs.lockfile import hold_lock
from storycreator.jobs.models import Job, JobStatus

__all__ = ["Runner", "hold_lock", "runs_here"]

log = logging.getLogger("storycreator.jobs")

LOOK_EVERY = 1.0
"""Seconds between two looks for jobs that another process has enqueued, and after a failed look."""
SETTLE_SECONDS = 5.0
"""How long a drained job has to put itself back."""


class Runner:
    """Runs jobs until it is drained. One a `DATA_DIR`: its caller holds `hold_lock`."""

    def __init__(self, *, concurrency: int, lease: timedelta = LEASE) -> None:
        self.owner = f"{socket.gethostname()}-{os.getpid()}"
        self._concurrency, self._lease = concurrency, lease
        self._attempts: dict[int, Attempt] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken, self._ended = asyncio.Event(), asyncio.Event()
        self._draining, self._grace = False, 0.0
        self._ended.set()

    async def run(self) -> None:
        """Run jobs until `drain` is called; cancelled, it puts the running jobs back.

        What was left running is put back at once: as the only runner we know that its worker is gone.
        """
        self._ended.clear()
        self._loop = asyncio.get_running_loop()
        progress.speak_on(self._loop)
        here.attach(self)
        heartbeat = Heartbeat(running=self._fences, stop=self._stop_soon, wake=self.wake, lease=self._lease)
        try:
            await self._put_back(Job.objects.all())
            heartbeat.start()
            while not self._draining:
                await self._round()
        finally:
            await self._let_finish()
            await asyncio.to_thread(heartbeat.end)
            here.detach(self)
            self._ended.set()

    def wake(self) -> None:
        """Look for jobs now. From any thread."""
        self._soon(self._woken.set)

    def stop(self, pks: Iterable[int]) -> None:
        """Stop these jobs, whose authors asked for it, as far as they run here. From any thread."""
        for pk in pks:
            self._soon(self._stop, pk, None, Stop.CANCEL)

    async def drain(self, grace: float) -> None:
        """Claim nothing more, let running jobs end for `grace` seconds, put back those that have not."""
        self._draining, self._grace = True, grace
        self._woken.set()
        await self._ended.wait()

    def _soon[*A](self, call: Callable[[*A], object], *args: *A) -> None:
        # A closed loop has nothing left to wake or to stop.
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(call, *args)

    def _stop_soon(self, pk: int, fence: int, why: Stop) -> None:
        self._soon(self._stop, pk, fence, why)

    def _stop(self, pk: int, fence: int | None, why: Stop) -> None:
        attempt = self._attempts.get(pk)
        if attempt is not None and fence in (None, attempt.job.fence):
            attempt.stop(why)

    def _fences(self) -> Fences:
        # Called from the heartbeat's thread: the copy is one step under the interpreter's lock.
        return {pk: attempt.job.fence for pk, attempt in self._attempts.copy().items()}

    async def _round(self) -> None:
        self._woken.clear()
        free = self._concurrency - len(self._tasks)
        jobs = await self._claim(free) if free > 0 else []
        for job in jobs:
            self._start(job)
        if not jobs:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), LOOK_EVERY)

    async def _claim(self, free: int) -> list[Job]:
        try:
            return await off_loop(lambda: claim(self.owner, limit=free, lease=self._lease))
        except Exception:
            # Broad on purpose: whatever the database has, the next look may find it well again.
            log.exception("no jobs could be claimed; looking again in %.0f s", LOOK_EVERY)
            return []

    def _start(self, job: Job) -> None:
        attempt = Attempt(job)
        # A fresh context: what a job inherits of another's thread-sensitive context breaks its ORM calls.
        run = asyncio.get_running_loop().create_task(attempt.run(), context=contextvars.Context())
        self._attempts[job.pk] = attempt
        self._tasks.add(run)
        run.add_done_callback(partial(self._forget, attempt))

    def _forget(self, attempt: Attempt, run: asyncio.Task[None]) -> None:
        self._tasks.discard(run)
        if self._attempts.get(attempt.job.pk) is attempt:
            del self._attempts[attempt.job.pk]
        error = None if run.cancelled() else run.exception()
        if error is not None:
            # The row still says running; the reaper puts it back when its lease is over.
            log.error("job=%s could not be settled", attempt.job.pk, exc_info=error)
        self._woken.set()

    async def _let_finish(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._grace)
        for attempt in list(self._attempts.values()):
            attempt.stop(Stop.DRAIN)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=SETTLE_SECONDS)
        # What would not end, and what was claimed but never started.
        await self._put_back(Job.objects.filter(owner=self.owner))

    async def _put_back(self, jobs: QuerySet[Job]) -> None:
        try:
            await off_loop(lambda: release_all(jobs.filter(status=JobStatus.RUNNING)))
        except DatabaseError:
            log.exception("jobs could not be put back; they are when their lease is over")
