"""The M4B: chapters where the parts begin, the cover, tags, and nothing of the sound lost at the joins."""

import io
from itertools import pairwise

import av
import numpy as np
import pytest

from narration.publishers.parts import parts_of, starts_of
from narration.schemas import BookSession
from narration.sound_format import SAMPLE_RATE
from tests.narration.publishers.conftest import published

TITLES = ["Opening credits", "The Sea", "The Land", "The Air", "Closing credits"]


@pytest.fixture(scope="module")
def file(rich: BookSession) -> bytes:
    return published("m4b", rich)


def opened(file: bytes) -> av.container.InputContainer:
    return av.open(io.BytesIO(file), "r")


def test_the_chapters_begin_where_the_parts_do(file: bytes, rich: BookSession):
    with opened(file) as book:
        chapters = book.chapters()
    assert [chapter["metadata"]["title"] for chapter in chapters] == TITLES
    starts = [float(chapter["start"] * chapter["time_base"]) for chapter in chapters]
    assert starts == pytest.approx(list(starts_of(parts_of(rich))), abs=0.001)
    assert all(one["end"] == other["start"] for one, other in pairwise(chapters))


def test_every_sentence_sounds_where_its_chapter_has_it(file: bytes, rich: BookSession):
    with opened(file) as book:
        wave = np.concatenate([frame.to_ndarray().reshape(-1) for frame in book.decode(audio=0)])
    loud = np.flatnonzero(np.abs(wave) > 0.05) / SAMPLE_RATE
    gaps = np.flatnonzero(np.diff(loud) > 0.2)
    parts = parts_of(rich)
    wanted = [
        start + timing.start
        for part, start in zip(parts, starts_of(parts), strict=True)
        for timing in part.sound.timings
        if timing.end > timing.start
    ]
    assert list(loud[[0, *(gaps + 1)]]) == pytest.approx(wanted, abs=0.05)
    assert len(wave) / SAMPLE_RATE == pytest.approx(sum(part.seconds for part in parts), abs=0.05)


def test_there_are_no_clicks_at_the_joins(file: bytes, rich: BookSession):
    with opened(file) as book:
        wave = np.concatenate([frame.to_ndarray().reshape(-1) for frame in book.decode(audio=0)])
    for start in list(starts_of(parts_of(rich)))[1:]:
        at = round(start * SAMPLE_RATE)
        assert np.abs(wave[at - 4_000 : at + 4_000]).max() < 0.002


def test_the_cover_is_in_it(file: bytes):
    with opened(file) as book:
        (picture,) = book.streams.video
        assert picture.disposition & av.stream.Disposition.attached_pic
        assert (picture.codec_context.width, picture.codec_context.height) == (1_400, 1_400)


def test_it_is_mono_aac_for_audiobook_players(file: bytes):
    assert file[4:12] == b"ftypM4B "
    with opened(file) as book:
        stream = book.streams.audio[0]
        assert (stream.codec_context.name, stream.rate) == ("aac", SAMPLE_RATE)
        assert stream.codec_context.layout.name == "mono"


def test_its_tags_name_the_book_and_how_it_was_made(file: bytes):
    with opened(file) as book:
        tags = book.metadata
    assert (tags["title"], tags["artist"], tags["album"]) == (
        "The Seventh Wave",
        "Ada Author",
        "The Seventh Wave",
    )
    assert tags["composer"] == "Narrated by Alistair (synthetic voice)"
    assert (tags["genre"], tags["date"], tags["media_type"]) == ("Audiobook", "2026", "2")
    assert "the built-in grammar (not an AI); scene 2 edited by a person" in tags["comment"]
    assert "Story Creator" in tags["comment"]


def test_the_same_book_is_the_same_file(file: bytes, rich: BookSession):
    assert published("m4b", rich) == file


def test_a_hostile_book_is_a_whole_file(hostile: BookSession):
    with opened(published("m4b", hostile)) as book:
        assert len(book.chapters()) == 1
        assert sum(frame.samples for frame in book.decode(audio=0)) > SAMPLE_RATE
