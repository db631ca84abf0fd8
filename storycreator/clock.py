"""Moments in a sentence, by the reader's clock, also where the sentence was written for nobody yet."""

import re
from datetime import UTC, datetime

from django.utils import timezone

FORM = "%H:%M UTC on %d %B %Y"
WRITTEN = re.compile(r"\b\d\d:\d\d UTC on \d{1,2} [A-Z][a-z]+ \d{4}\b")


def moment(at: datetime) -> str:
    """Return a moment as a sentence has it: in UTC; `by_own_clock` turns it into the reader's."""
    at = at.astimezone(UTC)
    return f"{at:%H:%M} UTC on {at.day} {at:%B %Y}"


def by_own_clock(sentence: str) -> str:
    """Return `sentence` with every such moment in the time zone of whoever reads it."""
    return WRITTEN.sub(lambda found: _local(found[0]), sentence)


def _local(written: str) -> str:
    try:
        at = datetime.strptime(written, FORM).replace(tzinfo=UTC)
    except ValueError:
        return written
    local = timezone.localtime(at)
    if not local.utcoffset():
        return written
    return f"{local:%H:%M} on {local.day} {local:%B %Y}"
