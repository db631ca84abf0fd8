"""Publishers: one file a format, from a finished book to a file."""

from narration.publishers.base import Publisher, Unpublishable
from narration.publishers.child import publish_in_child

__all__ = ["PUBLISHERS", "Publisher", "Unpublishable", "publish_in_child"]

PUBLISHERS: dict[str, Publisher] = {
    "epub": Publisher("EPUB", "epub", "application/epub+zip", module="epub"),
    "m4b": Publisher("Audiobook (M4B)", "m4b", "audio/mp4", module="audiobook", has_credits=True),
    "mp3": Publisher("MP3", "zip", "application/zip", module="mp3", has_credits=True),
    "captions": Publisher(
        "Captions (WebVTT)", "vtt", "text/vtt; charset=utf-8", module="captions", has_credits=True
    ),
    "cover": Publisher("Cover", "zip", "application/zip", module="covers"),
    "text": Publisher("Text", "txt", "text/plain; charset=utf-8", module="text"),
    "json": Publisher("Data (JSON)", "json", "application/json", module="session"),
}
"""By the name of the format, in the order in which downloads are offered.

`PUBLISHERS[name].publish(session, path)` is slow, and heavy on the processor: see `publish_in_child`.
"""
