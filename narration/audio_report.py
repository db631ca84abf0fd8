"""The audio report: what was measured on a recording, beside what an audiobook should have."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

RMS_DB = (-23.0, -18.0)
PEAK_DB = -3.0
FLOOR_DB = -60.0
HEAD_SECONDS, TAIL_SECONDS = (0.5, 1.0), (1.0, 5.0)
WORDS_A_MINUTE = (75, 300)
"""Slower or faster than anyone reads, at any of our speeds: something was left out or ran away."""


@dataclass(frozen=True)
class Finding:
    """One figure in words."""

    name: str
    value: str
    target: str
    is_met: bool


@dataclass(frozen=True)
class AudioReport:
    """What was measured on the finished file; decibels relative to full scale."""

    rms_db: float
    peak_db: float
    floor_db: float
    """RMS of the quietest half second."""
    head_seconds: float
    """Before the first sound."""
    tail_seconds: float
    """After the last one."""
    seconds: float
    clipped: int
    """Samples at full scale."""
    words: int = 0

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self | None:
        """The report that `as_dict` wrote down; None for a recording of before there was one."""
        if not stored:
            return None
        whole = {name: int(stored[name]) for name in ("clipped", "words")}
        return cls(**{field.name: stored[field.name] for field in fields(cls)} | whole)

    def as_dict(self) -> dict[str, float]:
        return asdict(self)

    @property
    def words_a_minute(self) -> float:
        spoken = self.seconds - self.head_seconds - self.tail_seconds
        return 60 * self.words / spoken if spoken > 0 else 0.0

    @property
    def findings(self) -> list[Finding]:
        """Every figure with its target, in the order in which they are shown."""
        pace = self.words_a_minute
        return [
            _between("Loudness (RMS)", self.rms_db, RMS_DB, unit="dB"),
            Finding("Peak", f"{self.peak_db:.1f} dB", f"at most {PEAK_DB:g} dB", self.peak_db <= PEAK_DB),
            Finding(
                "Noise floor",
                f"{self.floor_db:.1f} dB",
                f"at most {FLOOR_DB:g} dB",
                self.floor_db <= FLOOR_DB,
            ),
            _between("Head", self.head_seconds, HEAD_SECONDS, unit="s"),
            _between("Tail", self.tail_seconds, TAIL_SECONDS, unit="s"),
            Finding("Clipped samples", f"{self.clipped}", "none", self.clipped == 0),
            _pace(pace, words=self.words),
        ]

    @property
    def is_met(self) -> bool:
        return all(finding.is_met for finding in self.findings)


def _between(name: str, value: float, bounds: tuple[float, float], *, unit: str) -> Finding:
    lowest, highest = bounds
    said = f"{lowest:g} to {highest:g} {unit}"
    return Finding(name, f"{value:.1f} {unit}", said, lowest <= round(value, 2) <= highest)


def _pace(pace: float, *, words: int) -> Finding:
    slowest, fastest = WORDS_A_MINUTE
    # A text of a few words says nothing about pace.
    return Finding(
        "Words a minute", f"{pace:.0f}", f"{slowest} to {fastest}", words < 20 or slowest <= pace <= fastest
    )
