"""The cover as shops ask for it: portrait and square, 3,000 pixels on the longer side, in a zip."""

import zipfile
from pathlib import Path

from narration.publishers.archive import add
from narration.publishers.cover import PORTRAIT, SQUARE, cover_of
from narration.schemas import BookSession


def publish(session: BookSession, path: Path) -> None:
    """Both covers as JPEG."""
    with zipfile.ZipFile(path, "w") as zipped:
        for name, shape in (("cover.jpg", PORTRAIT), ("cover-square.jpg", SQUARE)):
            add(zipped, name=name, content=cover_of(session, shape), at=session.published_at)
