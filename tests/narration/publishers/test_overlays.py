"""The sound of an EPUB: every sentence has its clip, and the clip is where the sentence is heard."""

import io
import zipfile
from xml.etree import ElementTree

import av
import numpy as np
import pytest

from narration.schemas import BookSession
from narration.sound_format import SAMPLE_RATE
from tests.narration.publishers.conftest import published

SMIL = "{http://www.w3.org/ns/SMIL}"
PAGE = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def book(rich: BookSession) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(published("epub", rich)))


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def root(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(f"EPUB/{name}"))


def clips(book: zipfile.ZipFile, number: int) -> list[tuple[str, float, float]]:
    """The text reference of every clip, and the seconds between which it is heard."""
    return [
        (
            par.find(f"{SMIL}text").get("src"),
            seconds(par.find(f"{SMIL}audio").get("clipBegin")),
            seconds(par.find(f"{SMIL}audio").get("clipEnd")),
        )
        for par in root(book, f"scene-{number}.smil").iter(f"{SMIL}par")
    ]


def test_every_clip_points_at_its_sentence(book: zipfile.ZipFile, rich: BookSession):
    for scene in rich.scenes:
        page = root(book, f"scene-{scene.number}.xhtml")
        spans = {
            span.get("id"): " ".join("".join(span.itertext()).split()) for span in page.iter(f"{PAGE}span")
        }
        said = [spans[src.partition("#")[2]] for src, _, _ in clips(book, scene.number)]
        heard = [t.text for t in scene.sound.timings if t.end > t.start]
        assert [text.split() for text in said] == [text.replace("\n", "").split() for text in heard]
        assert len(spans) == len(scene.sound.timings)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_clip_is_within_50_ms_of_its_sound(book: zipfile.ZipFile, number: int):
    with av.open(io.BytesIO(book.read(f"EPUB/sound/scene-{number}.mp3"))) as container:
        wave = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    loud = np.flatnonzero(np.abs(wave) > 0.05) / SAMPLE_RATE
    gaps = np.flatnonzero(np.diff(loud) > 0.2)
    starts, ends = loud[[0, *(gaps + 1)]], loud[[*gaps, -1]]
    assert [begin for _, begin, _ in clips(book, number)] == pytest.approx(list(starts), abs=0.05)
    assert [end for _, _, end in clips(book, number)] == pytest.approx(list(ends), abs=0.05)


def test_the_package_tells_how_long_the_sound_is_and_who_reads(book: zipfile.ZipFile):
    metas = list(root(book, "package.opf").iter(f"{OPF}meta"))
    lengths = {m.get("refines"): seconds(m.text) for m in metas if m.get("property") == "media:duration"}
    total = lengths.pop(None)
    assert total == pytest.approx(sum(lengths.values()))
    assert len(lengths) == 3
    said = {m.get("property"): m.text for m in metas}
    assert said["media:narrator"] == "Alistair"
    assert f".{said['media:active-class']} {{" in book.read("EPUB/book.css").decode()
    assert "synchronizedAudioText" in {m.text for m in metas}


def test_the_sound_is_stored_as_it_is(book: zipfile.ZipFile):
    entry = book.getinfo("EPUB/sound/scene-1.mp3")
    assert entry.compress_type == zipfile.ZIP_STORED
    assert book.read(entry)[:2] in (b"\xff\xfb", b"\xff\xfa")


def test_a_book_without_sound_has_no_overlay(bare: BookSession):
    names = zipfile.ZipFile(io.BytesIO(published("epub", bare))).namelist()
    assert not [name for name in names if name.endswith((".smil", ".mp3"))]


def test_a_narrated_book_whose_sound_was_left_out_says_so(rich: BookSession):
    silent = [scene.model_copy(update={"sound": None}) for scene in rich.scenes]
    book = zipfile.ZipFile(io.BytesIO(published("epub", rich.model_copy(update={"scenes": silent}))))
    said = "".join(root(book, "colophon.xhtml").itertext())
    assert "The sound of the narration is not part of this file." in said


def test_a_book_with_sound_does_not_say_that_it_has_none(book: zipfile.ZipFile):
    assert "not part of this file" not in "".join(root(book, "colophon.xhtml").itertext())
