"""Publishers: one file a format, from a finished book to bytes."""

from narration.publishers.base import Publisher, Unpublishable
from narration.publishers.child import publish_in_child
from narration.publishers.epub import EpubPublisher
from narration.publishers.text import TextPublisher
from narration.schemas import BookSession

__all__ = ["PUBLISHERS", "Publisher", "Unpublishable", "publish", "publish_in_child"]

PUBLISHERS: dict[str, Publisher] = {"epub": EpubPublisher(), "text": TextPublisher()}
"""By the name of the format, in the order in which downloads are offered."""


def publish(format: str, session: BookSession) -> bytes:
    """The file of a finished book. Slow, and heavy on the processor: see `publish_in_child`.

    Raises `KeyError` for a format that is not in `PUBLISHERS`, and `Unpublishable` with a sentence for the
    author.
    """
    return PUBLISHERS[format].publish(session)
