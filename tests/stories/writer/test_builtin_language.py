"""The template language of the material."""

import random

import pytest

from stories.writers.builtin.language import Page, UnknownSlot, branches
from stories.writers.builtin.people import Person
from stories.writers.builtin.tidy import tidy, title_case

PEOPLE = {
    "H": Person("H", "Ines", "female", "a detective"),
    "A": Person("A", "Milo", "male", "a clerk"),
    "N": Person("N", "Ruth", "female", "the mayor"),
}


def page(**how):
    return Page(PEOPLE, {"T": "the maps"}, {"thing.use": "[wind] <it>"}, random.Random(1), **how)


def test_an_unknown_slot_is_an_error_of_the_material():
    with pytest.raises(UnknownSlot):
        page().expand("{nobody}")


def test_what_an_idea_puts_into_a_slot_is_never_read_as_a_template():
    writer = Page(PEOPLE, {"T": "{H} [walk] <a|b>"}, {}, random.Random(1))
    assert writer.expand("{T}") == "{H} [walk] <a|b>"


def test_a_name_comes_first_and_a_pronoun_after():
    assert page().expand("{H} took {h.s} hat, and {H} went.") == "Ines took her hat, and she went."


def test_the_name_returns_when_another_of_that_gender_was_named():
    assert page().expand("{H} saw {N}. {H} went.") == "Ines saw Ruth. Ines went."


def test_a_pronoun_that_would_be_misread_becomes_the_name():
    assert page().expand("{N} turned to {h.o}.") == "Ruth turned to Ines."


def test_after_a_preposition_the_pronoun_is_an_object():
    assert page().expand("{A} rose. They looked at {A}.") == "Milo rose. They looked at him."


def test_in_the_first_person_the_hero_is_i():
    told = page(first_person=True).expand("{H} gave {A} {h.s} coat. It was {h.mine}; {A} thanked {h.o}.")
    assert told == "I gave Milo my coat. It was mine; he thanked me."


def test_verbs_agree_with_a_plural_thing():
    assert page(thing_is_plural=True).expand("[be.t] [be] [walk]") == "were was walked"


def test_a_bound_choice_is_the_same_in_the_whole_story():
    writer = page()
    assert len({writer.expand("<#x:one|two|three>") for _ in range(9)}) == 1


def test_a_choice_inside_a_choice_stays_whole():
    assert branches("a <b|c> d|{T}|e") == ["a <b|c> d", "{T}", "e"]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a old clock", "An old clock"),
        ("a one-eyed cat and a unicorn", "A one-eyed cat and a unicorn"),
        ("to do a Idris", "To do an Idris"),
        ("“why?”. he left.  so", "“Why?” He left. So"),
    ],
)
def test_the_text_is_tidied(raw, told):
    assert tidy(raw) == told


def test_small_words_of_a_title_stay_small():
    assert title_case("the keeping of the maps") == "The Keeping of the Maps"
