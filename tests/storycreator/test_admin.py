"""What the staff sees of accounts and of work, and what it may do there."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from storycreator.jobs.models import Job, JobStatus
from storycreator.models import User
from tests.conftest import signed_in
from tests.factories import make_idea, make_job, make_reviewed_story, make_user

JOBS = "/admin/jobs/job/"


@pytest.fixture
def failed_job(db: None) -> Job:
    said = "The writer was busy. Nothing is lost; try again."
    return make_job(
        status=JobStatus.FAILED, topic="story:7f0c", error=said, attempts=3, finished_at=timezone.now()
    )


def test_work_is_listed_with_its_story_and_its_error(staff_client: Client, failed_job: Job):
    page = staff_client.get(JOBS).text
    assert "7f0c" in page
    assert "The writer was busy." in page
    assert "write_scene" in page


def test_work_is_found_by_what_it_says(staff_client: Client, failed_job: Job):
    assert "The writer was busy." in staff_client.get(f"{JOBS}?q=busy").text
    assert "The writer was busy." not in staff_client.get(f"{JOBS}?q=refused").text


def test_work_can_be_looked_at_and_not_changed(staff_client: Client, failed_job: Job):
    address = f"{JOBS}{failed_job.pk}/change/"
    assert staff_client.get(address).status_code == 200
    assert staff_client.post(address, {"status": "done"}).status_code == 403
    assert staff_client.get(f"{JOBS}{failed_job.pk}/delete/").status_code == 403
    assert staff_client.get(f"{JOBS}add/").status_code == 403


def act(client: Client, action: str, job: Job) -> str:
    return client.post(JOBS, {"action": action, "_selected_action": [job.pk]}, follow=True).text


def test_staff_stops_work_that_runs(staff_client: Client, db: None):
    job = make_job(
        kind="delete_story",
        status=JobStatus.RUNNING,
        owner="w1",
        lease_until=timezone.now(),
        args={"story_id": "x"},
    )
    assert "1 jobs are stopped." in act(staff_client, "cancel", job)
    job.refresh_from_db()
    assert job.cancel_requested


def test_staff_asks_for_failed_work_again(staff_client: Client, db: None):
    idea = make_idea(error="The writer was busy.")
    job = make_job(
        kind="suggest_concepts",
        status=JobStatus.FAILED,
        args={"idea_id": str(idea.pk)},
        finished_at=timezone.now(),
    )
    assert "is asked for again." in act(staff_client, "retry", job)
    assert LogEntry.objects.get().get_change_message() == "Asked for again."
    assert Job.objects.live().get().args == job.args


def test_staff_reads_why_work_is_not_asked_for_again(staff_client: Client, failed_job: Job):
    Job.objects.update(args={"revision_id": str(failed_job.pk).zfill(32)})
    assert "What this work was for is not there any more." in act(staff_client, "retry", failed_job)
    assert not Job.objects.live().exists()


def test_who_may_only_look_may_not_stop(failed_job: Job):
    looker = make_user(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_job"))
    page = signed_in(looker).get(JOBS)
    assert page.status_code == 200
    assert 'value="cancel"' not in page.text
    assert 'value="retry"' not in page.text


def test_an_account_is_switched_off_not_deleted(staff_client: Client, owner: User):
    make_reviewed_story(author=owner)
    assert (
        staff_client.post(f"/admin/storycreator/user/{owner.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert User.objects.filter(pk=owner.pk).exists()


@pytest.mark.parametrize(
    "page", ["", "storycreator/user/", "storycreator/user/add/", "jobs/job/", "stories/story/"]
)
def test_the_pages_of_the_administration_open(staff_client: Client, owner: User, page: str):
    assert staff_client.get(f"/admin/{page}").status_code == 200


def test_forms_as_they_were_sent_are_not_shown(staff_client: Client):
    assert "/admin/storycreator/submission/" not in staff_client.get("/admin/").text


def test_an_account_can_be_looked_at(staff_client: Client, owner: User):
    assert staff_client.get(f"/admin/storycreator/user/{owner.pk}/change/").status_code == 200
