"""The zip of MP3s: a file a part with the tags of the book, a sample, captions, and how it was made."""

import io
import zipfile
from pathlib import Path

import av
import numpy as np
import pytest

from narration.publishers.id3 import sound_starts
from narration.publishers.mp3 import SAMPLE_SECONDS, sample_end
from narration.publishers.parts import Part
from narration.schemas import BookSession, BookSound, SentenceTiming
from narration.sound_format import SAMPLE_RATE
from tests.narration.publishers.conftest import published


@pytest.fixture(scope="module")
def book(rich: BookSession) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(published("mp3", rich)))


def wave(file: bytes) -> np.ndarray:
    with av.open(io.BytesIO(file)) as container:
        return np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])


def test_every_part_has_its_file_its_captions_and_the_book_its_colophon(book: zipfile.ZipFile):
    parts = ["00 Opening credits", "01 The Sea", "02 The Land", "03 The Air", "04 Closing credits"]
    names = [f"{part}.{ending}" for part in parts for ending in ("mp3", "vtt")]
    assert book.namelist() == [*names, "Retail sample.mp3", "About this book.txt"]
    assert book.testzip() is None


def test_the_sound_of_a_part_is_untouched(book: zipfile.ZipFile, rich: BookSession):
    own = Path(rich.scenes[0].sound.mp3).read_bytes()
    inside = book.read("01 The Sea.mp3")
    assert inside[sound_starts(inside[:10]) :] == own[sound_starts(own[:10]) :]


def test_the_tags_are_the_books(book: zipfile.ZipFile):
    with av.open(io.BytesIO(book.read("02 The Land.mp3"))) as file:
        tags = file.metadata
        assert file.streams.video[0].codec_context.width == 1_400
    assert (tags["title"], tags["album"], tags["artist"], tags["track"]) == (
        "The Land",
        "The Seventh Wave",
        "Ada Author",
        "3/5",
    )
    assert tags["composer"] == "Narrated by Alistair (synthetic voice)"
    assert "not an AI" in tags["comment"]


def test_the_sample_is_the_beginning_of_the_first_scene(book: zipfile.ZipFile, rich: BookSession):
    sample, scene = wave(book.read("Retail sample.mp3")), wave(book.read("01 The Sea.mp3"))
    heard = round(rich.scenes[0].sound.timings[-1].end * SAMPLE_RATE)
    assert np.abs(sample[:heard] - scene[:heard]).max() < 0.05
    assert np.abs(sample[-SAMPLE_RATE // 2 :]).max() < 0.01


def test_the_sample_of_a_long_scene_ends_after_a_sentence():
    timings = [SentenceTiming(text="x", paragraph=0, start=at, end=at + 9) for at in range(0, 600, 10)]
    part = Part("Long", BookSound(mp3="", seconds=600, timings=timings), scene=1)
    assert sample_end(part) == pytest.approx(SAMPLE_SECONDS - 1 + 0.1)


def test_the_captions_of_a_part_begin_at_its_own_beginning(book: zipfile.ZipFile):
    assert "00:00:00.750 --> 00:00:01.750\n“The Land,” she said." in book.read("02 The Land.vtt").decode()


def test_a_hostile_book_is_a_whole_file(hostile: BookSession):
    book = zipfile.ZipFile(io.BytesIO(published("mp3", hostile)))
    assert all("/" not in name and len(name.encode()) < 220 for name in book.namelist())
    with av.open(io.BytesIO(book.read(book.namelist()[0]))) as file:
        assert file.metadata["title"].startswith("<b>&amp;")


def test_the_same_book_is_the_same_file(rich: BookSession):
    assert published("mp3", rich) == published("mp3", rich)
