"""A book as plain text."""

from pathlib import Path

from narration.publishers.base import (
    colophon,
    printable,
    printable_text,
    scene_title,
    title_of,
)
from narration.schemas import BookScene, BookSession
from narration.speech import paragraphs

RULE = "* * *"


def publish(session: BookSession, path: Path) -> None:
    """UTF-8 with `\\n` line ends: title, byline, scenes, colophon."""
    path.write_bytes(plain_text(session))


def plain_text(session: BookSession) -> bytes:
    """The whole book as plain text."""
    made = "\n".join(f"{label}: {statement}" for label, statement in colophon(session))
    blocks = [_title_block(session), *map(_scene_block, session.scenes), f"{RULE}\n\n{made}"]
    return ("\n\n\n".join(blocks) + "\n").encode()


def _title_block(session: BookSession) -> str:
    lines = [title_of(session).upper(), printable(session.byline)]
    return "\n".join(line for line in lines if line)


def _scene_block(scene: BookScene) -> str:
    heading = f"{scene.number}. {scene_title(scene)}"
    return "\n\n".join([heading, *paragraphs(printable_text(scene.content))])
