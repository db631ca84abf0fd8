"""Twelve narrators that one tells apart, measured: each sounds as it was tuned, and no two alike."""

import asyncio
from itertools import combinations

import pytest

from narration.voices.cast import NARRATORS
from tests.benchmarks.narrators import Measured, measure

TUNED = {
    # pitch in hertz, words a minute, level in decibels
    "en-GB-male-1": (101, 160, -21.3),
    "en-GB-female-1": (237, 177, -22.2),
    "en-GB-male-2": (83, 145, -21.6),
    "en-GB-SCT-male-1": (86, 175, -25.8),
    "en-GB-SCT-female-1": (272, 155, -20.6),
    "en-GB-LAN-male-1": (135, 191, -21.1),
    "en-US-male-1": (112, 150, -19.4),
    "en-US-female-1": (188, 141, -23.7),
    "en-US-NYC-male-1": (113, 191, -23.5),
    "en-029-female-1": (202, 166, -20.0),
    "en-GB-elder-1": (184, 149, -23.0),
    "en-GB-whisper-1": (0, 149, -26.5),
}
"""A whisper has no pitch."""
WHISPER = "en-GB-whisper-1"


@pytest.fixture(scope="module")
def measured() -> dict[str, Measured]:
    return {voice_id: asyncio.run(measure(voice_id)) for voice_id in NARRATORS}


def test_every_narrator_sounds_as_it_was_tuned(measured: dict[str, Measured]):
    assert set(measured) == set(TUNED)
    for voice_id, (pitch, words_a_minute, level) in TUNED.items():
        found = measured[voice_id]
        if voice_id != WHISPER:
            assert found.pitch == pytest.approx(pitch, rel=0.05), voice_id
        assert found.words_a_minute == pytest.approx(words_a_minute, rel=0.05), voice_id
        assert found.level == pytest.approx(level, abs=1), voice_id


def test_only_the_whisper_has_no_voice(measured: dict[str, Measured]):
    assert measured[WHISPER].voiced < 0.15
    assert min(found.voiced for voice_id, found in measured.items() if voice_id != WHISPER) > 0.6


def test_men_women_and_age_are_heard_in_the_pitch(measured: dict[str, Measured]):
    def pitches(gender: str) -> list[float]:
        return [found.pitch for v, found in measured.items() if NARRATORS[v].profile.gender == gender]

    assert max(pitches("male")) < 150 < 170 < min(pitches("female"))


def test_no_two_narrators_of_a_gender_are_alike(measured: dict[str, Measured]):
    """They differ by a semitone and a half of pitch, an eighth of pace, a fifth of brightness, or accent."""
    for (one, a), (other, b) in combinations(measured.items(), 2):
        first, second = NARRATORS[one].profile, NARRATORS[other].profile
        differences = [
            first.gender != second.gender,
            first.accent != second.accent,
            abs(a.pitch / max(b.pitch, 1) - 1) > 0.09,
            abs(a.words_a_minute / b.words_a_minute - 1) > 0.125,
            abs(a.brightness / b.brightness - 1) > 0.2,
        ]
        assert sum(differences) >= 2, (one, other, a, b)
