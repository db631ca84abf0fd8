"""Objects: whole or not there, and never written over by something else."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from narration import storage
from storycreator.errors import ServiceError


def test_a_full_disk_is_said_in_words_and_leaves_nothing_behind(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", refuse)
    with pytest.raises(ServiceError, match="could not be stored"):
        storage.store("books/x", b"sound", extension="mp3")
    assert storage.keys("books") == []


def test_a_file_in_the_way_of_a_folder_is_said_in_words(media: Path) -> None:
    media.mkdir(exist_ok=True)
    (media / "books").write_text("in the way")
    with pytest.raises(ServiceError, match="could not be stored"):
        storage.store("books/x", b"sound", extension="mp3")
    assert storage.keys("books") == [] and not storage.verify("books/x/y.mp3", size=1, sha256="")
    storage.remove_folder("books/x")


def test_what_reads_back_differently_is_not_called_stored(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_write_whole", lambda path, content: _write(path, b"".join(content)[:-1]))
    with pytest.raises(ServiceError):
        storage.store("books/x", b"sound", extension="mp3")


def test_a_file_is_stored_piece_by_piece_under_the_hash_of_its_content(media: Path, tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    (tmp_path / "book").write_bytes(content)
    stored = storage.store_file("books/x", tmp_path / "book", extension="m4b")
    assert stored == storage.Stored(
        f"books/x/{hashlib.sha256(content).hexdigest()}.m4b",
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    assert storage.on_disk(stored.key).read_bytes() == content


def test_a_missing_file_is_said_in_words(media: Path) -> None:
    with pytest.raises(ServiceError, match="missing"):
        storage.on_disk("books/x/nothing.mp3")


def test_a_missing_object_is_said_in_words(media: Path) -> None:
    with pytest.raises(ServiceError, match="missing"):
        storage.read("books/x/nothing.mp3")


def test_the_key_holds_the_hash_of_the_content(media: Path) -> None:
    stored = storage.store("books/x", b"sound", extension="mp3")
    assert stored.key == f"books/x/{hashlib.sha256(b'sound').hexdigest()}.mp3"
    assert stored.size == 5 and storage.read(stored.key) == b"sound"


def test_a_broken_object_is_written_again(media: Path) -> None:
    stored = storage.store("books/x", b"sound", extension="mp3")
    Path(default_storage.path(stored.key)).write_bytes(b"so")
    assert not storage.verify(stored.key, size=stored.size, sha256=stored.sha256)
    storage.store("books/x", b"sound", extension="mp3")
    assert storage.verify(stored.key, size=stored.size, sha256=stored.sha256)


def test_only_its_owner_may_read_an_object(media: Path) -> None:
    path = Path(default_storage.path(storage.store("books/x", b"sound", extension="mp3").key))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


async def test_a_range_comes_in_pieces(media: Path) -> None:
    content = bytes(range(256)) * 1000
    stored = storage.store("books/x", content, extension="mp3")
    pieces = [piece async for piece in storage.open_range(stored.key, first=10, length=200_000)]
    assert b"".join(pieces) == content[10:200_010]
    assert max(map(len, pieces)) == storage.PIECE


def test_a_folder_goes_with_everything_in_it(media: Path) -> None:
    storage.store("books/x/deeper", b"sound", extension="mp3")
    storage.remove_folder("books/x")
    assert storage.keys("books") == []
    assert not Path(default_storage.path("books/x")).exists()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
