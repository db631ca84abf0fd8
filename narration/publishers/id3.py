"""ID3v2.3: the tags of an MP3, replaced without touching its sound."""

import struct
from collections.abc import Iterator
from pathlib import Path

from narration.sound_format import tag

HEADER = struct.Struct(">3sBBB4s")
UTF_16, LATIN_1 = b"\x01", b"\x00"
FRONT_COVER = b"\x03"
LANGUAGE = b"und"
PIECE = 64 * 1024
FRAMES = {
    "title": b"TIT2",
    "artist": b"TPE1",
    "album_artist": b"TPE2",
    "album": b"TALB",
    "composer": b"TCOM",
    "genre": b"TCON",
    "track": b"TRCK",
    "date": b"TYER",
}


def retagged(mp3: Path, *, tags: dict[str, str], cover: bytes) -> Iterator[bytes]:
    """The pieces of the MP3 with these tags and this JPEG instead of its own.

    `tags` are those of `FRAMES` and `comment`; empty ones are left out.
    """
    frames = [_text(FRAMES[name], value) for name, value in tags.items() if name in FRAMES and value]
    frames += [_comment(tags["comment"])] if tags.get("comment") else []
    frames.append(_frame(b"APIC", LATIN_1 + b"image/jpeg\x00" + FRONT_COVER + b"\x00" + cover))
    body = b"".join(frames)
    yield HEADER.pack(b"ID3", 3, 0, 0, _syncsafe(len(body))) + body
    yield from untagged(mp3)


def untagged(mp3: Path) -> Iterator[bytes]:
    """The pieces of the MP3 without its tags."""
    with mp3.open("rb") as file:
        file.seek(sound_starts(file.read(HEADER.size)))
        while piece := file.read(PIECE):
            yield piece


def sound_starts(head: bytes) -> int:
    """Where the sound begins in a file whose first bytes these are."""
    if not head.startswith(b"ID3"):
        return 0
    size: bytes = HEADER.unpack(head)[4]
    return HEADER.size + sum(byte << 7 * place for place, byte in enumerate(reversed(size)))


def _syncsafe(size: int) -> bytes:
    return bytes(size >> 7 * place & 0x7F for place in (3, 2, 1, 0))


def _frame(name: bytes, content: bytes) -> bytes:
    return name + struct.pack(">IH", len(content), 0) + content


def _text(name: bytes, value: str) -> bytes:
    return _frame(name, UTF_16 + _utf16(value))


def _comment(value: str) -> bytes:
    return _frame(b"COMM", UTF_16 + LANGUAGE + _utf16("") + b"\x00\x00" + _utf16(value))


def _utf16(value: str) -> bytes:
    return b"\xff\xfe" + tag(value).encode("utf-16-le")
