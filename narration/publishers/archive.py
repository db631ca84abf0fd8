"""Zip archives that are the same bytes for the same book."""

import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Zip knows no moment before."""
COMPRESSED_ALREADY = (".jpg", ".png", ".woff2", ".mp3")
STORED = "mimetype"
"""The container format of EPUB demands it."""


def add(zipped: zipfile.ZipFile, *, name: str, content: bytes, at: datetime) -> None:
    """Add a file; what is compressed already is only stored."""
    add_pieces(zipped, name=name, pieces=[content], at=at)


def add_pieces(zipped: zipfile.ZipFile, *, name: str, pieces: Iterable[bytes], at: datetime) -> None:
    """The same for a file that is larger than memory should hold."""
    with zipped.open(_entry(name, at=at), "w") as file:
        for piece in pieces:
            file.write(piece)


def _entry(name: str, *, at: datetime) -> zipfile.ZipInfo:
    # Date, system and rights are fixed: the same book is the same file on every machine.
    moment = max(at.astimezone(UTC), EARLIEST)
    entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    stored = name == STORED or name.endswith(COMPRESSED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry
