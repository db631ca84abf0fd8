"""Stock phrases and names, and what only looks like them."""

import pytest

from stories.craft import measure_draft, measure_scene
from stories.craft.stock import stock_phrases
from stories.schemas import Brief


@pytest.mark.parametrize(
    "phrase",
    [
        "barely above a whisper",
        "couldn’t help but",
        "could not help but",
        "her eyes widened",
        "Mara’s eyes widened",
        "a strange mix of fear",
        "the air was thick with",
        "heart pounding in her chest",
        "sent a shiver down",
        "shiver ran down my spine",
        "a breath she didn't know",
        "Little did Tull know",
        "time seemed to stand still",
        "was a testament to",
        "a rich tapestry of",
        "smile tugged at the corners of his lips",
    ],
)
def test_a_stock_phrase_is_found_where_it_stands(phrase: str):
    text = f"It rained, and then {phrase} the rest of it."
    spans = [text[start:end] for start, end in stock_phrases(text)]
    assert spans == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "Her heart pounded, all sixty-one stairs of it.",
        "The weight of the box surprised him.",
        "The smell of soup hung in the air.",
        "She mixed flour and water: a mix of two flours.",
        "He could not help her.",
        "The eyes of the potato widened the hole.",
        "It was the last will and testament of Mr Pell.",
        "A tapestry hung on the wall.",
        "A shiver went through the ship.",
    ],
)
def test_what_is_meant_as_it_is_said_is_left_alone(text: str):
    assert stock_phrases(text) == []


def test_a_stock_phrase_can_be_mended_in_its_sentence_alone():
    text = "It rained. Mara could not help but laugh. The lamp was out."
    [finding] = [f for f in measure_scene(text, Brief()) if f.kind == "stock_phrase"]
    assert text[slice(*finding.passage)] == "Mara could not help but laugh."
    assert text[slice(*finding.spans[0])] == "could not help but" and "could not help but" in finding.wish


def test_a_stock_name_is_told_once_and_without_a_fix():
    found = measure_draft(["Elara came.", "Then Elara went."])
    assert [[f.kind for f in of_scene] for of_scene in found] == [["stock_name"], []]
    assert found[0][0].wish == ""


def test_a_stock_name_that_the_author_gave_is_none():
    assert measure_draft(["Elara came."], idea="Elara loses a bet") == [[]]
