"""Two books: one with everything, and one with everything that could break a file."""

import io
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from narration import codec
from narration.publishers import PUBLISHERS
from narration.schemas import (
    BookScene,
    BookSession,
    BookSound,
    SentenceTiming,
)
from narration.sound_format import AAC_FRAME, SAMPLE_RATE
from narration.speech import sentences


def drawn(format_name: str = "JPEG", *, colour: str = "#345") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 180), colour).save(file, format_name)
    return file.getvalue()


def published(format: str, session: BookSession) -> bytes:
    """The file that a publisher writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book")
        PUBLISHERS[format].publish(session, path)
        return path.read_bytes()


def hummed(folder: Path, timings: list[SentenceTiming], *, seconds: float, is_old: bool = False) -> BookSound:
    """A recording that hums while a sentence is heard and is quiet in between."""
    length = -(-round(seconds * SAMPLE_RATE) // AAC_FRAME) * AAC_FRAME
    at = np.arange(length) / SAMPLE_RATE
    heard = sum((at >= timing.start) & (at < timing.end) for timing in timings)
    wave = (8_000 * np.sin(2 * np.pi * 220 * at) * heard).astype(np.int16)
    folder.mkdir(parents=True)
    with (
        codec.mp3(folder / "a.mp3", tags={"title": "old"}) as mp3,
        codec.aac(folder / "a.m4a", tags={}) as aac,
    ):
        mp3.write(wave)
        aac.write(wave)
    aac_path = "" if is_old else str(folder / "a.m4a")
    return BookSound(mp3=str(folder / "a.mp3"), aac=aac_path, seconds=length / SAMPLE_RATE, timings=timings)


def timed(content: str) -> list[SentenceTiming]:
    """A second a sentence, half a second between two."""
    timings, at = [], 0.75
    for sentence in sentences(content):
        end = at + bool(sentence.spoken)
        timings.append(SentenceTiming(text=sentence.text, paragraph=sentence.paragraph, start=at, end=end))
        at = end + 0.5 * bool(sentence.spoken)
    return timings


def sound_for(content: str, folder: Path, *, is_old: bool = False) -> BookSound:
    timings = timed(content)
    return hummed(folder, timings, seconds=timings[-1].end + 2.0, is_old=is_old)


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> BookSession:
    folder = tmp_path_factory.mktemp("sound")
    scenes = []
    for number, title, format_name in (
        (1, "The Sea", "JPEG"),
        (2, "The Land", "PNG"),
        (3, "The Air", "WEBP"),
    ):
        content = f"“{title},” she said.\n\nThe lamp went out.\nNobody spoke.\n\n* * *\n\nScene {number}."
        scene = BookScene(
            number=number,
            title=title,
            content=content,
            image=drawn(format_name),
            image_type=f"image/{format_name.lower()}",
            alt_text=f"A lighthouse, seen from {title}.",
            # The second is a recording of before there was AAC.
            sound=sound_for(content, folder / str(number), is_old=number == 2),
        )
        scenes.append(scene)
    return BookSession(
        session_id="0c8f4a8e-6f0b-4c46-9d3c-6a2f6a1f2b3c",
        title="The Seventh Wave",
        byline="Ada Author",
        language="en-GB",
        logline="A keeper counts the waves until one answers.",
        scenes=scenes,
        written_by="the built-in grammar (not an AI); scene 2 edited by a person",
        narrated_by="Alistair (synthetic voice)",
        illustrated_by="the built-in illustrator",
        narrator="Alistair",
        opening=sound_for("The Seventh Wave.", folder / "opening"),
        closing=sound_for("The end.", folder / "closing"),
        published_at=datetime(2026, 11, 22, 9, 30, 5, tzinfo=UTC),
    )


HOSTILE_LINE = "<b>&amp;\0\x07 “x” ]]> <!-- \ud800 \ufffe \U0001ffff 🐉 كان 灯台"


HOSTILE_TEXT = f"{HOSTILE_LINE}\r\n\r\nكان هناك منارة\n\n<script>alert(1)</script>\n\n🐉\n\n{'x' * 5_000}"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BookSession:
    folder = tmp_path_factory.mktemp("hostile")
    empty = BookScene(number=2, title=" \0 ", content="")
    nasty = BookScene(
        number=1,
        title=HOSTILE_LINE * 8,
        content=HOSTILE_TEXT,
        image=drawn("PNG"),
        image_type="text/html",
        alt_text=f'"{HOSTILE_LINE}"',
        sound=sound_for(HOSTILE_TEXT, folder / "1"),
    )
    undescribed = BookScene(
        number=3, title="Three", content="Three.", image=drawn("GIF"), image_type="image/gif"
    )
    return BookSession(
        session_id="not a uuid <&>",
        title=HOSTILE_LINE * 8,
        byline=HOSTILE_LINE * 3,
        language='en"><b',
        logline=HOSTILE_LINE,
        scenes=[nasty, empty, undescribed],
        written_by=HOSTILE_LINE,
        published_at=datetime(1970, 1, 1, tzinfo=UTC),
    )


@pytest.fixture(scope="session")
def bare() -> BookSession:
    """An Arabic book without pictures, sound, byline or logline."""
    return BookSession(
        session_id="",
        title="المنارة",
        byline="",
        language="ar",
        logline="",
        scenes=[BookScene(number=1, title="البحر", content="كان هناك منارة.\n\nShe said so.")],
        written_by="Ada Author",
        published_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
