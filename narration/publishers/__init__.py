"""Publishers: one file a format, from a finished book to a file."""

from narration.publishers.audiobook import AudiobookPublisher
from narration.publishers.base import Publisher, Unpublishable
from narration.publishers.captions import CaptionsPublisher
from narration.publishers.child import publish_in_child
from narration.publishers.epub import EpubPublisher
from narration.publishers.mp3 import Mp3Publisher
from narration.publishers.text import TextPublisher

__all__ = ["PUBLISHERS", "Publisher", "Unpublishable", "publish_in_child"]

PUBLISHERS: dict[str, Publisher] = {
    "epub": EpubPublisher(),
    "m4b": AudiobookPublisher(),
    "mp3": Mp3Publisher(),
    "captions": CaptionsPublisher(),
    "text": TextPublisher(),
}
"""By the name of the format, in the order in which downloads are offered.

`PUBLISHERS[name].publish(session, path)` is slow, and heavy on the processor: see `publish_in_child`.
"""
