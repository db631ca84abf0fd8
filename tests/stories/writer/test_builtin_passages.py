"""The built-in writer rewrites a passage: as asked, nothing else, or it says that it cannot."""

import random
import re

import pytest

from stories.craft import repeated_sentences, sentence_spans, spoken_words, words
from stories.schemas import Passage, RewriteRequest
from stories.writers.builtin import CannotDo
from stories.writers.builtin.rewriting import rewrite
from tests.stories.writer.conftest import Written

WISHES = ("shorter", "longer", "more dialogue", "less dialogue", "more description")


def wish(
    story: Written, feedback: str, start: int, end: int, *, number: int = 2, **fields: object
) -> RewriteRequest:
    return RewriteRequest(
        idea=story.idea,
        brief=story.brief,
        concept=story.concept,
        outline=story.outline,
        number=number,
        content=fields.pop("content", story.scenes[number - 1]),
        feedback=feedback,
        passage=Passage(start=start, end=end),
        seed=5,
        **fields,
    )


def obeyed(stories: list[Written]) -> list[tuple[str, str, str, str]]:
    """What comes of wishes for passages of every kind: the wish, the old and new passage, the new scene."""
    chance, found = random.Random(3), []
    for story in stories:
        for number, text in enumerate(story.scenes, 1):
            spans = chance.choice(([m.span() for m in re.finditer(r"[^\n]+", text)], sentence_spans(text)))
            first = chance.randrange(len(spans))
            end = spans[min(len(spans) - 1, first + chance.randrange(8))][1]
            for feedback in WISHES:
                request = wish(story, feedback, spans[first][0], end, number=number)
                try:
                    new = rewrite(request)
                except CannotDo:
                    continue
                found.append((feedback, request.passage.of(text), new, request.passage.replaced(text, new)))
    return found


@pytest.fixture(scope="module")
def done(stories: list[Written]) -> list[tuple[str, str, str, str]]:
    return obeyed(stories)


def test_enough_wishes_are_fulfilled_to_speak_of(done):
    assert {feedback for feedback, *_ in done} >= {"shorter", "longer", "more dialogue", "more description"}
    assert len(done) >= 50


def test_the_scene_around_it_has_no_gap_and_no_sentence_twice(done):
    for _, _, new, scene in done:
        assert new == new.strip() != ""
        assert repeated_sentences(scene) == []
        assert not re.search(r"\n{3,}|  | \n|\n ", scene)
        assert 300 <= len(words(scene)) <= 800


def test_each_wish_is_fulfilled_measurably_in_the_passage(done):
    for feedback, old, new, _ in done:
        if feedback == "shorter":
            assert len(words(new)) < len(words(old))
        elif feedback == "more dialogue":
            assert spoken_words(new) > spoken_words(old)
        elif feedback == "less dialogue":
            assert spoken_words(new) < spoken_words(old)
        else:
            assert len(words(new)) > len(words(old))


@pytest.fixture(scope="module")
def story(tell_story) -> Written:
    return tell_story("A detective who can see ghosts")


def test_half_a_paragraph_is_not_cut(story: Written):
    start, end = sentence_spans(story.scenes[1])[1]
    with pytest.raises(CannotDo, match="Nothing was changed"):
        rewrite(wish(story, "shorter", start, end))


def test_what_it_cannot_do_it_cannot_do_in_a_passage_either(story: Written):
    with pytest.raises(CannotDo, match="asks for something else"):
        rewrite(wish(story, "make it scarier", 0, 40))


def test_a_name_is_changed_in_the_passage_alone(story: Written):
    text = "First Catherine sat. Then Catherine rose."
    request = wish(story, "Change “Catherine” to “Katherine”.", 21, len(text), content=text)
    assert rewrite(request) == "Then Katherine rose."


def test_a_name_that_stands_outside_of_the_passage_is_not_there(story: Written):
    text = "First Catherine sat. Then she rose."
    with pytest.raises(CannotDo, match="no “Catherine” in this passage"):
        rewrite(wish(story, "rename Catherine to Anna", 21, len(text), content=text))


def test_a_passage_is_corrected_and_the_rest_is_left_as_rough_as_it_is(story: Written):
    text = "He  said recieve the the letter  -- so."
    start, end = text.index("recieve"), text.index("  --")
    assert rewrite(wish(story, "fix the spelling", start, end, content=text)) == "receive the letter"


@pytest.mark.parametrize("feedback", ["shorter", "longer"])
def test_alternatives_differ_and_each_does_what_is_asked(story: Written, feedback: str):
    text = story.scenes[1]
    versions = [
        rewrite(wish(story, feedback, 0, len(text), alternative=n, alternatives=3)) for n in (1, 2, 3)
    ]
    assert len(set(versions)) == 3
    assert all((len(words(new)) < len(words(text))) == (feedback == "shorter") for new in versions)


def test_where_there_is_but_one_way_it_says_so(story: Written):
    hero = story.outline.characters[0].name
    text = story.scenes[1]
    request = wish(story, f"rename {hero} to Barnaby", 0, len(text), alternative=2, alternatives=2)
    with pytest.raises(CannotDo, match="only one way"):
        rewrite(request)
