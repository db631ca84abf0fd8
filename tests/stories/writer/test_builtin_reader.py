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


@pytest.mark.parametrize("subject", ["idea", "wish", "text"])
@pytest.mark.parametrize("typed", ["👻🔎", "Ein Detektiv, der Geister sehen kann", "محقق يرى الأشباح"])
def test_a_refusal_speaks_of_what_was_typed(typed, subject):
    said = refuse_language(typed, subject)
    others = {"idea", "wish", "text"} - {subject}
    assert subject in said
    assert not any(word in said.split() for word in others)
    assert subject == "idea" or "story is about" not in said


@pytest.mark.parametrize("idea", ["x", "{{ 7*7 }} {% now %}", "it", "please"])
def test_an_idea_without_a_word_that_says_something_is_refused(idea):
    assert "found no words" in refuse_language(idea)


def test_tags_of_a_markup_language_are_no_words():
    assert refuse_language("<b>shorter</b>", "wish") is None


def test_who_left_somebody_a_thing_is_gone():
    assert [f.relation for f in read("My uncle left me a broken telescope").others] == ["absent"]


def test_somebody_named_is_not_met_twice():
    premise = read("A girl named Pilar raises a whale in a swimming pool")
    assert (premise.hero.name, [f.noun for f in premise.others]) == ("Pilar", ["whale"])


def test_what_somebody_wants_to_be_is_nobody_else():
    assert read("A wolf who wants to be a shepherd").others == ()


def test_who_says_i_am_is_the_hero_and_tells():
    premise = read("I am a vampire who faints at the sight of blood")
    assert (premise.hero.noun, premise.first_person, premise.clause.lemma) == ("vampire", True, "faint")


def test_a_daughter_with_a_name_belongs_to_the_hero():
    figure = read("A locksmith opens a door and only his daughter Ida remembers it").others[0]
    assert (figure.noun, figure.name, figure.article) == ("daughter", "Ida", "own")


def test_what_cannot_be_done_is_not_read_as_done():
    clause = read("A mermaid who cannot swim").clause
    assert (clause.lemma, clause.rest) == ("be", "unable to swim")


def test_a_clause_of_others_is_not_the_heros():
    clause = read("A young clerk in a town where nobody dies is asked to sell coffins").clause
    assert f"{clause.lemma} {clause.rest}" == "be asked to sell coffins"


@pytest.mark.parametrize(
    ("idea", "thing"),
    [
        ("A doctor in a village during the plague", None),
        ("A baker who bakes memories into bread", "bread"),
        ("The boy who collected storms in jam jars", "jam jars"),
        ("A soldier returns home after twenty years", None),
    ],
)
def test_only_what_can_be_held_is_an_object(idea, thing):
    found = read(idea).thing
    assert (found.text if found else None) == thing


def test_a_city_by_its_name_is_where_it_happens():
    assert read("A blind watchmaker in Prague").place == "Prague"
    assert read("Lighthouse").place == "the lighthouse"


@pytest.mark.parametrize("trade", ["stonemason", "mason", "burglar", "bishop", "astronomer", "stowaway"])
def test_a_trade_is_a_hero(trade):
    assert read(f"A {trade} who wants to be believed").hero.lemma == trade
