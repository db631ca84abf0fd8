"""Objects by key: written whole or not at all, verified before a row says that they are there.

A key holds the SHA-256 of what lies under it, so that nothing is ever written over by something else: a
worker that was thought dead and writes late can only write the same bytes again.
"""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
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
    "audio/flac": "flac",
    "audio/mp4": "m4a",
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


MISSING = "A finished part is missing from the storage. Your text is not affected; make the book again."


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
    return _stored(folder, lambda: iter([content]), extension=extension)


def store_file(folder: str, path: Path, *, extension: str) -> Stored:
    """The same for a file on this machine, which is read piece by piece and left where it is."""
    return _stored(folder, lambda: _pieces(path), extension=extension)


def _stored(folder: str, content: Callable[[], Iterator[bytes]], *, extension: str) -> Stored:
    try:
        digest, size = _digest(content())
        stored = Stored(f"{folder}/{digest}.{extension}", size, digest)
        if verify(stored.key, size=size, sha256=digest):
            return stored
        _write_whole(Path(default_storage.path(stored.key)), content())
        if verify(stored.key, size=size, sha256=digest):
            return stored
    except OSError as error:
        raise ServiceError(NOT_STORED) from error
    raise ServiceError(NOT_STORED)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _digest(pieces: Iterable[bytes]) -> tuple[str, int]:
    digest, length = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        length += len(piece)
    return digest.hexdigest(), length


def book_folder(story_id: UUID) -> str:
    """The folder of everything made for a story; its deletion removes the folder."""
    return f"{BOOKS}/{story_id}"


def verify(key: str, *, size: int, sha256: str) -> bool:
    """Tell whether the object is there with exactly these bytes."""
    try:
        with default_storage.open(key) as file:
            return _digest(file.chunks(PIECE)) == (sha256, size)
    except (*NOT_THERE, IsADirectoryError):
        return False


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
        raise ServiceError(MISSING, permanent=True) from error
    return content


def on_disk(key: str) -> Path:
    """The file of an object, to be read by a child process only. Raises `ServiceError` when it is gone."""
    path = Path(default_storage.path(key))
    if not path.is_file():
        raise ServiceError(MISSING, permanent=True)
    return path


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


def remove(key: str) -> None:
    """Remove one object; what is gone already is no error."""
    default_storage.delete(key)


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


def _write_whole(path: Path, content: Iterable[bytes]) -> None:
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in content:
                file.write(piece)
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
