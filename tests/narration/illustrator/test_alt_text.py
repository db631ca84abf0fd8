"""The alternative text is one whole sentence about what is drawn, and nothing else."""

import re

import pytest

from narration.illustrators.builtin.alt_text import MOST, alt_text
from narration.illustrators.builtin.scenery import Drawn, Shown
from narration.illustrators.words import with_article
from stories.schemas import CharacterSheet
from tests.narration.illustrator.conftest import draw_small, sheet

SENTENCE = re.compile(r"[A-Z][^,.;…]*(?:, [^,.;…]+)*\.")


def shown(name: str, clothes: str = "in a grey coat", deed: str = "stands", mood: str = "") -> Shown:
    return Shown(name, clothes, deed, mood)


def test_a_picture_of_nobody_says_so():
    assert alt_text(Drawn(place="in a wood", hour="at night")) == "Nobody is to be seen in a wood at night."


def test_figures_things_and_weather_come_in_one_sentence():
    drawn = Drawn(
        figures=[shown("the ghost Nils"), shown("Mara", deed="holds a key", mood="sadly")],
        things=["the moon", "a well"],
        place="in a village",
        weather="in the rain",
        hour="at night",
    )
    assert alt_text(drawn) == (
        "The ghost Nils in a grey coat stands and Mara in a grey coat sadly holds a key in a village "
        "at night in the rain, with a well and the moon."
    )


@pytest.mark.parametrize("count", range(1, 12))
def test_whole_facts_are_left_out_never_the_place(count: int):
    drawn = Drawn(
        figures=[
            shown(f"Figure {number}", "in a mustard yellow coat", "kneels with a key")
            for number in range(count)
        ],
        things=["a well", "a cart", "the moon"],
        place="on a stone bridge over a river",
        weather="in the rain",
        hour="at night",
    )
    text = alt_text(drawn)
    assert len(text) <= MOST
    assert "on a stone bridge over a river at night" in text
    assert text.startswith("Figure 0")
    assert SENTENCE.fullmatch(text)


def test_clothes_go_before_deeds():
    figures = [
        shown(name, "in a dark blue double-breasted uniform", "holds a lantern")
        for name in ("Ada", "Ben", "Cy")
    ]
    text = alt_text(Drawn(figures=figures, place="in a hospital ward", hour="at dawn", things=["a bed"]))
    assert text.count("holds a lantern") == 3
    assert "uniform" not in text


def test_names_of_any_length_still_leave_a_sentence(mara: CharacterSheet):
    crowd = [mara.model_copy(update={"name": f"{number} {'Long' * 28}"}) for number in range(4)]
    text = draw_small("A village at dusk.", characters=crowd).alt_text
    assert len(text) <= MOST
    assert "in a village" in text


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("uniform", "a uniform"),
        ("umbrella", "an umbrella"),
        ("hour", "an hour"),
        ("hourglass", "an hourglass"),
        ("one-eyed cat", "a one-eyed cat"),
        ("unimportant key", "an unimportant key"),
        ("European coat", "a European coat"),
        ("oak", "an oak"),
        ("stairs", "stairs"),
    ],
)
def test_the_article_is_the_spoken_one(phrase: str, told: str):
    assert with_article(phrase) == told


def test_a_dragon_among_others_takes_no_comma():
    figures = [sheet("Ottoline", "A dragon, copper-coloured skin"), sheet("Bruno", "A man, a grey coat")]
    text = draw_small("In a cave. At dusk. Ottoline holds a pie. Bruno sits.", characters=figures).alt_text
    assert text.startswith(
        "The dragon Ottoline sits with a pie and Bruno in a grey coat sits in a cave at dusk"
    )


def test_what_a_prompt_names_but_nobody_draws_is_not_told():
    text = draw_small("A desert by day, a submarine, a lighthouse and a thousand elephants.").alt_text
    assert "among desert dunes" in text
    assert not any(word in text for word in ("submarine", "elephant", "lighthouse"))


@pytest.mark.parametrize(
    ("prompt", "named"), [("A village, a well and a cart.", "well"), ("The bakery, an oven.", "oven")]
)
def test_what_is_drawn_on_request_is_told(prompt: str, named: str):
    assert named in draw_small(prompt).alt_text


def test_rain_does_not_fall_indoors():
    text = draw_small("In a kitchen. At night, rain outside.").alt_text
    assert "in the rain" not in text
    assert "rain on the window" in text


def test_noir_names_no_colours(mara: CharacterSheet):
    told = {
        style: draw_small("A street.", style=style, characters=[mara]).alt_text
        for style in ("noir", "storybook")
    }
    assert "yellow" in told["storybook"]
    assert "yellow" not in told["noir"]
