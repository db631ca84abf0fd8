"""What every publisher is, and what all of them say about how a book was made."""

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from narration.schemas import BookScene, BookSession
from storycreator.errors import ServiceError
from storycreator.text import clean_line, clean_text

UNTITLED = "Untitled"


class Unpublishable(ServiceError):
    """A part of the book cannot be put into a file, however often it is tried."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


@dataclass(frozen=True)
class Publisher:
    """Makes one file of a finished book."""

    label: str
    """The name of its download."""
    extension: str
    """With no dot."""
    media_type: str
    module: str
    """The file of this folder whose `publish(session, path)` does the work."""
    has_credits: bool = False
    """Whether spoken credits belong into it."""

    def publish(self, session: BookSession, path: Path) -> None:
        """Write the file to `path`, the same bytes for the same session. Raises `Unpublishable`."""
        # Loaded at use: what one format needs, half a second of every other child would go into.
        import_module(f"narration.publishers.{self.module}").publish(session, path)


def generator() -> str:
    """The name and version of this program, as written into every file."""
    return f"Story Creator {version('storycreator')}"


def colophon(session: BookSession) -> list[tuple[str, str]]:
    """How the book was made, as pairs of label and statement; parts that were not made are left out."""
    statements = [
        ("Text", session.written_by),
        ("Narration", session.narrated_by),
        ("Pictures", session.illustrated_by),
        ("Made with", generator()),
        ("Published", session.published_at.date().isoformat()),
    ]
    return [(label, said) for label, statement in statements if (said := printable(statement))]


def title_of(session: BookSession) -> str:
    """The book's title on one line, never empty."""
    return printable(session.title) or UNTITLED


def scene_title(scene: BookScene) -> str:
    """The scene's title on one line, never empty."""
    return printable(scene.title) or f"Scene {scene.number}"


def printable(text: str) -> str:
    """A line without what no file format takes: controls, lone surrogates, noncharacters."""
    return clean_line(without_noncharacters(text))


def printable_text(text: str) -> str:
    """The same for text of several lines."""
    return clean_text(without_noncharacters(text))


def without_noncharacters(text: str) -> str:
    """Without U+FDD0-FDEF and the last two code points of every plane; XML refuses U+FFFE and U+FFFF."""
    return "".join(c for c in text if not ("\ufdd0" <= c <= "\ufdef" or ord(c) & 0xFFFE == 0xFFFE))
