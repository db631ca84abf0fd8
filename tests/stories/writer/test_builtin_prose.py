"""The prose of the built-in writer against the bars of craft."""

from statistics import median

import pytest

from stories.craft import (
    dialogue_share,
    mattr,
    opener_variety,
    opens_with,
    repeated_sentences,
    repeated_trigrams,
    sentence_length_variation,
    words,
)
from stories.writers.builtin.reader import content_words


def test_nothing_of_the_template_language_is_left(stories):
    for story in stories:
        assert not set("{}[]<>|#") & set(story.text), story.idea


def test_scenes_keep_to_the_words_of_the_brief(stories):
    for story in stories:
        low, high = story.brief.word_range()
        assert all(low <= len(words(scene)) <= high for scene in story.scenes), story.idea


@pytest.mark.parametrize("target", [300, 400, 600])
def test_other_lengths_are_kept_too(tell_story, ideas, target):
    scenes = [
        (len(words(scene)), story.brief.word_range())
        for index, idea in enumerate(ideas[:6])
        for story in [tell_story(idea, pick=index % 3, words=target)]
        for scene in story.scenes
    ]
    inside = sum(low <= count <= high for count, (low, high) in scenes)
    assert inside >= 0.9 * len(scenes)


def test_repetition_stays_under_its_bars(stories):
    for story in stories:
        assert repeated_trigrams(story.text) <= 0.055, story.idea
        assert all(repeated_trigrams(scene) <= 0.05 for scene in story.scenes), story.idea


def test_no_sentence_stands_twice(stories):
    assert [repeated_sentences(story.text) for story in stories] == [[] for _ in stories]


def test_words_vary(stories):
    drafts = [mattr(story.text) for story in stories]
    assert min(drafts) >= 0.68
    assert median(drafts) >= 0.695
    assert all(mattr(scene) >= 0.64 for story in stories for scene in story.scenes)


def test_sentences_vary_in_length_and_opening(stories):
    assert min(sentence_length_variation(story.text) for story in stories) >= 0.5
    assert median(opener_variety(story.text) for story in stories) >= 0.78


def test_people_talk_but_not_all_the_time(stories):
    for story in stories:
        assert 0.12 <= dialogue_share(story.text) <= 0.45, story.idea


def test_paragraphs_do_not_all_begin_with_the_hero(stories):
    shares = [opens_with(story.text, story.outline.characters[0].name) for story in stories]
    assert median(shares) <= 0.15
    assert max(shares) <= 0.25


def test_the_same_request_gives_the_same_story(tell_story):
    again = tell_story.__wrapped__("A fox and a lost child", pick=1)
    assert again.scenes == tell_story("A fox and a lost child", pick=1).scenes


def test_a_story_does_not_hang_on_what_was_written_before(tell_story):
    before = tell_story.__wrapped__("A haunted school").text
    tell_story.__wrapped__("A ship's cook")
    assert tell_story.__wrapped__("A haunted school").text == before


def test_the_outline_says_past_tense(stories):
    assert {story.outline.tense for story in stories} == {"past"}


def test_the_idea_is_in_the_story(stories):
    for story in stories:
        kept = [word for word in content_words(story.idea) if word.lower()[:4] in story.text.lower()]
        assert kept or not content_words(story.idea), story.idea
