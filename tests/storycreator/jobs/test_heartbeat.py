"""The pulse: leases are kept, the jobs of dead workers come back, old rows go."""

import asyncio
import threading
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from storycreator.jobs import heartbeat as heartbeat_module
from storycreator.jobs.attempt import Stop
from storycreator.jobs.claims import claim
from storycreator.jobs.heartbeat import Heartbeat
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.runner import Runner
from storycreator.jobs.sweeps import jobs

pytestmark = pytest.mark.django_db


class Held:
    """A runner as its heartbeat sees it."""

    def __init__(self, *jobs: Job) -> None:
        self.fences = {job.pk: job.fence for job in jobs}
        self.stopped: list[tuple[int, int, Stop]] = []
        self.woken = 0

    def heartbeat(self) -> Heartbeat:
        return Heartbeat(
            running=lambda: self.fences,
            stop=lambda *stop: self.stopped.append(stop),
            wake=self._wake,
            lease=timedelta(seconds=60),
        )

    def _wake(self) -> None:
        self.woken += 1


def claimed() -> Job:
    enqueue("note")
    return claim("worker", limit=1)[0]


def overdue(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_job_whose_worker_is_gone_is_queued_again(bench):
    job, runner = claimed(), Held()
    overdue(job)
    runner.heartbeat().reap()
    job.refresh_from_db()
    assert (job.status, job.attempts, runner.woken) == (JobStatus.QUEUED, 0, 1)


def test_a_job_within_its_lease_is_left_alone(bench):
    job, runner = claimed(), Held()
    runner.heartbeat().reap()
    job.refresh_from_db()
    assert job.status == JobStatus.RUNNING and not runner.woken


def test_a_beat_prolongs_the_leases_of_what_runs_before_it_reaps(bench):
    job = claimed()
    overdue(job)
    Held(job).heartbeat().beat()
    job.refresh_from_db()
    assert job.status == JobStatus.RUNNING and job.lease_until > timezone.now()


def test_a_beat_tells_the_runner_what_its_author_has_stopped(bench):
    job = claimed()
    cancel(Job.objects.all())
    runner = Held(job)
    runner.heartbeat().look()
    assert runner.stopped == [(job.pk, job.fence, Stop.CANCEL)]


def test_a_beat_tells_the_runner_what_another_worker_has(bench):
    job = claimed()
    runner = Held(job)
    Job.objects.update(fence=job.fence + 1)
    runner.heartbeat().look()
    assert runner.stopped == [(job.pk, job.fence, Stop.LOST)]


def test_a_job_that_has_just_ended_is_not_disturbed(bench):
    job = claimed()
    runner = Held(job)
    Job.objects.update(status=JobStatus.DONE, finished_at=timezone.now(), lease_until=None)
    runner.heartbeat().look()
    assert runner.stopped == []


def test_a_chore_that_fails_does_not_keep_the_others_from_being_done(bench, monkeypatch, caplog):
    job = claimed()
    overdue(job)
    monkeypatch.setattr(Heartbeat, "look", lambda heartbeat: 1 / 0)
    Held().heartbeat().beat()
    job.refresh_from_db()
    assert job.status == JobStatus.QUEUED and "missed a beat" in caplog.text


@pytest.mark.django_db(transaction=True)
async def test_a_job_that_blocks_the_loop_keeps_its_lease(bench, monkeypatch):
    beaten, extend = threading.Event(), heartbeat_module.extend

    def extend_and_tell(fences, *, lease):
        if extend(fences, lease=lease):
            beaten.set()

    blocked, unblocked = [], asyncio.Event()

    async def block(work) -> None:
        blocked.append(beaten.wait(10))
        unblocked.set()

    monkeypatch.setattr(heartbeat_module, "extend", extend_and_tell)
    bench.kind("block", block)
    await sync_to_async(enqueue)("block")
    runner = Runner(concurrency=1, lease=timedelta(seconds=0.2))
    run = asyncio.create_task(runner.run())
    await unblocked.wait()
    await runner.drain(5)
    await run
    assert blocked == [True]


def test_what_ended_a_week_ago_is_forgotten_and_nothing_else(bench):
    old, ended, live = enqueue("note"), enqueue("note"), enqueue("note")
    Job.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=8), status="done")
    Job.objects.filter(pk=ended.pk).update(finished_at=timezone.now(), status="done")
    assert jobs() == 1
    assert set(Job.objects.all()) == {ended, live}
