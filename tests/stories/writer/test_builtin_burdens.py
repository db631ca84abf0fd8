"""A fear, a wish, an inability: the hero's own, and never a thing that can be shared or lost."""

import pytest

from stories.schemas import Brief, IdeaRequest
from stories.writers.builtin.cards import suggest
from stories.writers.builtin.reader import read


@pytest.mark.parametrize(
    ("idea", "fear"),
    [
        ("A lighthouse keeper afraid of the dark", "the dark"),
        ("A dragon who is afraid of fire", "fire"),
        ("A man who fears the sea", "the sea"),
        ("A girl with a fear of heights climbs a lighthouse", "heights"),
        ("A woman afraid of being seen", "being seen"),
        ("A pianist afraid of losing her hands plays at a party", "losing her hands"),
    ],
)
def test_a_fear_is_read_up_to_its_end(idea, fear):
    assert read(idea).fear == fear


def test_to_be_afraid_is_what_somebody_does_of_whom_nothing_else_is_told():
    assert read("A lighthouse keeper afraid of the dark").clause.rest == "afraid of the dark"
    assert read("A girl with a fear of heights climbs a lighthouse").clause.lemma == "climb"


def test_a_wish_and_an_inability_are_read():
    assert read("A woman who wants to be forgotten").wish == "to be forgotten"
    assert read("A boy who cannot swim").unable == "swim"


def test_what_only_one_of_two_can_do_is_read():
    premise = read("Two sisters inherit a bakery but only one of them can taste")
    assert (premise.hero_count, premise.only) == (2, "can taste")


@pytest.mark.parametrize(
    ("idea", "burden"),
    [
        ("A lighthouse keeper afraid of the dark", "the dark"),
        ("A woman who wants to be forgotten", "to be forgotten"),
        ("A boy who cannot swim", "swim"),
        ("Two sisters inherit a bakery but only one of them can taste", "can taste"),
    ],
)
def test_a_burden_is_at_stake_on_every_card_and_weighs_on_its_protagonist(idea, burden):
    for card in suggest(IdeaRequest(idea=idea, brief=Brief(), seed=3)).concepts:
        assert burden in card.stakes or burden in card.protagonist
        assert burden in card.protagonist
        assert f"share {burden}" not in card.logline


@pytest.mark.parametrize("pick", [0, 1, 2])
def test_a_burden_is_told_of_and_met(tell_story, pick):
    text = tell_story("A clockmaker who cannot swim", pick=pick).text
    assert text.count("swim") >= 3
