"""The measures of prose."""

import pytest

from stories.craft import (
    dialogue_share,
    mattr,
    opener_variety,
    opens_with,
    repeated_sentences,
    repeated_trigrams,
    sentence_length_variation,
    sentences,
    shared_sentences,
    words,
)


def test_an_apostrophe_inside_a_word_does_not_split_it():
    assert words("Don’t go, it's Zoë’s 2nd boat.") == ["don’t", "go", "it's", "zoë’s", "2nd", "boat"]


def test_empty_text_measures_nothing():
    assert repeated_trigrams("") == mattr("") == dialogue_share("") == opener_variety("") == 0
    assert sentence_length_variation("") == 0


def test_repeated_trigrams_count_what_comes_again():
    assert repeated_trigrams("one two three four") == 0
    assert repeated_trigrams("one two three one two three") == pytest.approx(1 / 6)


def test_sentences_end_inside_quotation_marks_too():
    text = "“You are late again today,” she said. “The boat has gone without you.” He sat down on the step."
    assert len(sentences(text)) == 3


def test_a_sentence_said_twice_is_found_whatever_its_capitals():
    text = "The door was open all night. Nobody came.\n\nThe door was open all night. Nobody came."
    assert repeated_sentences(text) == ["The door was open all night."]


def test_word_variety_is_lower_where_words_repeat():
    assert mattr("same " * 200) == pytest.approx(0.01)
    assert mattr(" ".join(f"word{n}" for n in range(150))) == 1


def test_dialogue_is_counted_by_words():
    assert dialogue_share("“One two,” he said.") == 0.5


def test_a_quotation_left_open_ends_with_its_paragraph():
    assert dialogue_share("“One two\n\nthree four") == 0.5


def test_paragraphs_that_begin_with_a_name_are_counted_among_the_told_ones():
    assert opens_with("Ines went.\n\nInes’s hat.\n\n“Ines!”\n\nThe end.", "Ines") == pytest.approx(2 / 3)


def test_two_texts_share_sentences_by_the_shorter_one():
    one = "The door was open all night. The lamp had gone out early."
    other = "The door was open all night."
    assert shared_sentences(one, other) == 1
