"""How an idea is read."""

import pytest

from stories.writers.builtin.language_check import refuse_language
from stories.writers.builtin.reader import content_words, read


def test_the_hero_of_a_detective_story_is_the_detective_and_the_ghosts_are_the_marvel():
    premise = read("A detective who can see ghosts")
    assert (premise.hero.lemma, premise.clause.lemma, premise.clause.modal) == ("detective", "see", "can")
    assert [(f.kind, f.relation) for f in premise.others] == [("ghost", "marvel")]


def test_a_haunted_place_has_a_ghost_that_nobody_named():
    assert [f.kind for f in read("A haunted school").others] == ["ghost"]


def test_two_of_a_trade_are_two_heroes():
    premise = read("Two rival bakers share one oven")
    assert (premise.hero.noun, premise.hero_count, premise.thing.short) == ("baker", 2, "oven")


def test_the_owner_of_a_thing_is_somebody_who_is_gone():
    premise = read("My grandmother's piano")
    assert premise.first_person
    assert premise.others[0].relation == "absent"
    assert premise.thing.short == "piano"


def test_somebody_who_never_comes_back_is_absent():
    premise = read("A clockmaker mends a music box for a stranger who never comes back for it")
    assert premise.others[0].relation == "absent"


def test_a_name_given_with_named_is_the_heros():
    premise = read("A girl named Anna and her pet crow travel to the sea")
    assert (premise.hero.name, premise.hero.gender, premise.hero.kind) == ("Anna", "female", "child")


def test_what_the_hero_fears_is_read():
    assert read("A dragon who is afraid of fire").fear == "fire"


def test_content_words_are_the_ones_that_carry_meaning():
    assert content_words("A detective who can see the ghosts") == ("detective", "see", "ghosts")


@pytest.mark.parametrize(
    "idea",
    [
        "Ein Detektiv, der Geister sehen kann",
        "Une détective qui voit des fantômes",
        "Un detective que puede ver fantasmas",
        "محقق يرى الأشباح",
        "能看见鬼魂的侦探",
        "Детектив, который видит призраков",
        "👻🔎",
        "?!",
    ],
)
def test_an_idea_in_another_language_is_refused_in_one_sentence_or_two(idea):
    assert "English" in refuse_language(idea)


@pytest.mark.parametrize(
    "idea",
    [
        "A detective who can see ghosts",
        "Bjørn and Siobhán sail to Reykjavík",
        "love",
        "Nagasaki",
        "The last day of Frau Schmidt in Köln",
        "robot heist",
    ],
)
def test_a_short_english_idea_with_foreign_names_passes(idea):
    assert refuse_language(idea) is None
