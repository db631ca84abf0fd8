"""How long a book will take, before it is asked for and while it is made."""

import os
from collections.abc import Iterable
from math import ceil

from narration.wanted import Wanted, WantedRecording

SECONDS_A_PART = 0.5
"""Of starting a child process with its libraries."""
SECONDS_A_WORD = 0.0095
"""Of one processor for speaking, mastering, encoding twice and publishing: 2,632 words took 28 s."""
SECONDS_A_PICTURE = 2.0
WORDS_A_MINUTE = 150
"""The pace at which stories are read aloud."""
SHORTEST = 5


def seconds_to_record(words: int) -> float:
    """Seconds of one processor for reading one scene of so many words."""
    return SECONDS_A_PART + words * SECONDS_A_WORD


def seconds_to_draw() -> float:
    """Seconds of one processor for one picture."""
    return SECONDS_A_PART + SECONDS_A_PICTURE


def seconds_to_make(parts: Iterable[Wanted]) -> float:
    """Seconds on this machine for what is to be made."""
    return seconds_together([_alone(wanted) for wanted in parts])


def seconds_together(alone: list[float]) -> float:
    """Seconds on this machine for pieces of work that take so long alone, all its processors at work."""
    return max(sum(alone) / (os.cpu_count() or 1), max(alone, default=0.0))


def _alone(wanted: Wanted) -> float:
    if isinstance(wanted, WantedRecording):
        return seconds_to_record(wanted.scene.current.words if wanted.scene.current else 0)
    return seconds_to_draw()


def about(seconds: float) -> str:
    """A length of time as an author is told it: "About 25 seconds", "About 3 minutes"."""
    if seconds < 90:
        return f"About {max(SHORTEST, ceil(seconds / 5) * 5)} seconds"
    return f"About {ceil(seconds / 60)} minutes"


def minutes_aloud(words: int) -> int:
    """Minutes that so many words last when they are read aloud; at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))
