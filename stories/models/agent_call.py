"""What the agents were asked, without a word of it."""

from django.db import models

from stories.models.story import Story
from storycreator.models import Spending


class AgentCall(models.Model):
    """One attempt of one agent. Never text: hashes, counts and outcomes only."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="agent_calls")
    role = models.CharField(max_length=24)
    model = models.CharField(max_length=120)
    service = models.CharField(max_length=300, blank=True, default="")
    """The key of the `Destination` that was called; empty in rows from before that was noted."""
    prompt_hash = models.CharField(max_length=64)
    attempt = models.PositiveSmallIntegerField(default=1)
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    tokens_cache_read = models.PositiveIntegerField(default=0)
    tokens_cache_written = models.PositiveIntegerField(default=0)
    is_estimate = models.BooleanField(default=False)
    cost = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True)
    """US dollars; None where no price is known."""
    spending = models.OneToOneField(
        Spending, on_delete=models.SET_NULL, null=True, blank=True, related_name="agent_call"
    )
    """Where the day's budget has it; None for what costs nothing."""
    seconds = models.FloatField(default=0.0)
    first_token_seconds = models.FloatField(null=True, blank=True)
    stop_reason = models.CharField(max_length=40, blank=True, default="")
    error_kind = models.CharField(max_length=16, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.role} by {self.model}"
