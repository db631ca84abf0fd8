"""Where sentences stand in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.craft import sentence_spans, sentences_around


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\n ", []),
        ("It rained. She left.", ["It rained.", "She left."]),
        ("“Who?” she said. “You.”", ["“Who?” she said.", "“You.”"]),
        ("One line\nand another.\n\nA third.", ["One line", "and another.", "A third."]),
        ("Mrs. Wrona met Dr. Pell at St. Anne’s.", ["Mrs. Wrona met Dr. Pell at St. Anne’s."]),
        ("J. Pell came. He sat…  Nobody spoke!", ["J. Pell came.", "He sat…", "Nobody spoke!"]),
        ("“Stop.” The dog stopped.", ["“Stop.”", "The dog stopped."]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, found: list[str]):
    assert parts(text) == found


@given(st.text(alphabet="aB “”.!?\n'é😀", max_size=80))
def test_sentences_hold_every_word_and_never_overlap(text: str):
    spans = sentence_spans(text)
    assert "".join("".join(parts(text)).split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans) and all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_few_letters_are_widened_to_their_sentences():
    text = "It rained. She left. He stayed."
    start, end = sentences_around(text, (text.index("left"), text.index("He") + 1))
    assert text[start:end] == "She left. He stayed."


def test_white_space_is_in_no_sentence():
    assert sentences_around("It rained.\n\nShe left.", (10, 12)) == (10, 12)
