"""Measuring a recording, block by block."""

import math
from collections.abc import Iterable

import numpy as np

from narration.audio_report import AudioReport
from narration.codec import Floats, Samples, floats
from narration.mastering import decibels, energy
from narration.sound_format import SAMPLE_RATE

HOP = SAMPLE_RATE // 20
WINDOW_HOPS = 10
"""The floor is looked for every 20th of a second, in windows of half a second."""
SOUND = 10 ** (-50 / 20)
"""Well above the peaks of the room tone."""
FULL_SCALE = 32_767 / 32_768


class Meter:
    """Takes sound at 44,100 Hz and keeps its figures, not the sound."""

    def __init__(self) -> None:
        self._length = self._clipped = 0
        self._power = self._peak = 0.0
        self._first: int | None = None
        self._last = 0
        self._hops: list[float] = []
        self._rest = np.zeros(0, np.float32)

    def add(self, block: Floats) -> None:
        loudness = np.abs(block)
        self._power += energy(block)
        self._peak = max(self._peak, float(loudness.max(initial=0)))
        self._clipped += int(np.count_nonzero(loudness >= FULL_SCALE))
        self._note_sound(np.flatnonzero(loudness > SOUND))
        self._note_hops(np.concatenate([self._rest, block]))
        self._length += len(block)

    def _note_sound(self, places: "np.typing.NDArray[np.intp]") -> None:
        if len(places):
            self._first = self._length + int(places[0]) if self._first is None else self._first
            self._last = self._length + int(places[-1])

    def _note_hops(self, wave: Floats) -> None:
        whole = len(wave) // HOP * HOP
        squares = np.square(wave[:whole], dtype=np.float64).reshape(-1, HOP)
        self._hops += squares.mean(axis=1).tolist()
        self._rest = wave[whole:]

    def report(self) -> AudioReport:
        first = self._length if self._first is None else self._first
        return AudioReport(
            rms_db=decibels(math.sqrt(self._power / max(self._length, 1))),
            peak_db=decibels(self._peak),
            floor_db=decibels(math.sqrt(self._floor())),
            head_seconds=first / SAMPLE_RATE,
            tail_seconds=(self._length - 1 - self._last) / SAMPLE_RATE if self._first is not None else 0.0,
            seconds=self._length / SAMPLE_RATE,
            clipped=self._clipped,
        )

    def _floor(self) -> float:
        width = min(len(self._hops), WINDOW_HOPS)
        if not width:
            return 0.0
        return float(np.convolve(self._hops, np.full(width, 1 / width), "valid").min())


def measured(blocks: Iterable[Floats]) -> AudioReport:
    """The report of a whole recording, without its words."""
    meter = Meter()
    for block in blocks:
        meter.add(block)
    return meter.report()


def measure(samples: Samples) -> AudioReport:
    """The same of samples that are in memory."""
    return measured([floats(samples)])
