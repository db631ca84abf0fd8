"""One attempt at one job: its handler in a task of its own, and what follows from how that ended."""

import asyncio
import logging
import time
from enum import Enum

from structlog.contextvars import bound_contextvars

from storycreator.errors import ServiceError
from storycreator.jobs import endings
from storycreator.jobs.claims import Lost
from storycreator.jobs.database import transact
from storycreator.jobs.handlers import find_handler
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.work import Work

log = logging.getLogger("storycreator.jobs")

UNEXPECTED = "Something went wrong in this step. Nothing you wrote is lost; please try again."
UNKNOWN = (
    "This version of Story Creator does not know the work “{kind}”. Nothing you wrote is lost; "
    "please update the program and try again."
)
LOST = "lost"
"""The status in the log of an attempt whose job was not its own any more."""


class Stop(Enum):
    """Why a running handler is told to stop."""

    CANCEL = "its author asked"
    DRAIN = "the runner ends"
    LOST = "another worker has it"


class Attempt:
    """A claimed job being run. All its methods belong on the loop's thread."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._task: asyncio.Task[None] | None = None
        self._why: Stop | None = None

    def stop(self, why: Stop) -> None:
        """Cancel the handler; how the job then ends is settled by `run`."""
        self._why = self._why or why
        if self._task is not None:
            self._task.cancel()

    async def run(self) -> None:
        """Run the handler and settle the job. Raises nothing that the job's work raised."""
        began = time.monotonic()
        with bound_contextvars(request_id=self.job.request_id):
            self._log("running", seconds=0.0)
            status = await self._attempt()
            self._log(status, seconds=time.monotonic() - began)

    async def _attempt(self) -> str:
        # In a task of its own: a cancel must reach the work, never the settling of what it left.
        self._task = asyncio.create_task(self._perform())
        if self._why:
            self._task.cancel()
        await asyncio.wait({self._task})
        return await self._settle(self._task)

    async def _perform(self) -> None:
        handler = find_handler(self.job.kind)
        if handler is None:
            raise ServiceError(UNKNOWN.format(kind=self.job.kind), permanent=True)
        work = Work(self.job)
        try:
            await handler.run(work, **self.job.args)
        except Exception:
            if not work.committed:
                raise
            log.exception("job=%s kind=%s failed after its result was stored", self.job.pk, self.job.kind)
        if not work.committed:
            await transact(lambda: endings.finish(self.job))

    async def _settle(self, task: asyncio.Task[None]) -> str:
        if not task.cancelled() and task.exception() is None:
            return JobStatus.DONE
        try:
            return await transact(lambda: self._end(task))
        except Lost:
            return await self._as_it_is()

    def _end(self, task: asyncio.Task[None]) -> JobStatus:
        error = None if task.cancelled() else task.exception()
        if self._why is Stop.DRAIN:
            return endings.release(self.job)
        if self._why in (Stop.CANCEL, Stop.LOST) or isinstance(error, Lost):
            return endings.stop(self.job)
        if isinstance(error, ServiceError):
            return endings.fail(self.job, error.message, permanent=error.permanent)
        log.error("job=%s kind=%s failed", self.job.pk, self.job.kind, exc_info=error)
        return endings.fail(self.job, UNEXPECTED, permanent=False)

    async def _as_it_is(self) -> str:
        """A commit may have landed just before the cancel: then the job is done, not lost."""
        same = Job.objects.filter(pk=self.job.pk, fence=self.job.fence, finished_at__isnull=False)
        status = await transact(lambda: same.values_list("status", flat=True).first())
        return status or LOST

    def _log(self, status: str, *, seconds: float) -> None:
        line = "job=%s kind=%s attempt=%d status=%s seconds=%.2f"
        log.info(line, self.job.pk, self.job.kind, self.job.attempts, status, seconds)
