"""How an attempt ends: done, tried again, given up."""

import asyncio
import logging

import pytest
from django.db import OperationalError
from structlog.contextvars import bound_contextvars, get_contextvars

from storycreator.errors import ServiceError
from storycreator.jobs import endings
from storycreator.jobs.ledger import enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from storycreator.models import User

pytestmark = pytest.mark.django_db


def failing(*errors: Exception):
    left = list(errors)

    async def fail(work) -> None:
        if left:
            raise left.pop(0)

    return fail


def test_a_busy_service_is_tried_again_until_it_answers(bench):
    bench.kind("ask", failing(ServiceError("Busy."), ServiceError("Busy.")))
    enqueue("ask")
    assert [job.status for job in run_jobs()] == [JobStatus.DONE] * 3
    assert bench.given_up == []


def test_after_the_last_attempt_the_job_is_given_up_with_its_sentence(bench):
    bench.kind("ask", failing(*[ServiceError("The service is busy.")] * 3))
    job = enqueue("ask")
    assert len(run_jobs()) == 3
    job.refresh_from_db()
    assert (job.status, job.error) == (JobStatus.FAILED, "The service is busy.")
    assert bench.given_up == [(job.pk, "The service is busy.")]


def test_a_permanent_failure_is_given_up_at_once(bench):
    bench.kind("ask", failing(ServiceError("Refused.", permanent=True)))
    enqueue("ask")
    assert [job.attempts for job in run_jobs()] == [1]
    assert [reason for _, reason in bench.given_up] == ["Refused."]


def test_a_fault_of_the_program_is_logged_tried_again_and_told_in_general_words(bench, caplog):
    bench.kind("ask", failing(*[KeyError("a secret of the program")] * 3))
    enqueue("ask")
    assert len(run_jobs()) == 3
    ((_, reason),) = bench.given_up
    assert "Nothing you wrote is lost" in reason and "secret" not in reason
    assert "a secret of the program" in caplog.text


def test_a_cancellation_that_leaks_out_of_a_library_counts_as_a_failure(bench):
    bench.kind("ask", failing(*[asyncio.CancelledError()] * 3))
    enqueue("ask")
    assert len(run_jobs()) == 3 and len(bench.given_up) == 1


def test_an_unknown_kind_fails_for_good_with_a_sentence():
    enqueue("no_such_work")
    (job,) = run_jobs()
    assert job.status == JobStatus.FAILED and "does not know the work “no_such_work”" in job.error


def test_gave_up_and_the_failed_row_are_one_transaction(bench):
    def unlucky(job, reason):
        User.objects.create(username="half")
        raise OperationalError("disk full")

    bench.kind("ask", failing(ServiceError("Refused.", permanent=True)), unlucky)
    job = enqueue("ask")
    with pytest.raises(OperationalError):
        run_jobs()
    job.refresh_from_db()
    assert job.status == JobStatus.RUNNING and not User.objects.exists()


def test_a_fault_in_gave_up_ends_the_job_all_the_same(bench, caplog):
    def broken(job, reason):
        User.objects.create(username="half")
        raise KeyError

    bench.kind("ask", failing(ServiceError("Refused.", permanent=True)), broken)
    enqueue("ask")
    assert run_jobs()[0].status == JobStatus.FAILED
    assert not User.objects.exists() and "gave_up of job=" in caplog.text


def test_gave_up_may_enqueue_what_comes_instead(bench):
    bench.kind(
        "ask",
        failing(ServiceError("No.", permanent=True)),
        lambda job, reason: enqueue("note", text="instead"),
    )
    enqueue("ask")
    run_jobs()
    assert bench.done == ["instead"]


def test_a_commit_writes_the_result_the_successor_and_done_together(bench):
    def write() -> None:
        User.objects.create(username="result")
        enqueue("note", text="next")

    async def make(work) -> None:
        await work.commit(write)

    bench.kind("make", make)
    job = enqueue("make")
    assert [row.status for row in run_jobs()] == [JobStatus.DONE] * 2
    job.refresh_from_db()
    assert job.finished_at and bench.done == ["next"] and User.objects.exists()


def test_a_commit_that_fails_writes_nothing_at_all(bench):
    def write() -> None:
        User.objects.create(username="result")
        enqueue("note", text="next")
        raise ServiceError("No.", permanent=True)

    async def make(work) -> None:
        await work.commit(write)

    bench.kind("make", make)
    enqueue("make")
    assert [row.status for row in run_jobs()] == [JobStatus.FAILED]
    assert bench.done == [] and not User.objects.exists()


def test_two_last_parts_make_one_successor(bench):
    async def part(work) -> None:
        await work.commit(lambda: enqueue("note", dedup="publish:1", text="published"))

    bench.kind("part", part)
    enqueue("part")
    enqueue("part")
    run_jobs()
    assert bench.done == ["published"]


def test_a_fault_after_the_commit_does_not_undo_it(bench, caplog):
    async def make(work) -> None:
        await work.commit(lambda: None)
        raise KeyError

    bench.kind("make", make)
    enqueue("make")
    assert [row.status for row in run_jobs()] == [JobStatus.DONE]
    assert "after its result was stored" in caplog.text


def test_progress_is_stored_and_kept_between_nought_and_one(bench):
    async def make(work) -> None:
        await work.progress(1.5)

    bench.kind("make", make)
    enqueue("make")
    assert run_jobs()[0].progress == 1


def test_progress_is_stored_at_most_once_a_second(bench, monkeypatch):
    stored: list[float] = []
    monkeypatch.setattr("storycreator.jobs.work.Work._store", lambda work, value: stored.append(value))

    async def make(work) -> None:
        for percent in range(100):
            await work.progress(percent / 100)

    monkeypatch.setattr("storycreator.jobs.work.time.monotonic", lambda: 5.0)
    bench.kind("make", make)
    enqueue("make")
    run_jobs()
    assert stored == [0.0]


def test_the_pause_before_the_next_attempt_doubles_and_has_a_limit():
    assert all(1 <= endings.pause_after(1) <= 2 for _ in range(50))
    assert all(4 <= endings.pause_after(3) <= 8 for _ in range(50))
    assert endings.pause_after(40) <= endings.LONGEST_PAUSE


def test_each_attempt_is_one_line_at_its_start_and_one_at_its_end(bench, caplog):
    job = enqueue("note")
    with caplog.at_level(logging.INFO, logger="storycreator.jobs"):
        run_jobs()
    start, end = (record.getMessage() for record in caplog.records if record.name == "storycreator.jobs")
    assert start == f"job={job.pk} kind=note attempt=1 status=running seconds=0.00"
    assert end.startswith(f"job={job.pk} kind=note attempt=1 status=done seconds=")


def test_a_job_and_those_that_follow_log_under_the_request_that_asked(bench):
    seen: list[str] = []

    async def look(work) -> None:
        seen.append(get_contextvars()["request_id"])
        await work.commit(lambda: enqueue("note"))

    bench.kind("look", look)
    with bound_contextvars(request_id="r-1"):
        enqueue("look")
    run_jobs()
    assert seen == ["r-1"]
    assert set(Job.objects.values_list("request_id", flat=True)) == {"r-1"}


def test_work_that_never_ends_is_told_apart_in_tests(bench):
    async def again(work) -> None:
        await work.commit(lambda: enqueue("again"))

    bench.kind("again", again)
    enqueue("again")
    with pytest.raises(AssertionError, match="more than 5 attempts"):
        run_jobs(limit=5)


def test_a_job_deleted_while_it_ran_leaves_nothing(bench):
    async def erase(work) -> None:
        await work.load(Job.objects.all().delete)

    bench.kind("erase", erase)
    enqueue("erase")
    assert run_jobs() == [] and bench.given_up == []
