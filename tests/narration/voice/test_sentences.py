"""A text is cut into the sentences a reader would see, and not a byte of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narration.speech import MAX_SENTENCE, paragraphs, sentences

HOSTILE = {
    "ten thousand dots": "." * 10_000 + "x",
    "initials without end": "A. " * 3_333,
    "one word": "a" * 5_000,
    "one endless sentence": "no stop " * 1_200,
    "quotation marks": "“" * 5_000,
    "ideographs": "世,、 " * 2_500,
    "titles": "Mr. " * 2_500,
}


def cut(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in sentences(text)]


def assert_nothing_is_lost(text: str) -> None:
    found = sentences(text)
    for number, paragraph in enumerate(paragraphs(text)):
        assert "".join(part.text for part in found if part.paragraph == number) == paragraph


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_cut_into_bounded_sentences_that_join_again(text: str):
    assert_nothing_is_lost(text)
    # Silent pieces are joined to the sentence before them, so only what is spoken is bounded; abbreviations
    # are longer when they are spoken.
    assert max(len(sentence.spoken) for sentence in sentences(text)) <= 2.5 * MAX_SENTENCE


@given(st.text(st.sampled_from("aB.!?…“”\"' \n\r\t—,;🐉世ب1"), max_size=200))
def test_joined_sentences_are_their_paragraph(text: str):
    assert_nothing_is_lost(text)


@given(st.text(max_size=200))
def test_any_text_joins_again(text: str):
    assert_nothing_is_lost(text)


def test_an_empty_text_has_no_sentences():
    assert sentences(" \n\n \t") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Smith and Mrs. Jones met Mr. Stone in St. Ives.",
        "It was J. R. R. Tolkien who wrote it.",
        "At 10 a.m. on Monday she left.",
        "He lived at No. 5 until the end.",
        "“Wait!” she said.",
        "“Who is it?” asked the keeper, and nobody answered.",
        "Well… perhaps not.",
        "They sailed, e.g. to the north.",
        "She left the U.S. and went home.",
        "1. The first of three.",
    ],
)
def test_no_sentence_ends_here_but_at_the_end(sentence: str):
    assert cut(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No.” “Yes.” He went.", ["“No.”", "“Yes.”", "He went."]),
        ("Really?! Yes… Peter knew.", ["Really?!", "Yes…", "Peter knew."]),
        ('She said: "Go." "Now?" "Now."', ['She said: "Go."', '"Now?"', '"Now."']),
        ("It was I. Then I left.", ["It was I.", "Then I left."]),
        ("(So it was.) Nobody knew.", ["(So it was.)", "Nobody knew."]),
        ("‘Come in.’ The door opened.", ["‘Come in.’", "The door opened."]),
        ("No end at all", ["No end at all"]),
        ("世界。你好。", ["世界。", "你好。"]),
        ("It was late. 🐉", ["It was late. 🐉"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]):
    assert cut(text) == expected


def test_paragraphs_are_what_blank_lines_part_with_any_line_ends():
    assert paragraphs("\n\nOne\nstill one\r\n \r\nTwo\n\n\n\n  Three  \n") == [
        "One\nstill one",
        "Two",
        "Three",
    ]


def test_a_long_sentence_is_cut_after_a_clause():
    clause = "the wind went round the house and round again, "
    parts = cut(clause * 20)
    assert len(parts) > 2
    assert all(part.endswith("again,") for part in parts)
