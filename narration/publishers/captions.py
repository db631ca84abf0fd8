"""The sentences of a book with their times, as WebVTT."""

import html
from collections.abc import Iterable
from pathlib import Path

from narration.publishers.base import printable, title_of
from narration.publishers.parts import Part, parts_of, provenance, starts_of
from narration.schemas import BookSession

NOT_IN_NOTES = "--" + ">"


def publish(session: BookSession, path: Path) -> None:
    """Every sentence that is heard, timed for the M4B."""
    parts = parts_of(session)
    path.write_bytes(captions(session, zip(parts, starts_of(parts), strict=True)))


def captions(session: BookSession, parts: Iterable[tuple[Part, float]]) -> bytes:
    """A WebVTT file of parts that begin at the given seconds."""
    blocks = ["WEBVTT", _note(title_of(session)), _note(provenance(session))]
    for part, start in parts:
        blocks.append(_note(part.title))
        blocks += _cues(part, start=start)
    return ("\n\n".join(blocks) + "\n").encode()


def _note(text: str) -> str:
    return f"NOTE {printable(text).replace(NOT_IN_NOTES, '—>')}"


def _cues(part: Part, *, start: float) -> list[str]:
    return [
        f"{_clock(start + timing.start)} {NOT_IN_NOTES} {_clock(start + timing.end)}\n{said}"
        for timing in part.sound.timings
        if timing.end > timing.start and (said := html.escape(printable(timing.text), quote=False))
    ]


def _clock(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1_000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1_000:02}.{milliseconds % 1_000:03}"
