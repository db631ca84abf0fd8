"""What the measures say to an author."""

from stories.craft import measure_draft, measure_scene
from stories.schemas import Brief

LONG = " ".join(f"word{n}" for n in range(500)) + "."


def test_a_scene_that_is_too_short_says_how_many_words_it_has():
    [finding] = measure_scene("Only four words here.", Brief(words=500))
    assert finding.kind == "length"
    assert "4 words" in finding.message
    assert "400 to 600" in finding.message


def test_a_scene_that_is_too_long_could_be_cut():
    [finding] = measure_scene(LONG, Brief(words=300))
    assert "cut" in finding.message


def test_a_scene_as_asked_has_no_findings():
    assert measure_scene(LONG, Brief(words=500)) == []


def test_a_phrase_that_comes_again_and_again_is_shown_where_it_stands():
    text = LONG + " over and over" * 40
    finding = next(f for f in measure_scene(text, Brief(words=600)) if f.kind == "repetition")
    start, end = finding.spans[0]
    assert text[start:end] == "over and over"


def test_a_sentence_that_stands_twice_in_a_draft_is_found_across_scenes():
    twice = "She never went back to the harbour."
    found = measure_draft([f"It rained. {twice}\n\n{LONG}", f"{twice} It cleared."])
    [finding] = [f for f in found if f.kind == "repeated_sentence"]
    assert len(finding.spans) == 2
