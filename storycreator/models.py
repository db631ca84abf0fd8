"""Who uses the product, by which tokens, what they have already sent, and what was spent for them."""

import hashlib
import json
import uuid
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from storycreator.jobs.models import LIVE, Job

__all__ = ["ApiToken", "BudgetDay", "Job", "Spending", "Submission", "User"]

TOKEN_NAME_CHARS = 60


class User(AbstractUser):
    """An author, or a member of the staff."""

    def __str__(self) -> str:
        return self.get_username()


class Submission(models.Model):
    """One form as it was sent, by its key: the same key and body get the same answer again.

    A double click, a reload and a repeated request have one effect; the same key with another
    body (Back, edited, sent again) is a new request. Swept after `DAYS`.
    """

    DAYS: ClassVar[int] = 7

    author = models.ForeignKey("storycreator.User", on_delete=models.CASCADE, related_name="submissions")
    key = models.CharField(max_length=64)
    action = models.CharField(max_length=60)
    body_hash = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "key", "action", "body_hash"], name="one_effect_a_submission"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"])]

    def __str__(self) -> str:
        return f"{self.action} {self.key}"

    @staticmethod
    def hash_of(body: dict[str, Any]) -> str:
        """Return the SHA-256 of what was sent, the same whatever the order of the fields."""
        return hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def in_use(self) -> Self:
        """Those that still open something."""
        return self.filter(revoked_at=None, author__is_active=True)


class ApiToken(models.Model):
    """What a program shows to act as its author in the JSON API.

    Only its hash is kept: the token itself is shown once. It is random and long, so that a plain hash
    is as hard to turn back as a slow one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey("storycreator.User", on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=TOKEN_NAME_CHARS)
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "API token"
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def hash_of(secret: str) -> str:
        """Return the SHA-256 of a token as it is shown."""
        return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


class BudgetDay(models.Model):
    """A day on which money was spent: whoever reserves for it locks this row, so that two never overlap."""

    day = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return str(self.day)


class SpendingQuerySet(models.QuerySet["Spending"]):
    def counting(self, day: date) -> Self:
        """What counts against the budget of `day`: what was spent, and what may be by work under way."""
        return self.filter(Q(job__status__in=LIVE) | Q(cost__isnull=False), day=day)

    def left_behind(self) -> Self:
        """Reservations whose work is over or gone."""
        return self.filter(cost=None).exclude(job__status__in=LIVE)

    def amount(self) -> Decimal:
        """The sum in US dollars; a reservation counts with the most it may become."""
        found = self.aggregate(amount=Sum(Coalesce("cost", "reserved")))["amount"]
        return found or Decimal(0)


class Spending(models.Model):
    """Money for one call of an outside service: reserved before it, settled with what it cost.

    It outlives the account and the work that it was for, since what was spent stays spent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    author = models.ForeignKey(
        "storycreator.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="spendings"
    )
    job = models.ForeignKey(
        "jobs.Job", on_delete=models.SET_NULL, null=True, blank=True, related_name="spendings"
    )
    fence = models.PositiveIntegerField()
    """Of the job when it reserved: a later attempt has a higher one."""
    topic = models.CharField(max_length=80, blank=True, default="")
    """That of the job."""
    purpose = models.CharField(max_length=24)
    """What was paid for: `writing`."""
    reserved = models.DecimalField(max_digits=12, decimal_places=6)
    """The most it could cost, in US dollars."""
    cost = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True)
    """What it did cost; None while the call is under way."""
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SpendingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["day", "author"]), models.Index(fields=["topic"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
