"""Who does and holds what is read from the sentences that are about that figure."""

import pytest

from narration.illustrators.figures import Bearing, bearings_of, things_of
from narration.illustrators.setting import seen_in


def bearings(content: str, *names: str, planned: str = "", about: str = "") -> dict[str, Bearing]:
    seen = seen_in(content)
    things = things_of(seen, spoken=content, planned=planned, about=about)
    return bearings_of(list(names), seen=seen, things=things)


def test_each_thing_is_in_the_hands_that_the_prose_names():
    shown = bearings("Yolande set the box down. Wilfred lit the lamp and held it high.", "Wilfred", "Yolande")
    assert (shown["Wilfred"].held, shown["Yolande"].held) == ("lamp", "box")


def test_she_is_whoever_was_named_last():
    shown = bearings("Yolande sat down. She had a pie in her hand.\n\nWilfred waited.", "Wilfred", "Yolande")
    assert shown["Yolande"] == Bearing("sit", "pie", "")
    assert shown["Wilfred"].held == ""


def test_the_thing_of_the_story_is_held_by_its_hero():
    content = "“And the old suitcase?” said Nestor. He looked at a whistle, a cup and a bell."
    shown = bearings(content, "Emeka", "Nestor", about="Emeka, a child who finds an old suitcase.")
    assert shown["Emeka"].held == "suitcase"


def test_the_thing_of_the_story_stays_away_from_scenes_that_never_name_it():
    assert bearings("Emeka waited.", "Emeka", about="a child with a suitcase")["Emeka"].held == ""


@pytest.mark.parametrize(
    ("content", "deed"),
    [
        ("Mara ran down the lane.", "run"),
        ("Mara ran her thumb down the page.", ""),
        ("Mara knelt by the well.", "kneel"),
        ("Noor stood over Mara, running with rain.", ""),
        ("Mara pointed at the sea.", "point"),
        ("Mara read.", "work"),
    ],
)
def test_deeds_are_those_of_the_one_who_acts(content: str, deed: str):
    assert bearings(content, "Mara", "Noor")["Mara"].deed == deed


@pytest.mark.parametrize(
    ("content", "mood"),
    [
        ("Mara laughed.", "glad"),
        ("Mara wept.", "sad"),
        ("Mara trembled.", "afraid"),
        ("Mara shouted.", "angry"),
        ("Mara spoke.", ""),
    ],
)
def test_a_face_shows_what_the_prose_says(content: str, mood: str):
    assert bearings(content, "Mara")["Mara"].mood == mood


def test_what_is_looked_at_is_not_held():
    assert bearings("Nils had looked at the clock. A clock, a clock.", "Mara", "Nils")["Nils"].held == ""
