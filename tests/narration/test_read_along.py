"""A scene cut into the sentences that its recording speaks; nothing is marked that nobody timed."""

from typing import Any

import pytest

from narration.models import EditionScene
from narration.read_along import ReadScene, read_along
from narration.speech import sentences
from tests.factories import (
    approve,
    make_book,
    make_draft,
    make_edition,
    make_recording,
    make_revision,
    make_scene,
    make_story,
)

pytestmark = pytest.mark.django_db
TEXT = "The lamp was out. Mara climbed.\n\n* * *\n\n“Who is there?” she said."


def timed(text: str) -> list[dict[str, Any]]:
    """Two seconds a sentence, after one of silence; what has no words takes no time."""
    timings, at = [], 1.0
    for sentence in sentences(text):
        end = at + 2 if sentence.spoken else at
        timings.append({"text": sentence.text, "paragraph": sentence.paragraph, "start": at, "end": end})
        at = end
    return timings


def scene_of(text: str = TEXT, **recording: Any) -> EditionScene:
    """The only scene of an edition, read aloud."""
    story = make_story()
    scene = approve(make_scene(draft=make_draft(story=story), content=text))
    book = make_book(story=story)
    fields = {"revision": scene.approved, "seconds": 60.0, "timings": timed(text), **recording}
    make_recording(book=book, **fields)
    return make_edition(book=book).scenes.get()


def starts(read: ReadScene) -> list[list[str]]:
    return [[sentence.start for sentence in paragraph.sentences] for paragraph in read.paragraphs]


def text_of(read: ReadScene) -> str:
    joined = ("".join(sentence.text for sentence in each.sentences) for each in read.paragraphs)
    return "\n\n".join(joined)


@pytest.mark.parametrize(
    "timings",
    [
        timed("Another text."),
        timed(TEXT)[:-1],
        timed(TEXT)[::-1],
        [{**timing, "start": 70.0, "end": 71.0} for timing in timed(TEXT)],
        [{**timing, "start": timing["end"] + 1} for timing in timed(TEXT)],
        [{"text": TEXT}],
        "nonsense",
        [],
    ],
    ids=[
        "another text",
        "one less",
        "backwards",
        "after the end",
        "ends first",
        "no times",
        "no list",
        "none",
    ],
)
def test_times_that_are_not_of_this_text_mark_nothing(timings: Any) -> None:
    read = read_along(scene_of(timings=timings))
    assert starts(read) == [[""], [""], [""]] and text_of(read) == TEXT


def test_the_recording_of_another_text_marks_nothing() -> None:
    scene = scene_of()
    scene.revision = make_revision(scene=scene.revision.scene, content=TEXT.replace("climbed", "fell"))
    assert starts(read_along(scene)) == [[""], [""], [""]]


def test_a_text_that_was_restored_is_marked_by_the_recording_it_had() -> None:
    scene = scene_of()
    scene.recording.revision = make_revision(scene=scene.revision.scene, content=TEXT)
    assert starts(read_along(scene)) == starts(read_along(scene_of()))


def test_without_a_recording_the_text_is_whole() -> None:
    scene = scene_of()
    scene.recording = None
    assert text_of(read_along(scene)) == TEXT


def test_every_sentence_has_its_second_and_a_row_of_stars_none() -> None:
    read = read_along(scene_of())
    assert starts(read) == [["1.000", "3.000"], [""], ["5.000"]]
    assert [paragraph.is_break for paragraph in read.paragraphs] == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "كان المصباح مطفأ. صعدت مارا الدرج.",
        "灯灭了。玛拉上了楼梯。\n\n「谁？」",
        "She waved 👩‍🚀🌊. Nobody saw it! 🕯️",
        "One line\nand another.\nA third. Same paragraph.",
        "<script>alert(1)</script> & “quotes”. <b>Bold.</b>",
    ],
    ids=["Arabic", "Chinese", "emoji", "lines", "markup"],
)
def test_the_sentences_joined_are_the_text(text: str) -> None:
    read = read_along(scene_of(text))
    assert text_of(read) == text
    assert all(sentence.words + sentence.space == sentence.text for sentence in read.paragraphs[0].sentences)


@pytest.mark.parametrize(
    ("text", "large"),
    [("The lamp.", True), ("“The lamp.”", True), ("1. A lamp.", False), ("灯灭了。", False)],
)
def test_a_large_letter_opens_what_opens_with_a_letter_that_can_be_large(text: str, large: bool) -> None:
    assert read_along(scene_of(text)).has_drop is large
