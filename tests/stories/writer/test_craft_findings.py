"""What the measures say to an author."""

import json
from dataclasses import asdict
from itertools import pairwise

from stories.craft import Finding, measure_scene
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


def test_phrases_that_run_into_each_other_are_marked_as_one():
    text = "over and over and over and over again " * 30
    finding = next(f for f in measure_scene(text, Brief(words=300)) if f.kind == "repetition")
    assert all(a[1] <= b[0] for a, b in pairwise(finding.spans))


def test_a_sentence_that_stands_twice_is_to_be_mended_where_it_comes_again():
    text = "She never went back to the harbour. It rained. She never went back to the harbour."
    [finding] = [f for f in measure_scene(text, Brief()) if f.kind == "repeated_sentence"]
    assert len(finding.spans) == 2 and finding.passage == finding.spans[-1]
    assert text[slice(*finding.passage)] == "She never went back to the harbour."


def test_a_finding_comes_back_from_where_it_is_kept_as_it_was():
    text = "Mara could not help but laugh. Mara could not help but laugh."
    for finding in measure_scene(text, Brief()):
        assert Finding.stored(json.loads(json.dumps(asdict(finding)))) == finding


def test_a_finding_kept_before_there_were_wishes_has_none():
    old = {"kind": "length", "message": "This scene has 4 words.", "spans": []}
    assert Finding.stored(old) == Finding("length", "This scene has 4 words.")
