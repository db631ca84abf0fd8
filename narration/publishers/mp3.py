"""A narrated book as MP3 files in a zip: credits, a file a scene, a retail sample, captions, the colophon."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from narration import codec
from narration.codec import Floats
from narration.file_names import file_name
from narration.publishers.archive import add, add_pieces
from narration.publishers.base import colophon, printable, title_of
from narration.publishers.captions import captions
from narration.publishers.cover import IN_SOUND, cover_of
from narration.publishers.id3 import retagged
from narration.publishers.parts import Part, parts_of, provenance
from narration.schemas import BookSession
from narration.sound_format import SAMPLE_RATE

SAMPLE_SECONDS = 120.0
"""At most; shops ask for one to five minutes."""
SAMPLE_TAIL_SECONDS, FADE_SECONDS = 1.5, 0.1
TONE_SECONDS = 0.6
"""Of the head of every recording, which is room tone."""


def publish(session: BookSession, path: Path) -> None:
    """The recordings as they are, with the tags of the book."""
    parts, cover = parts_of(session), cover_of(session, IN_SOUND)
    with zipfile.ZipFile(path, "w") as zipped:
        for number, part in enumerate(parts):
            name, tags = _name(part, number=number), _tags(session, part, number=number, of=len(parts))
            pieces = retagged(Path(part.sound.mp3), tags=tags, cover=cover)
            add_pieces(zipped, name=f"{name}.mp3", pieces=pieces, at=session.published_at)
            add(
                zipped,
                name=f"{name}.vtt",
                content=captions(session, [(part, 0.0)]),
                at=session.published_at,
            )
        _add_sample(zipped, session, parts, cover=cover, beside=path)
        about = "".join(f"{label}: {said}\n" for label, said in colophon(session))
        add(zipped, name="About this book.txt", content=about.encode(), at=session.published_at)


def _name(part: Part, *, number: int) -> str:
    return file_name(f"{number:02} {part.title}")


def _tags(session: BookSession, part: Part, *, number: int, of: int) -> dict[str, str]:
    return {
        "title": part.title,
        "artist": printable(session.byline),
        "album_artist": printable(session.byline),
        "album": title_of(session),
        "composer": f"Narrated by {session.narrator} (synthetic voice)" if session.narrator else "",
        "genre": "Audiobook",
        "track": f"{number + 1}/{of}",
        "date": str(session.published_at.year),
        "comment": provenance(session),
    }


# The sample.


def _add_sample(
    zipped: zipfile.ZipFile, session: BookSession, parts: list[Part], *, cover: bytes, beside: Path
) -> None:
    first = next((part for part in parts if part.scene), None)
    if first is None:
        return
    plain = beside.with_suffix(".sample.mp3")
    with codec.mp3(plain, tags={}) as encoder:
        for block in _sample(first):
            encoder.write(codec.samples(block))
    tags = _tags(session, first, number=0, of=1) | {"title": "Retail sample"}
    pieces = retagged(plain, tags=tags, cover=cover)
    add_pieces(zipped, name="Retail sample.mp3", pieces=pieces, at=session.published_at)
    plain.unlink()


def _sample(part: Part) -> Iterator[Floats]:
    """The beginning of the scene up to a sentence's end, over the same room tone."""
    end = sample_end(part)
    sound = codec.decoded(Path(part.sound.mp3), rate=SAMPLE_RATE)
    blocks = codec.exactly(sound, round(end * SAMPLE_RATE))
    first = next(blocks)
    yield first
    yield from blocks
    tone = first[: round(TONE_SECONDS * SAMPLE_RATE)]
    yield np.resize(tone, round(SAMPLE_TAIL_SECONDS * SAMPLE_RATE))


def sample_end(part: Part) -> float:
    """The second at which the sample of a scene ends: just after the last whole sentence that fits."""
    ends = [timing.end for timing in part.sound.timings if timing.end <= SAMPLE_SECONDS]
    return min((ends[-1] if ends else SAMPLE_SECONDS) + FADE_SECONDS, part.sound.seconds)
