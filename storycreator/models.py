"""Who uses the product, and what they have already sent."""

import hashlib
import json
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from storycreator.jobs.models import Job

__all__ = ["Job", "Submission", "User"]


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
