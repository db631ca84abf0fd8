"""Moments in sentences that were written for nobody yet are read by one's own clock."""

from datetime import UTC, datetime, timedelta
from datetime import timezone as zone

import pytest
from django.utils import timezone

from storycreator.clock import by_own_clock, moment

FREES = f"It frees at {moment(datetime(2026, 12, 1, tzinfo=UTC))}; try again then."


def test_without_a_zone_it_stays_as_it_was_written():
    assert by_own_clock(FREES) == FREES == "It frees at 00:00 UTC on 1 December 2026; try again then."


@pytest.mark.parametrize(
    ("hours", "said"), [(1, "01:00 on 1 December 2026"), (-5, "19:00 on 30 November 2026")]
)
def test_with_one_it_is_the_readers(hours: int, said: str):
    with timezone.override(zone(timedelta(hours=hours))):
        assert by_own_clock(FREES) == f"It frees at {said}; try again then."


@pytest.mark.parametrize("text", ["", "At 99:00 UTC on 1 December 2026.", "00:00 UTC on 31 Juneteenth 2026"])
def test_what_is_no_moment_stays(text: str):
    with timezone.override(zone(timedelta(hours=1))):
        assert by_own_clock(text) == text
