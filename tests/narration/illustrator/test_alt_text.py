"""The alternative text names what is drawn, and nothing else."""

import pytest

from narration.illustrators.builtin.alt_text import MOST, alt_text
from narration.illustrators.builtin.scenery import Drawn
from stories.schemas import CharacterSheet
from tests.narration.illustrator.conftest import draw_small


def test_a_picture_of_nobody_says_so():
    assert alt_text(Drawn(place="in a wood"), style="noir") == "Nobody to be seen in a wood; noir."


def test_a_long_cast_is_cut_at_a_word():
    drawn = Drawn(
        figures=[f"Figure {number} in a mustard yellow coat" for number in range(8)], place="in a wood"
    )
    text = alt_text(drawn, style="linocut")
    assert len(text) <= MOST
    assert text.endswith("…; linocut.")


def test_figures_things_and_weather_come_in_one_sentence():
    drawn = Drawn(
        figures=["a detective"],
        things=["the moon", "a well"],
        place="in a village",
        weather="in the rain",
        hour="at night",
    )
    told = "A detective in a village at night, in the rain; also a well and the moon; noir."
    assert alt_text(drawn, style="noir") == told


def test_what_a_prompt_names_but_nobody_draws_is_not_told():
    text = draw_small("A desert by day, a submarine, a lighthouse and a thousand elephants.").alt_text
    assert "among desert dunes" in text
    assert not any(word in text for word in ("submarine", "elephant", "lighthouse"))


@pytest.mark.parametrize(
    ("prompt", "named"), [("A village, a well and a cart.", "well"), ("The bakery, an oven.", "oven")]
)
def test_what_is_drawn_on_request_is_told(prompt: str, named: str):
    assert named in draw_small(prompt).alt_text


def test_rain_is_not_told_indoors():
    assert "rain" not in draw_small("The kitchen at night, in rain.").alt_text


def test_noir_names_no_colours(mara: CharacterSheet):
    shown = {
        style: draw_small("A street.", style=style, characters=[mara]).alt_text
        for style in ("noir", "storybook")
    }
    assert "yellow" in shown["storybook"]
    assert "yellow" not in shown["noir"]
