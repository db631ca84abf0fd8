"""Objects by key: written whole or not at all, verified before a row says that they are there.

A key holds the SHA-256 of what lies under it, so that nothing is ever written over by something else: a
worker that was thought dead and writes late can only write the same bytes again.
"""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.core.files.storage import default_storage

from storycreator.errors import ServiceError

PIECE = 64 * 1024
"""Bytes read at once."""
FOLDER_MODE, FILE_MODE = 0o700, 0o600
BOOKS, SAMPLES = "books", "samples"
EXTENSIONS = {
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
}
"""By media type; what no provider may send is not here."""

NOT_THERE = (FileNotFoundError, NotADirectoryError)
"""How the system says that an object is not there; the second where a file stands in a folder's way."""

NOT_STORED = (
    "The finished part could not be stored; the disk may be full. Nothing you wrote is lost: make room, then "
    "try again."
)


@dataclass(frozen=True)
class Stored:
    """An object that lies in the storage, whole."""

    key: str
    size: int
    """Bytes."""
    sha256: str


def store(folder: str, content: bytes, *, extension: str) -> Stored:
    """Write `content` under a key of `folder` made from its hash; return it once it has been read back.

    Raises `ServiceError` when it cannot be written or does not read back the same.
    """
    digest = hashlib.sha256(content).hexdigest()
    stored = Stored(f"{folder}/{digest}.{extension}", len(content), digest)
    try:
        if verify(stored.key, size=stored.size, sha256=digest):
            return stored
        _write_whole(Path(default_storage.path(stored.key)), content)
        if verify(stored.key, size=stored.size, sha256=digest):
            return stored
    except OSError as error:
        raise ServiceError(NOT_STORED) from error
    raise ServiceError(NOT_STORED)


def book_folder(story_id: UUID) -> str:
    """The folder of everything made for a story; its deletion removes the folder."""
    return f"{BOOKS}/{story_id}"


def verify(key: str, *, size: int, sha256: str) -> bool:
    """Tell whether the object is there with exactly these bytes."""
    digest, length = hashlib.sha256(), 0
    try:
        with default_storage.open(key) as file:
            for piece in file.chunks(PIECE):
                digest.update(piece)
                length += len(piece)
    except (*NOT_THERE, IsADirectoryError):
        return False
    return length == size and digest.hexdigest() == sha256


def exists(key: str) -> bool:
    return bool(key) and default_storage.exists(key)


def size_of(key: str) -> int | None:
    """The bytes under a key; None when nothing is there."""
    try:
        return default_storage.size(key)
    except NOT_THERE:
        return None


def read(key: str) -> bytes:
    """The whole object. Raises `ServiceError` when it is gone."""
    try:
        with default_storage.open(key) as file:
            content: bytes = file.read()
    except NOT_THERE as error:
        missing = (
            "A finished part is missing from the storage. Your text is not affected; make the book again."
        )
        raise ServiceError(missing, permanent=True) from error
    return content


async def open_range(key: str, *, first: int, length: int) -> AsyncIterator[bytes]:
    """The `length` bytes from `first` on, in pieces, read on a thread: the loop is never held up.

    Ends early when the object is shorter.
    """
    # asyncio.to_thread, not sync_to_async: the thread of the request has gone when a player hangs up.
    file = await asyncio.to_thread(default_storage.open, key)
    try:
        await asyncio.to_thread(file.seek, first)
        while length > 0 and (piece := await asyncio.to_thread(file.read, min(PIECE, length))):
            length -= len(piece)
            yield piece
    finally:
        file.close()


def keys(folder: str) -> list[str]:
    """Every key under `folder`, those in its folders too."""
    try:
        folders, files = default_storage.listdir(folder)
    except NOT_THERE:
        return []
    below = [key for name in folders for key in keys(f"{folder}/{name}")]
    return [f"{folder}/{name}" for name in files] + below


def remove_folder(folder: str) -> None:
    """Remove everything under `folder`, and the folder; what is gone already is no error."""
    try:
        folders, files = default_storage.listdir(folder)
    except NOT_THERE:
        return
    for name in folders:
        remove_folder(f"{folder}/{name}")
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    # Django's storages remove an empty folder by the same call.
    default_storage.delete(folder)


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), FILE_MODE)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Without it a power cut may take the new name away again.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
