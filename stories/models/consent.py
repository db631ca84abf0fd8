"""What an author has agreed to."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from stories.writers.destinations import Destination


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self) -> Self:
        """Those that were not revoked."""
        return self.filter(revoked_at=None)


class Consent(models.Model):
    """An author's word that what is written may go to one outside service. Kept when revoked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    service = models.CharField(max_length=300)
    """The key of a `Destination`."""
    version = models.PositiveSmallIntegerField()
    """Of the sentence that was agreed to."""
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "service", "version"],
                condition=models.Q(revoked_at=None),
                name="one_consent_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.author} to {self.name}"

    @property
    def name(self) -> str:
        """What the service is called in the middle of a sentence."""
        return Destination.of_key(self.service).name
