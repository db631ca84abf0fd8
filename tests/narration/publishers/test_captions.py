"""Captions: every sentence that is heard, timed for the audiobook, and no text becomes markup."""

import re

from narration.publishers.parts import parts_of, starts_of
from narration.schemas import BookSession
from tests.narration.publishers.conftest import published

CUE = re.compile(r"(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n(.+)")


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_every_sentence_that_is_heard_has_its_cue(rich: BookSession):
    cues = CUE.findall(published("captions", rich).decode())
    parts = parts_of(rich)
    wanted = [
        (start + timing.start, start + timing.end, " ".join(timing.text.split()))
        for part, start in zip(parts, starts_of(parts), strict=True)
        for timing in part.sound.timings
        if timing.end > timing.start
    ]
    assert [(text) for _, _, text in cues] == [text for _, _, text in wanted]
    for (begin, end, _), (start, stop, _) in zip(cues, wanted, strict=True):
        assert abs(seconds(begin) - start) < 0.001 and abs(seconds(end) - stop) < 0.001


def test_it_begins_as_webvtt_and_says_how_the_book_was_made(rich: BookSession):
    text = published("captions", rich).decode()
    assert text.startswith("WEBVTT\n\nNOTE The Seventh Wave\n")
    assert "the built-in grammar (not an AI)" in text and "NOTE The Land" in text


def test_hostile_text_stays_text(hostile: BookSession):
    text = published("captions", hostile).decode()
    arrows = [line for line in text.splitlines() if "-->" in line]
    assert all(CUE.match(f"{line}\nx") for line in arrows)
    said = [said for _, _, said in CUE.findall(text)]
    assert any("&lt;script&gt;alert(1)" in line for line in said)
    assert not any("<" in line for line in said)
