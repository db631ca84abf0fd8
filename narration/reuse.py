"""Files of a book that a new edition need not make again: those made from less than the whole book."""

import hashlib

from narration import storage
from narration.models import Edition, EditionFile, PartState
from narration.schemas import BookSession
from narration.storage import Stored
from narration.wanted import hash_of


def digest_of(name: str, session: BookSession) -> str:
    """The hash of all that the file of that format is made from; empty for one made from the whole book."""
    if name != "cover":
        return ""
    scene = session.cover_scene
    focus = scene.focus if scene else 0.5
    image = hashlib.sha256(scene.image).hexdigest() if scene and scene.image else ""
    return hash_of({"title": session.title, "byline": session.byline, "image": image, "focus": focus})


def made_before(edition: Edition, name: str, digest: str) -> Stored | None:
    """The file of an earlier edition that was made from the same, if its object is still whole."""
    files = EditionFile.objects.filter(edition__book=edition.book, format=name, state=PartState.READY)
    for file in files.filter(input_hash=digest).order_by("-pk"):
        if storage.verify(file.file, size=file.size, sha256=file.sha256):
            return Stored(key=file.file, size=file.size, sha256=file.sha256)
    return None
