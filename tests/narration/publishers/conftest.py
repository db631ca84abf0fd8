"""Two books: one with everything, and one with everything that could break a file."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from narration.schemas import BookScene, BookSession


def drawn(format_name: str = "JPEG", *, colour: str = "#345") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 180), colour).save(file, format_name)
    return file.getvalue()


@pytest.fixture(scope="session")
def rich() -> BookSession:
    scenes = [
        BookScene(
            number=number,
            title=title,
            content=f"“{title},” she said.\n\nThe lamp went out.\nNobody spoke.\n\n* * *\n\nScene {number}.",
            image=drawn(format_name),
            image_type=f"image/{format_name.lower()}",
            alt_text=f"A lighthouse, seen from {title}.",
            audio=b"\xff\xfb sound",
            audio_type="audio/mpeg",
            seconds=10.0,
        )
        for number, title, format_name in (
            (1, "The Sea", "JPEG"),
            (2, "The Land", "PNG"),
            (3, "The Air", "WEBP"),
        )
    ]
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
        published_at=datetime(2026, 11, 22, 9, 30, 5, tzinfo=UTC),
    )


HOSTILE_LINE = "<b>&amp;\0\x07 “x” ]]> <!-- \ud800 \ufffe \U0001ffff 🐉 كان 灯台"


@pytest.fixture(scope="session")
def hostile() -> BookSession:
    empty = BookScene(number=2, title=" \0 ", content="")
    nasty = BookScene(
        number=1,
        title=HOSTILE_LINE * 8,
        content=f"{HOSTILE_LINE}\r\n\r\nكان هناك منارة\n\n<script>alert(1)</script>\n\n🐉\n\n{'x' * 5_000}",
        image=drawn("PNG"),
        image_type="text/html",
        alt_text=f'"{HOSTILE_LINE}"',
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
