"""What a handler is given: its job, and the roads to the database and the browser."""

import asyncio
import math
import time
from collections.abc import Callable

from django.db import transaction

from storycreator import progress
from storycreator.jobs.claims import Lost, hold
from storycreator.jobs.database import transact
from storycreator.jobs.endings import finish
from storycreator.jobs.models import Job, JobStatus

STORE_EVERY, PUSH_EVERY = 1.0, 0.1
"""Seconds between two stored and two pushed figures of progress."""


class Work:
    """One claimed job in the hands of its handler."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.committed = False
        self._stored_at = self._pushed_at = -math.inf

    async def load[T](self, ask: Callable[[], T]) -> T:
        """Return what the sync `ask` reads, all in one transaction."""
        return await transact(ask)

    async def save[T](self, write: Callable[[], T]) -> T:
        """Store a partial result: `write` in one transaction, and only while the job is ours.

        Raises `Lost` when another worker has it by now or its author has stopped it; nothing is written.
        """

        def fenced() -> T:
            if hold(self.job).cancel_requested:
                raise Lost(str(self.job))
            return write()

        return await transact(fenced)

    async def account[T](self, write: Callable[[], T]) -> T:
        """Store what has happened outside and holds whether or not the job is still ours: what it cost.

        It is stored however often the job is stopped meanwhile; the stop is raised after that.
        """
        writing = asyncio.create_task(transact(write))
        stop: asyncio.CancelledError | None = None
        while not writing.done():
            try:
                await asyncio.wait({writing})
            except asyncio.CancelledError as again:
                stop = again
        result = writing.result()
        if stop:
            raise stop
        return result

    async def commit[T](self, write: Callable[[], T]) -> T:
        """Store the result: `write`, the jobs it enqueues and `done`, in one transaction.

        The job is done, and its dedup free, when `write` looks. Raises `Lost` as `save` does; whatever
        `write` raises undoes all of it.
        """

        def fenced() -> T:
            with transaction.atomic():
                finish(self.job)
                return write()

        result = await transact(fenced)
        self.committed = True
        return result

    async def progress(self, value: float, *, part: str = "") -> None:
        """Show how far the work is, from 0 to 1: stored at most once a second, pushed at most ten times.

        `part` is the id the page knows the bar by; default the job's own.
        """
        value, now = min(max(value, 0.0), 1.0), time.monotonic()
        if now - self._stored_at >= STORE_EVERY:
            self._stored_at = now
            await transact(lambda: self._store(value))
        if now - self._pushed_at >= PUSH_EVERY or value == 1:
            self._pushed_at = now
            message = {"type": "progress", "id": part or str(self.job.pk), "value": value}
            await progress.push(self.job.topic, message)

    def _store(self, value: float) -> None:
        ours = Job.objects.filter(pk=self.job.pk, fence=self.job.fence, status=JobStatus.RUNNING)
        ours.update(progress=value)
