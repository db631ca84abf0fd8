"""A paragraph is delivered in phrases: where it pauses, what is quoted, what is said aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narration.phrases import Manner, Pause, Pauses, phrases
from narration.speech import sentences


def delivered(paragraph: str) -> list[tuple[str, str, str]]:
    said = phrases([sentence.spoken for sentence in sentences(paragraph)])
    return [(phrase.spoken, phrase.manner.value, phrase.pause.value) for phrase in said]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "“Seven,” she whispered, and the lamp went out! Then it rained.",
            [
                ("Seven,", "quoted", "comma"),
                ("she whispered,", "told", "comma"),
                ("and the lamp went out!", "told", "sentence"),
                ("Then it rained.", "told", "none"),
            ],
        ),
        (
            "“Come in. Sit down,” he said.",
            [
                ("Come in.", "quoted", "sentence"),
                ("Sit down,", "quoted", "comma"),
                ("he said.", "told", "none"),
            ],
        ),
        (
            "'Don't wait,' she said. The dogs' tails wagged.",
            [
                ("Don't wait,", "quoted", "comma"),
                ("she said.", "told", "sentence"),
                ("The dogs' tails wagged.", "told", "none"),
            ],
        ),
        (
            "The keeper (who was old) slept — as keepers do — until dawn.",
            [
                ("The keeper,", "told", "comma"),
                ("who was old,", "aside", "comma"),
                ("slept,", "told", "dash"),
                ("as keepers do,", "aside", "dash"),
                ("until dawn.", "told", "none"),
            ],
        ),
        (
            "Well… perhaps; but I— He called it a “thing” once.",
            [
                ("Well,", "told", "ellipsis"),
                ("perhaps;", "told", "clause"),
                ("but I,", "told", "dash"),
                ("He called it a thing once.", "told", "none"),
            ],
        ),
        (
            "“It was late. Nobody came",
            [("It was late.", "quoted", "sentence"), ("Nobody came", "quoted", "none")],
        ),
        (
            "On May 3, 1847, at 10:30.",
            [
                ("On May the third,", "told", "comma"),
                ("eighteen forty-seven,", "told", "comma"),
                ("at ten thirty.", "told", "none"),
            ],
        ),
    ],
)
def test_a_paragraph_is_delivered_as_a_reader_would(paragraph: str, expected: list[tuple[str, str, str]]):
    assert delivered(paragraph) == expected


@given(st.text(st.sampled_from("aB.!?…“”\"'() \n—,;:1"), max_size=120))
def test_no_word_is_lost_and_every_sentence_with_words_is_said(text: str):
    for paragraph in text.split("\n\n"):
        spoken = [sentence.spoken for sentence in sentences(paragraph)]
        said = phrases(spoken)
        letters = [c for phrase in said for c in phrase.spoken if c.isalnum()]
        assert letters == [c for sentence in spoken for c in sentence if c.isalnum()]
        assert {phrase.sentence for phrase in said} == {n for n, s in enumerate(spoken) if s}


def test_every_pause_has_its_seconds():
    assert {pause.value for pause in Pause} <= set(vars(Pauses()))
    assert Pauses().times(2).comma == 2 * Pauses().comma
    assert {Manner.TOLD, Manner.QUOTED, Manner.ASIDE} == set(Manner)
