"""Concept cards."""

import pytest

from stories.schemas import Brief, IdeaRequest
from stories.writers.builtin.cards import find_plan, suggest
from stories.writers.builtin.dictionary import singular
from stories.writers.builtin.planner import plan
from stories.writers.builtin.reader import content_words

BRIEF = Brief()


def cards(idea, **how):
    return suggest(IdeaRequest(idea=idea, brief=BRIEF, **how)).concepts


def test_the_same_request_gives_the_same_cards(ideas):
    for idea in ideas[:3]:
        assert cards(idea, seed=4) == cards(idea, seed=4)


def test_another_seed_gives_other_cards():
    assert cards("A ship's cook", seed=1) != cards("A ship's cook", seed=2)


def test_every_card_names_its_protagonist_and_two_content_words_of_the_idea(ideas):
    for idea in ideas:
        wanted = content_words(idea)
        for card in cards(idea):
            said = " ".join(card.model_dump().values()).lower()
            kept = sum(word.lower().replace("'", "’") in said or singular(word) in said for word in wanted)
            assert kept >= min(2, len(wanted)), (idea, card)
            assert card.protagonist.split(",")[0] in card.logline


def test_three_cards_are_three_plots(ideas):
    for idea in ideas:
        plots = {find_plan(idea, card, BRIEF).engine.name for card in cards(idea)}
        assert len(plots) == 3, idea


def test_every_card_leads_back_to_its_own_plan(ideas):
    for idea in ideas[:6]:
        for card in cards(idea):
            story = find_plan(idea, card, BRIEF)
            assert (story.title, story.setting) == (card.title, card.setting)


def test_three_new_ones_repeat_nothing_that_was_seen():
    seen = cards("A ship's cook")
    for _ in range(4):
        new = cards("A ship's cook", kind="three_new", seen=seen)
        for field in ("title", "stakes"):
            assert not {getattr(c, field) for c in new} & {getattr(c, field) for c in seen}
        seen += new


def test_more_like_this_keeps_the_plot_and_the_tone_of_a_card_in_all_three(ideas):
    for idea in ideas[:4]:
        seen = cards(idea)
        liked = seen[1]
        like = cards(idea, kind="more_like_this", like=liked, seen=seen)
        plots = {find_plan(idea, card, BRIEF).engine.name for card in [liked, *like]}
        assert len(plots) == 1
        assert {card.tone for card in like} == {liked.tone}
        assert like[0].genre == liked.genre
        for field in ("title", "stakes"):
            assert len({getattr(card, field) for card in [liked, *like]}) == 4
        assert len({card.difference.partition(" Kept")[0] for card in [liked, *like]}) == 4


def test_titles_have_their_articles():
    for seed in range(6):
        for card in cards("A clerk in a city who finds a loaf of bread", seed=seed):
            assert not any(card.title.endswith(f"{word} City") for word in ("of", "in")), card.title


def test_somebody_called_by_a_womans_word_is_a_woman():
    heroes = [plan("The last letter", "hiding", variant).people["H"] for variant in range(40)]
    postmistresses = [hero for hero in heroes if hero.noun.endswith("postmistress")]
    assert postmistresses
    assert {hero.gender for hero in postmistresses} == {"female"}


def test_a_genre_that_was_asked_for_comes_first():
    brief = Brief(genre="comedy", tone="bittersweet")
    first = suggest(IdeaRequest(idea="A ship's cook", brief=brief)).concepts[0]
    assert first.genre == "comedy"
    assert first.tone == "bittersweet"


@pytest.mark.parametrize("field", ["title", "protagonist", "tone", "setting"])
def test_a_card_edited_by_its_author_is_still_told_as_the_author_has_it(field):
    card = cards("A ship's cook")[0]
    edited = card.model_copy(update={field: "Barnaby, a cook on a ship"})
    assert (
        find_plan("A ship's cook", edited, BRIEF).engine.name
        == find_plan("A ship's cook", card, BRIEF).engine.name
    )
