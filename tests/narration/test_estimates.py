"""How long a book will take, in words."""

import pytest

from narration.estimates import about, minutes_aloud, seconds_together


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "About 5 seconds"),
        (11, "About 15 seconds"),
        (89, "About 90 seconds"),
        (90, "About 2 minutes"),
        (130, "About 3 minutes"),
    ],
)
def test_a_time_is_said_round_and_never_too_short(seconds: float, words: str) -> None:
    assert about(seconds) == words


def test_many_parts_share_the_processors_and_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narration.estimates.os.cpu_count", lambda: 2)
    assert seconds_together([4, 4, 4]) == 6
    assert seconds_together([10, 1]) == 10
    assert seconds_together([]) == 0


def test_a_short_scene_lasts_a_minute() -> None:
    assert (minutes_aloud(20), minutes_aloud(2000)) == (1, 13)
