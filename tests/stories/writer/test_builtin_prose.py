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
from stories.writers.builtin.dictionary import past, verb_form
from stories.writers.builtin.reader import content_words, read
from stories.writers.builtin.story import story_of

TAGS = ("VBG", "VBN", "VBZ")


def test_nothing_of_the_template_language_is_left(stories):
    for story in stories:
        assert not set("{}[]<>|#") & set(story.text), story.idea


def test_scenes_keep_to_the_words_of_the_brief(stories):
    for story in stories:
        low, high = story.brief.word_range()
        assert all(low <= len(words(scene)) <= high for scene in story.scenes), story.idea


@pytest.mark.parametrize(("target", "scenes"), [(300, 4), (400, 6), (600, 5)])
def test_other_lengths_and_numbers_of_scenes_are_kept_too(tell_story, ideas, target, scenes):
    for index, idea in enumerate(ideas[:3]):
        story = tell_story(idea, pick=index, words=target, scenes=scenes)
        low, high = story.brief.word_range()
        assert len(story.scenes) == scenes
        assert [low <= len(words(scene)) <= high for scene in story.scenes] == [True] * scenes, idea


def test_repetition_stays_under_its_bars(stories):
    for story in stories:
        assert repeated_trigrams(story.text) <= 0.045, story.idea
        assert all(repeated_trigrams(scene) <= 0.03 for scene in story.scenes), story.idea


def test_no_sentence_stands_twice(stories):
    assert [repeated_sentences(story.text) for story in stories] == [[] for _ in stories]


def test_words_vary(stories):
    drafts = [mattr(story.text) for story in stories]
    assert min(drafts) >= 0.69
    assert median(drafts) >= 0.70
    assert all(mattr(scene) >= 0.66 for story in stories for scene in story.scenes)


def test_sentences_vary_in_length_and_opening(stories):
    assert min(sentence_length_variation(story.text) for story in stories) >= 0.5
    assert min(opener_variety(story.text) for story in stories) >= 0.78


def test_people_talk_but_not_all_the_time(stories):
    for story in stories:
        assert 0.15 <= dialogue_share(story.text) <= 0.45, story.idea


def test_paragraphs_do_not_all_begin_with_the_hero(stories):
    shares = [opens_with(story.text, story.outline.characters[0].name) for story in stories]
    assert max(shares) <= 0.15


def test_the_same_request_gives_the_same_story(tell_story):
    again = tell_story.__wrapped__("A fox and a lost child", pick=1)
    assert again.scenes == tell_story("A fox and a lost child", pick=1).scenes


def test_a_story_does_not_hang_on_what_was_written_before(tell_story):
    before = tell_story.__wrapped__("A haunted school").text
    tell_story.__wrapped__("A ship's cook")
    assert tell_story.__wrapped__("A haunted school").text == before


def test_the_outline_says_past_tense(stories):
    assert {story.outline.tense for story in stories} == {"past"}


def test_what_the_hero_does_is_in_nearly_every_scene(stories):
    for story in stories:
        clause = read(story.idea).clause
        if clause is not None:
            forms = {clause.lemma, past(clause.lemma), *(verb_form(clause.lemma, tag) for tag in TAGS)}
            told = sum(bool(forms & set(words(scene))) for scene in story.scenes)
            assert told >= len(story.scenes) - 1, story.idea


def test_the_object_of_an_idea_is_in_nearly_every_scene(stories):
    plans = [(story, story_of(story.idea, story.brief, story.concept)) for story in stories]
    named = [(story, plan.slots["thing"].split()[-1]) for story, plan in plans if "own_thing" in plan.tags]
    assert named
    for story, thing in named:
        told = sum(thing in scene.lower() for scene in story.scenes)
        assert told >= len(story.scenes) - 1, story.idea


def test_the_idea_is_in_the_story(stories):
    for story in stories:
        kept = [word for word in content_words(story.idea) if word.lower()[:4] in story.text.lower()]
        assert kept or not content_words(story.idea), story.idea
