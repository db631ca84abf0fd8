"""A job is written with the change that wants it, once, and in its turn."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from storycreator.jobs.ledger import Priority, cancel, enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs

pytestmark = pytest.mark.django_db


def test_a_rolled_back_change_takes_its_job_with_it(bench):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("note", text="never")
        raise ZeroDivisionError
    assert run_jobs() == [] and bench.done == []


def test_a_second_job_with_the_same_dedup_is_the_first_one(bench):
    first = enqueue("note", dedup="book:1", text="first")
    assert enqueue("note", dedup="book:1", text="second") == first
    run_jobs()
    assert bench.done == ["first"]


def test_asking_again_more_urgently_makes_the_first_one_urgent(bench):
    enqueue("note", dedup="outline:1", priority=Priority.AHEAD)
    job = enqueue("note", dedup="outline:1", priority=Priority.WAITING)
    job.refresh_from_db()
    assert job.priority == Priority.WAITING


def test_a_dedup_is_free_again_when_its_job_has_ended(bench):
    enqueue("note", dedup="book:1", text="first")
    run_jobs()
    enqueue("note", dedup="book:1", text="second")
    run_jobs()
    assert bench.done == ["first", "second"]


def test_what_an_author_waits_for_comes_first(bench):
    enqueue("note", text="ahead", priority=Priority.AHEAD)
    enqueue("note", text="normal")
    enqueue("note", text="waiting", priority=Priority.WAITING)
    run_jobs()
    assert bench.done == ["waiting", "normal", "ahead"]


def test_a_job_for_tomorrow_does_not_run_today(bench):
    enqueue("note", run_at=timezone.now() + timedelta(days=1))
    assert run_jobs() == []


def test_jobs_with_one_lock_keep_their_order_whatever_their_priority(bench):
    enqueue("note", lock="scene:1:text", text="first", priority=Priority.AHEAD)
    enqueue("note", lock="scene:1:text", text="second", priority=Priority.WAITING)
    enqueue("note", lock="scene:2:text", text="another scene", priority=Priority.NORMAL)
    run_jobs()
    assert bench.done == ["another scene", "first", "second"]


def test_cancelling_a_queued_job_ends_it_at_once_and_tells_its_handler(bench):
    job = enqueue("note")
    assert cancel(Job.objects.all()) == 1
    job.refresh_from_db()
    assert job.status == JobStatus.CANCELLED and job.finished_at
    assert bench.given_up == [(job.pk, "Stopped.")]


def test_an_ended_job_cannot_be_cancelled(bench):
    enqueue("note")
    run_jobs()
    assert cancel(Job.objects.all()) == 0 and bench.given_up == []


def test_a_gave_up_that_cancels_its_brother_ends_each_of_them_once(bench):
    def stop_all(job, reason):
        bench.given_up.append(job.pk)
        cancel(Job.objects.all())

    bench.kind("twin", None, stop_all)
    twins = [enqueue("twin").pk, enqueue("twin").pk]
    cancel(Job.objects.order_by("pk"))
    assert bench.given_up == twins
