"""The parts of a book as one hears it: opening credits, scenes, closing credits."""

from collections.abc import Iterator
from dataclasses import dataclass

from narration.publishers.base import colophon, scene_title
from narration.schemas import BookSession, BookSound
from narration.sound_format import AAC_FRAME, SAMPLE_RATE

OPENING, CLOSING = "Opening credits", "Closing credits"


@dataclass(frozen=True)
class Part:
    """One chapter of the audiobook."""

    title: str
    sound: BookSound
    scene: int = 0
    """Its number; 0 for credits."""

    @property
    def seconds(self) -> float:
        """Its length in whole AAC packets, which every recording is long by now."""
        packets = -(-round(self.sound.seconds * SAMPLE_RATE) // AAC_FRAME)
        return packets * AAC_FRAME / SAMPLE_RATE


def parts_of(session: BookSession) -> list[Part]:
    """The parts that have sound, in order."""
    scenes = [Part(scene_title(s), s.sound, scene=s.number) for s in session.scenes if s.sound]
    opening = [Part(OPENING, session.opening)] if session.opening else []
    closing = [Part(CLOSING, session.closing)] if session.closing else []
    return [*opening, *scenes, *closing]


def starts_of(parts: list[Part]) -> Iterator[float]:
    """The second at which each part begins."""
    at = 0.0
    for part in parts:
        yield at
        at += part.seconds


def provenance(session: BookSession) -> str:
    """The colophon on one line, for tags and notes."""
    return " · ".join(f"{label}: {statement}" for label, statement in colophon(session))
