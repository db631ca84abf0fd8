"""The day's money: what is put aside counts, what was spent stays spent, what nobody works on is freed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connections

from storycreator import budget
from storycreator.errors import BudgetSpent, OutOfBudget
from storycreator.invariants import breaches
from storycreator.jobs.claims import claim
from storycreator.jobs.endings import fail, finish, release
from storycreator.jobs.models import Job, JobStatus
from storycreator.models import Spending, User
from storycreator.sweeps import reservations
from tests.factories import make_job, make_user

pytestmark = pytest.mark.django_db

CENT = Decimal("0.01")


@pytest.fixture(autouse=True)
def dollar(settings) -> None:
    settings.DAILY_BUDGET, settings.DAILY_SHARE = Decimal(1), 100


def running() -> Job:
    make_job(kind="rewrite_scene", args={"revision_id": "0b5c4e52-0001-4d3a-9c1e-6f2a8d7b9e10"})
    [job] = claim("me", limit=1)
    return job


def reserve(amount: str, *, author: User | None = None, job: Job | None = None) -> Spending:
    author_id = author.pk if author else None
    return budget.reserve(job or running(), author_id=author_id, most=Decimal(amount), purpose="writing")


def test_what_is_reserved_cannot_be_reserved_again(owner: User):
    reserve("0.60", author=owner)
    with pytest.raises(OutOfBudget) as refused:
        reserve("0.41", author=owner)
    assert refused.value.permanent
    assert Spending.objects.count() == 1
    assert reserve("0.40", author=owner)


def test_a_settled_call_counts_with_what_it_cost(owner: User):
    budget.settle(reserve("0.90"), cost=CENT)
    assert reserve("0.99")
    assert budget.purse_of(None).left == 0


def test_a_call_that_was_dearer_than_thought_counts_in_full():
    budget.settle(reserve("0.50"), cost=Decimal("0.80"))
    with pytest.raises(OutOfBudget):
        reserve("0.21")


def test_a_call_that_was_not_made_gives_its_money_back_and_a_settled_one_none():
    spending = reserve("1")
    budget.release(spending)
    spending = budget.settle(reserve("1"), cost=Decimal(1))
    budget.release(spending)
    assert Spending.objects.get().cost == 1


def test_one_author_uses_no_more_than_a_share(owner: User, stranger: User, settings):
    settings.DAILY_SHARE = 25
    reserve("0.20", author=owner)
    with pytest.raises(OutOfBudget, match="your daily share of"):
        reserve("0.06", author=owner)
    assert reserve("0.25", author=stranger)


def test_the_share_is_no_promise_where_the_others_were_first(owner: User, settings):
    settings.DAILY_SHARE = 50
    for _ in range(2):
        reserve("0.45", author=make_user())
    with pytest.raises(OutOfBudget, match="this installation’s daily"):
        reserve("0.11", author=owner)


def test_the_next_day_has_its_own_money():
    reserve("1")
    Spending.objects.update(day=budget.today() - timedelta(days=1))
    assert reserve("1")


def test_a_refusal_says_when_it_frees_and_what_still_works():
    reserve("0.99")
    with pytest.raises(BudgetSpent) as refused:
        budget.require_money(0, most=Decimal("0.05"))
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    said = refused.value.message
    assert f"00:00 UTC on {tomorrow.day} {tomorrow:%B %Y}" in said
    assert "$0.05" in said and "$0.01 of" in said and "read, edit, export and delete" in said
    assert 0 < refused.value.seconds <= 86_400


@pytest.mark.parametrize(
    ("per_day", "share", "setting"), [("0", 100, "DAILY_BUDGET"), ("1", 2, "DAILY_SHARE")]
)
def test_no_day_is_named_when_none_will_help(per_day: str, share: int, setting: str, settings):
    settings.DAILY_BUDGET, settings.DAILY_SHARE = Decimal(per_day), share
    with pytest.raises(BudgetSpent) as refused:
        budget.require_money(0, most=Decimal("0.05"))
    assert setting in refused.value.message and "UTC" not in refused.value.message


def test_what_costs_nothing_is_never_refused(settings):
    settings.DAILY_BUDGET = Decimal(0)
    budget.require_money(0, most=Decimal(0))


def test_half_of_the_money_is_for_what_was_asked_for():
    reserve("0.49")
    assert budget.is_half_left()
    reserve("0.01")
    assert not budget.is_half_left()


def test_a_killed_attempt_gives_its_money_back_to_the_next_one():
    job = running()
    reserve("0.90", job=job)
    release(job)
    [again] = claim("another", limit=1)
    spending = reserve("0.90", job=again)
    assert Spending.objects.get() == spending


def test_an_attempt_keeps_what_it_reserves_side_by_side():
    job = running()
    reserve("0.30", job=job)
    reserve("0.30", job=job)
    assert budget.purse_of(None).left == Decimal("0.40")


@pytest.mark.parametrize("end", [finish, lambda job: fail(job, "It failed.", permanent=True)])
def test_a_job_that_ends_leaves_nothing_reserved(end):
    job = running()
    reserve("1", job=job)
    end(job)
    assert not Spending.objects.exists()


@pytest.mark.parametrize("gone", [{"status": JobStatus.FAILED}, None])
def test_money_for_work_that_is_over_is_swept_and_counts_no_more(gone: dict[str, str] | None):
    spending = reserve("1")
    Job.objects.update(**gone) if gone else Job.objects.all().delete()
    assert budget.purse_of(None).left == 1
    assert f"no money is reserved without a live job: spending {spending.pk}" in list(breaches())
    assert reservations() == 1 and not Spending.objects.exists()


def test_the_sweep_leaves_what_is_spent_and_what_is_under_way():
    budget.settle(reserve("0.10"), cost=CENT)
    reserve("0.10")
    assert reservations() == 0


def test_a_late_bill_is_paid_though_its_reservation_was_given_back():
    job = running()
    spending = reserve("0.90", job=job)
    Spending.objects.all().delete()
    budget.settle(spending, cost=CENT)
    assert (Spending.objects.get().cost, Spending.objects.get().job) == (CENT, job)


def test_what_was_spent_outlives_its_author_and_its_job(owner: User):
    budget.settle(reserve("0.90", author=owner), cost=Decimal("0.90"))
    Job.objects.all().delete()
    owner.delete()
    with pytest.raises(OutOfBudget):
        reserve("0.20")


@pytest.mark.parametrize(
    ("amount", "said"), [("0", "$0.00"), ("0.004", "less than $0.01"), ("1234.5", "$1,234.50")]
)
def test_amounts_are_said_to_the_cent(amount: str, said: str):
    assert budget.dollars(Decimal(amount)) == said


def test_the_most_is_never_rounded_down():
    assert budget.up(Decimal("0.0401")) == "$0.05"


@pytest.mark.django_db(transaction=True)
def test_hands_that_reach_for_the_money_at_once_never_take_more_than_there_is():
    jobs = [running() for _ in range(12)]

    def reach(job: Job) -> bool:
        try:
            reserve("0.30", job=job)
        except OutOfBudget:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(max_workers=len(jobs)) as hands:
        taken = list(hands.map(reach, jobs))
    assert taken.count(True) == 3
    assert budget.purse_of(None).used == Decimal("0.90")
