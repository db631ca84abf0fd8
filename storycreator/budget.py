"""Money for outside services: reserved before a call, settled after it, never more than the day's.

A reservation belongs to a live job. Whoever reserves holds the row of the day until the transaction ends,
so that any number of processes on any number of hosts together stay within `DAILY_BUDGET`.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from storycreator.clock import moment
from storycreator.errors import BudgetSpent, OutOfBudget
from storycreator.jobs.models import Job
from storycreator.models import BudgetDay, Spending

SPENT = (
    "There is not enough money left for today: the next call could cost up to {most}, and {left} of "
    "{whose} is left. Nothing is lost. It frees at {frees}; try again then. Until then you can read, edit, "
    "export and delete everything that is there."
)
NEVER = (
    "One call could cost up to {most}, and {whose} is {limit}. Nothing is lost, and trying again does not "
    "help: whoever runs this installation has to raise {setting}. You can read, edit, export and delete "
    "everything that is there."
)
CENT = Decimal("0.01")
OF_ALL, OF_AUTHOR = "this installation’s daily {budget}", "your daily share of {share}"


@dataclass(frozen=True)
class Purse:
    """The money of one day as it stands for one author."""

    day: date
    budget: Decimal
    share: Decimal
    used: Decimal
    """By all authors, reservations included."""
    used_by_author: Decimal

    @property
    def left(self) -> Decimal:
        """What the author's next call may cost at most."""
        return max(min(self.budget - self.used, self.share - self.used_by_author), Decimal(0))

    @property
    def frees_at(self) -> datetime:
        return datetime.combine(self.day + timedelta(days=1), time(), UTC)

    @property
    def seconds(self) -> int:
        """Until it frees."""
        return max(1, math.ceil((self.frees_at - timezone.now()).total_seconds()))

    def refusal(self, most: Decimal) -> str:
        """Why a call that may cost `most` is not made, or "" when it can be."""
        if most <= self.left:
            return ""
        of_author = self.share - self.used_by_author < self.budget - self.used
        limit = min(self.share, self.budget)
        if most > limit:
            setting = "DAILY_BUDGET" if most > self.budget else "DAILY_SHARE"
            whose = "what may be spent a day" if setting == "DAILY_BUDGET" else "your daily share"
            return NEVER.format(most=up(most), whose=whose, limit=dollars(limit), setting=setting)
        whose = OF_AUTHOR if of_author else OF_ALL
        told = whose.format(budget=dollars(self.budget), share=dollars(self.share))
        return SPENT.format(most=up(most), left=dollars(self.left), whose=told, frees=moment(self.frees_at))


def purse_of(author_id: int | None, *, day: date | None = None) -> Purse:
    """Return how the money of a day, by default today, stands for an author."""
    day, budget = day or today(), settings.DAILY_BUDGET
    counting = Spending.objects.counting(day)
    return Purse(
        day=day,
        budget=budget,
        share=budget * settings.DAILY_SHARE / 100,
        used=counting.amount(),
        used_by_author=counting.filter(author_id=author_id).amount(),
    )


def require_money(author_id: int, *, most: Decimal) -> None:
    """Raise `BudgetSpent` when a call that may cost `most` would not be made now."""
    purse = purse_of(author_id)
    refusal = purse.refusal(most) if most else ""
    if refusal:
        raise BudgetSpent(refusal, seconds=purse.seconds)


def is_half_left() -> bool:
    """Whether less than half of the day's money is used: what is done ahead, unasked, goes no further."""
    return Spending.objects.counting(today()).amount() < settings.DAILY_BUDGET / 2


def reserve(job: Job, *, author_id: int | None, most: Decimal, purpose: str) -> Spending:
    """Put `most` aside for the next call of a job that we run; belongs in a step that is fenced.

    Raises `OutOfBudget` when that is more than is left.
    """
    with transaction.atomic():
        day = today()
        BudgetDay.objects.get_or_create(day=day)
        BudgetDay.objects.select_for_update().get(day=day)
        # Of an attempt that was killed: it will settle nothing any more.
        Spending.objects.filter(job=job, fence__lt=job.fence, cost=None).delete()
        refusal = purse_of(author_id, day=day).refusal(most)
        if refusal:
            raise OutOfBudget(refusal)
        fields = {"job": job, "fence": job.fence, "topic": job.topic, "purpose": purpose}
        return Spending.objects.create(day=day, author_id=author_id, reserved=most, **fields)


def settle(spending: Spending, *, cost: Decimal) -> Spending:
    """Put down what the call did cost, also when its reservation was released meanwhile."""
    spending.cost = cost
    fields = {
        name: getattr(spending, name)
        for name in ("day", "author_id", "job_id", "fence", "topic", "purpose", "reserved", "cost")
    }
    return Spending.objects.update_or_create(pk=spending.pk, defaults=fields)[0]


def release(spending: Spending) -> None:
    """Give back what was reserved for a call that was not made."""
    Spending.objects.filter(pk=spending.pk, cost=None).delete()


def today() -> date:
    """The day that is paid for now: one of UTC, the same for every author and host."""
    return timezone.now().date()


def dollars(amount: Decimal) -> str:
    """An amount in words of the page: to the cent."""
    if 0 < amount < CENT:
        return "less than $0.01"
    return f"${amount:,.2f}"


def up(amount: Decimal) -> str:
    """The most that something may cost: to the cent, never rounded down."""
    return f"${math.ceil(amount * 100) / 100:,.2f}"
