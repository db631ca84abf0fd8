"""Who holds a job."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from storycreator.jobs.attempt import Attempt
from storycreator.jobs.claims import Lost, claim, extend, hold
from storycreator.jobs.endings import MOST_CLAIMS, finish, release
from storycreator.jobs.ledger import Work, cancel, enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.models import User

pytestmark = pytest.mark.django_db


def claimed(**fields) -> Job:
    enqueue("note", **fields)
    (job,) = claim("first", limit=1)
    return job


@pytest.mark.django_db(transaction=True)
def test_of_two_claims_at_once_one_wins(bench):
    enqueue("note")
    won: list[Job] = []
    both = threading.Barrier(2)

    def worker(name: str) -> None:
        both.wait()
        won.extend(claim(name, limit=5))
        connections.close_all()

    workers = [threading.Thread(target=worker, args=[name]) for name in ("one", "two")]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()
    assert len(won) == 1


def test_while_a_job_runs_the_others_of_its_lock_wait(bench):
    first = claimed(lock="scene:1:text")
    enqueue("note", lock="scene:1:text")
    assert claim("second", limit=5) == []
    finish(first)
    assert len(claim("second", limit=5)) == 1


def test_one_claim_takes_only_one_job_of_a_lock(bench):
    for _ in range(3):
        enqueue("note", lock="scene:1:text")
    assert len(claim("one", limit=5)) == 1


async def _commit(job: Job) -> None:
    await Work(job).commit(lambda: User.objects.create(username="effect"))


@pytest.mark.django_db(transaction=True)
async def test_a_worker_that_was_thought_dead_cannot_commit_over_the_one_that_took_its_place(bench):
    stale = await Job.objects.acreate(kind="note", status=JobStatus.RUNNING, fence=1, lease_until=_past())
    await Job.objects.aupdate(fence=2, owner="second")
    with pytest.raises(Lost):
        await _commit(stale)
    assert not await User.objects.aexists()


@pytest.mark.django_db(transaction=True)
async def test_a_stale_worker_cannot_save_a_part_either(bench):
    stale = await Job.objects.acreate(kind="note", status=JobStatus.RUNNING, fence=1, lease_until=_past())
    await Job.objects.aupdate(status=JobStatus.QUEUED)
    with pytest.raises(Lost):
        await Work(stale).save(lambda: User.objects.create(username="part"))
    assert not await User.objects.aexists()


def test_what_an_author_has_stopped_cannot_be_committed(bench):
    job = claimed()
    cancel(Job.objects.all())
    with pytest.raises(Lost):
        finish(job)


def test_a_released_job_is_queued_again_and_the_attempt_not_counted(bench):
    job = claimed()
    release(job)
    job.refresh_from_db()
    assert (job.status, job.attempts, job.owner, job.lease_until) == (JobStatus.QUEUED, 0, "", None)
    with pytest.raises(Lost):
        hold(job)


def test_a_job_that_kills_its_worker_again_and_again_is_given_up(bench):
    job = claimed()
    Job.objects.update(fence=MOST_CLAIMS)
    job.refresh_from_db()
    release(job)
    assert bench.given_up and "interrupted again and again" in bench.given_up[0][1]


def test_a_job_stopped_while_its_worker_died_is_not_run_again(bench):
    job = claimed()
    cancel(Job.objects.all())
    assert release(job) == JobStatus.CANCELLED
    assert bench.given_up == [(job.pk, "Stopped.")]


def test_a_lease_is_prolonged_only_for_the_fence_that_holds_it(bench):
    job = claimed()
    assert extend({job.pk: job.fence + 1}, lease=timedelta(hours=1)) == 0
    assert extend({job.pk: job.fence}, lease=timedelta(hours=1)) == 1
    job.refresh_from_db()
    assert job.lease_until > timezone.now() + timedelta(minutes=50)


def _past():
    return timezone.now() - timedelta(seconds=1)


def test_an_attempt_is_made_of_a_claimed_job(bench):
    assert Attempt(claimed()).job.attempts == 1
