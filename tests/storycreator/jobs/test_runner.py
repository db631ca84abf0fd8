"""The embedded runner: many jobs on one loop, stopped, drained, and never stopped by a failure."""

import asyncio
import contextlib
import contextvars

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError

from storycreator.jobs import runner as runner_module
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.runner import Runner, runs_here
from storycreator.models import User

pytestmark = pytest.mark.django_db(transaction=True)

WAIT = 10
"""Seconds after which a test has failed; none of them waits for time to pass."""


@contextlib.asynccontextmanager
async def running(*, concurrency: int = 4, grace: float = 0):
    runner = Runner(concurrency=concurrency)
    run = asyncio.create_task(runner.run())
    async with asyncio.timeout(WAIT):
        yield runner
        await runner.drain(grace)
        await run


def holding(bench, kind: str = "hold"):
    """A kind whose job says when it has begun, waits to be let go, and notes when it is cut off."""
    begun, let_go = asyncio.Event(), asyncio.Event()

    async def hold(work, **args) -> None:
        begun.set()
        try:
            await let_go.wait()
        except asyncio.CancelledError:
            bench.done.append("cut off")
            raise
        await work.commit(lambda: User.objects.create(username=f"effect-{User.objects.count()}"))

    bench.kind(kind, hold)
    return begun, let_go


async def ended(job: Job) -> Job:
    """Wait until the runner has settled this job."""
    while True:
        await job.arefresh_from_db()
        if job.finished_at:
            return job
        await asyncio.sleep(0)


async def test_an_enqueued_job_wakes_the_runner_of_the_same_process(bench):
    async with running():
        job = await sync_to_async(enqueue)("note", text="awake")
        await ended(job)
    assert bench.done == ["awake"]


async def test_jobs_wait_for_one_another_on_the_loop_not_in_line(bench):
    begun = asyncio.Barrier(3)

    async def meet(work) -> None:
        await begun.wait()

    bench.kind("meet", meet)
    jobs = [await sync_to_async(enqueue)("meet") for _ in range(3)]
    async with running():
        assert {(await ended(job)).status for job in jobs} == {JobStatus.DONE}


async def test_no_more_jobs_run_at_once_than_allowed(bench):
    at_once: list[int] = []

    async def count(work) -> None:
        at_once.append(await work.load(Job.objects.filter(status=JobStatus.RUNNING).count))

    bench.kind("count", count)
    jobs = [await sync_to_async(enqueue)("count") for _ in range(5)]
    async with running(concurrency=2):
        for job in jobs:
            await ended(job)
    assert max(at_once) <= 2


async def test_cancelling_a_running_job_reaches_it_without_the_heartbeat(bench, monkeypatch):
    monkeypatch.setattr("storycreator.jobs.heartbeat.LOOK_EVERY", 3600.0)
    begun, _ = holding(bench)
    job = await sync_to_async(enqueue)("hold")
    async with running():
        await begun.wait()
        await sync_to_async(cancel)(Job.objects.all())
        assert (await ended(job)).status == JobStatus.CANCELLED
    assert bench.given_up == [(job.pk, "Stopped.")] and not await User.objects.aexists()


async def test_a_cancel_from_another_process_is_read_by_the_heartbeat(bench, monkeypatch):
    monkeypatch.setattr("storycreator.jobs.heartbeat.LOOK_EVERY", 0.01)
    begun, _ = holding(bench)
    job = await sync_to_async(enqueue)("hold")
    async with running():
        await begun.wait()
        await Job.objects.aupdate(cancel_requested=True)
        assert (await ended(job)).status == JobStatus.CANCELLED


async def test_a_drained_runner_lets_a_job_end_within_the_grace(bench):
    begun, let_go = holding(bench)
    job = await sync_to_async(enqueue)("hold")
    async with running(grace=WAIT):
        await begun.wait()
        let_go.set()
    await job.arefresh_from_db()
    assert job.status == JobStatus.DONE


async def test_what_does_not_end_within_the_grace_is_put_back_without_counting_the_attempt(bench):
    begun, _ = holding(bench)
    job = await sync_to_async(enqueue)("hold")
    async with running(grace=0):
        await begun.wait()
    await job.arefresh_from_db()
    assert (job.status, job.attempts) == (JobStatus.QUEUED, 0)
    assert bench.given_up == [] and bench.done == ["cut off"]


async def test_a_drained_runner_claims_nothing_more(bench):
    begun, let_go = holding(bench)
    await sync_to_async(enqueue)("hold", lock="one")
    second = await sync_to_async(enqueue)("hold", lock="one")
    async with running(grace=WAIT) as runner:
        await begun.wait()
        draining = asyncio.create_task(runner.drain(WAIT))
        await asyncio.sleep(0)
        let_go.set()
        await draining
    await second.arefresh_from_db()
    assert second.status == JobStatus.QUEUED


async def test_a_cancelled_runner_puts_its_jobs_back(bench):
    begun, _ = holding(bench)
    job = await sync_to_async(enqueue)("hold")
    run = asyncio.create_task(Runner(concurrency=1).run())
    async with asyncio.timeout(WAIT):
        await begun.wait()
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run
    await job.arefresh_from_db()
    assert job.status == JobStatus.QUEUED and not runs_here()


async def test_what_a_dead_runner_left_running_runs_again_at_once(bench):
    job = await sync_to_async(enqueue)("note", text="again")
    await sync_to_async(runner_module.claim)("a dead one", limit=1)
    async with running():
        assert (await ended(job)).attempts == 1
    assert bench.done == ["again"]


async def test_the_runner_survives_a_failing_database(bench, monkeypatch, caplog):
    failures = [OperationalError("database is locked")] * 2
    claim = runner_module.claim

    def unlucky(*args, **kwargs):
        if failures:
            raise failures.pop()
        return claim(*args, **kwargs)

    monkeypatch.setattr(runner_module, "claim", unlucky)
    monkeypatch.setattr(runner_module, "LOOK_EVERY", 0.01)
    job = await sync_to_async(enqueue)("note")
    async with running():
        assert (await ended(job)).status == JobStatus.DONE
    assert "no jobs could be claimed" in caplog.text


async def test_the_runner_survives_a_job_that_cannot_be_settled(bench, monkeypatch, caplog):
    async def fail(work) -> None:
        raise KeyError

    def full(job, reason):
        raise OperationalError("disk full")

    bench.kind("fail", fail, full)
    lost = await sync_to_async(enqueue)("fail", max_attempts=1)
    async with running():
        assert (await ended(await sync_to_async(enqueue)("note"))).status == JobStatus.DONE
    await lost.arefresh_from_db()
    assert lost.status == JobStatus.QUEUED and "could not be settled" in caplog.text


async def test_each_job_starts_in_a_fresh_context(bench):
    colour = contextvars.ContextVar("colour", default="fresh")
    colour.set("inherited")
    seen: list[str] = []

    async def look(work) -> None:
        seen.append(colour.get())

    bench.kind("look", look)
    async with running():
        await ended(await sync_to_async(enqueue)("look"))
    assert seen == ["fresh"]


async def test_runs_here_says_whether_jobs_run_in_this_process(bench):
    assert not runs_here()
    async with running():
        await ended(await sync_to_async(enqueue)("note"))
        assert runs_here()
    assert not runs_here()
