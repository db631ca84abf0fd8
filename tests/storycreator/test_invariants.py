"""What must always be true is checked, and a breach is named."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from storycreator import invariants
from storycreator.invariants import invariant
from storycreator.jobs import invariants as of_jobs
from storycreator.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_checks(monkeypatch):
    monkeypatch.setattr(invariants, "_checks", {})


def test_a_breach_is_one_line_and_exit_code_1(no_checks, capsys):
    invariant("the sky is blue")(lambda: ["this morning", "at night"])
    with pytest.raises(SystemExit) as ended:
        call_command("check_invariants")
    assert ended.value.code == 1
    assert capsys.readouterr().out == "the sky is blue: this morning\nthe sky is blue: at night\n"


def test_when_all_is_well_it_says_so(no_checks, capsys):
    invariant("the sky is blue")(list)
    call_command("check_invariants")
    assert capsys.readouterr().out == "Every invariant holds.\n"


def test_two_checks_of_one_sentence_are_a_mistake(no_checks):
    invariant("the sky is blue")(list)
    with pytest.raises(ValueError, match="two checks"):
        invariant("the sky is blue")(list)


def test_the_checks_of_every_app_are_found_and_hold_in_an_empty_database():
    assert list(invariants.breaches()) == []
    assert "no job runs past its lease" in invariants._checks


PAST = timezone.now() - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("check", "row"),
    [
        (of_jobs.no_job_runs_past_its_lease, {"status": "running", "owner": "me", "lease_until": PAST}),
        (of_jobs.a_running_job_has_an_owner, {"status": "running", "lease_until": PAST}),
        (of_jobs.an_ended_job_has_the_time_of_its_end, {"status": "done"}),
        (of_jobs.an_ended_job_has_the_time_of_its_end, {"status": "queued", "finished_at": PAST}),
        (of_jobs.every_queued_job_is_of_a_known_kind, {"status": "queued"}),
    ],
)
def test_each_invariant_of_the_ledger_names_the_row_that_breaks_it(check, row):
    assert check() == []
    job = Job.objects.create(kind="no_such_work", **row)
    assert check() == [str(job)]
