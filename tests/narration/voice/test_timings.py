"""The seconds of every sentence are those at which it is heard, and no sentence is left out."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from narration.schemas import SAMPLE_RATE, SentenceTiming
from narration.speech import paragraphs, sentences
from tests.narration.voice.conftest import Reading

TOLERANCE = 0.05
SOUND = 60
"""Above the room tone, whose peaks stay under 50 of 32,768."""


def edges(heard: NDArray[np.int16], timing: SentenceTiming) -> tuple[float, float]:
    """The first and the last sound within a quarter of a second round the sentence."""
    start, end = (int((second) * SAMPLE_RATE) for second in (timing.start - 0.25, timing.end + 0.25))
    loud = np.flatnonzero(np.abs(heard[max(0, start) : end].astype(np.int32)) > SOUND)
    return float(start + loud[0]) / SAMPLE_RATE, float(start + loud[-1]) / SAMPLE_RATE


def test_every_sentence_begins_and_ends_within_50_ms_of_its_sound(reading: Reading, heard: NDArray[np.int16]):
    spoken = [timing for timing in reading.timings if timing.end > timing.start]
    found = [edges(heard, timing) for timing in spoken]
    assert [timing.start for timing in spoken] == pytest.approx([start for start, _ in found], abs=TOLERANCE)
    assert [timing.end for timing in spoken] == pytest.approx([end for _, end in found], abs=TOLERANCE)


def test_the_timings_hold_the_whole_text(reading: Reading, scene: str):
    for number, paragraph in enumerate(paragraphs(scene)):
        assert "".join(timing.text for timing in reading.timings if timing.paragraph == number) == paragraph


def test_only_what_has_no_words_takes_no_time(reading: Reading):
    silent = [timing.text for timing in reading.timings if timing.end == timing.start]
    assert silent == ["* * *"]


def test_every_sentence_is_as_long_as_its_words_need(reading: Reading, scene: str):
    """A narrator says about 2.6 words a second; half as fast or twice as fast is a fault."""
    for timing, sentence in zip(reading.timings, sentences(scene), strict=True):
        words = len(sentence.spoken.split())
        assert 0.15 * words <= timing.end - timing.start <= 0.5 * words + 0.6


def test_sentences_follow_one_another_within_the_recording(reading: Reading):
    moments = [moment for timing in reading.timings for moment in (timing.start, timing.end)]
    assert moments == sorted(moments)
    assert moments[-1] < reading.mastered.seconds


def test_the_pause_between_paragraphs_is_longer_than_between_sentences(reading: Reading):
    pauses: dict[bool, set[float]] = {False: set(), True: set()}
    spoken = [timing for timing in reading.timings if timing.end > timing.start]
    for timing, after in pairwise(spoken):
        pauses[after.paragraph > timing.paragraph].add(after.start - timing.end)
    assert min(pauses[True]) > max(pauses[False])
    assert not any(segment.estimated for segment in reading.segments)
