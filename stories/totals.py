"""What the calls of agents have cost together: by author, by model, and by day."""

from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from stories.models import AgentCall

MOST_ROWS = 60
"""Of a table: the dearest authors and models, and the latest days."""


@dataclass(frozen=True)
class Totals:
    """One table of sums."""

    name: str
    rows: QuerySet[AgentCall, dict[str, Any]]


def totals_of(calls: QuerySet[AgentCall]) -> list[Totals]:
    """Return the sums of `calls`, in three queries however many they are."""
    calls = calls.order_by()
    day = TruncDate("created_at", tzinfo=UTC)
    return [
        Totals(
            "author",
            _sums(calls.values(key=F("story__author__username"))).order_by("-sum", "key")[:MOST_ROWS],
        ),
        Totals("model", _sums(calls.values(key=F("model"))).order_by("-sum", "key")[:MOST_ROWS]),
        Totals("day", _sums(calls.values(key=day)).order_by("-key")[:MOST_ROWS]),
    ]


def _sums(grouped: Any) -> Any:
    """The sums of a group; `unpriced` calls are of models whose price is not known."""
    return grouped.annotate(
        calls=Count("pk"),
        sum_in=Sum(F("tokens_in") + F("tokens_cache_read") + F("tokens_cache_written")),
        sum_out=Sum("tokens_out"),
        sum=Sum("cost"),
        unpriced=Count("pk", filter=Q(cost=None)),
    )
