"""The same request gives the same picture; styles, seeds and words make others."""

import itertools

import numpy as np
import pytest

from narration.illustrators.base import STYLES, WrongAspect, picture_size
from narration.illustrators.builtin.figures.look import look_of
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.places import PAINTERS
from narration.illustrators.builtin.places.rooms import ROOMS
from narration.illustrators.vocabulary import INDOORS, PLACES
from stories.schemas import CharacterSheet
from tests.narration.illustrator.conftest import difference_hash, draw_small, pixels

SHORE = "A rocky shore below the lighthouse at dusk. Mara holds a lantern."
HOSTILE = {
    "empty": "",
    "emoji": "🐉🔥🌊",
    "Chinese": "古い灯台、夜の海。",
    "Arabic": "منارة قديمة على الشاطئ",
    "markup": "<script>alert(1)</script><b>castle</b> &amp; {{ prompt }}",
    "long": "the forest at night " * 1_000,
    "controls": "a castle\0\x1b[2J\ud800",
    "one letter": "q" * 20_000,
}


@pytest.mark.parametrize(
    "aspect", ["", "16/9", "0:9", "9:0", "-1:2", "100:1", "1:4", "99999:99999", "१६:९", "16:9\n", "nan:1"]
)
def test_a_shape_that_cannot_be_drawn_is_refused_in_a_sentence(aspect: str):
    with pytest.raises(
        WrongAspect, match=r"no shape for a picture.*Nothing is lost; please choose"
    ) as refusal:
        draw_small(SHORE, aspect=aspect)
    assert refusal.value.permanent


@pytest.mark.parametrize("prompt", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_prompt_gives_a_picture_with_a_sentence(prompt: str, mara: CharacterSheet):
    picture = draw_small(prompt, characters=[mara])
    assert picture.image.size == (256, 144)
    assert 20 < len(picture.alt_text) <= 200
    assert pixels(picture).std() > 10


@pytest.mark.parametrize("count", [0, 1, 8])
def test_no_figures_and_eight_figures_both_fit(count: int, mara: CharacterSheet):
    crowd = [mara.model_copy(update={"name": f"Figure {number}"}) for number in range(count)]
    picture = draw_small("A village. Nobody is to be seen." if not count else "A village.", characters=crowd)
    assert picture.alt_text.startswith("Nobody is to be seen" if not count else "Figure 0")
    assert len(picture.alt_text) <= 200


@pytest.mark.parametrize("style", STYLES)
def test_the_same_request_gives_the_same_pixels(style: str, mara: CharacterSheet):
    one, other = (draw_small(SHORE, style=style, characters=[mara]) for _ in range(2))
    assert np.array_equal(pixels(one), pixels(other))
    assert one.alt_text == other.alt_text


def test_another_seed_gives_another_picture(mara: CharacterSheet):
    one, other = (draw_small(SHORE, seed=seed, characters=[mara]) for seed in (1, 2))
    assert (difference_hash(one) != difference_hash(other)).sum() >= 10


def test_the_styles_differ():
    shown = [pixels(draw_small(SHORE, style=style)) for style in STYLES]
    for one, other in itertools.combinations(shown, 2):
        assert np.abs(one - other).mean() > 15


def test_an_unknown_style_is_painted_as_watercolour():
    unknown, watercolour = (pixels(draw_small(SHORE, style=style)) for style in ("cubism", "watercolour"))
    assert (
        np.abs(unknown - watercolour).mean()
        < np.abs(unknown - pixels(draw_small(SHORE, style="noir"))).mean()
    )


@pytest.mark.parametrize(
    ("aspect", "size"), [("16:9", (1536, 864)), ("1:1", (1536, 1536)), ("2:3", (1024, 1536))]
)
def test_the_longer_side_is_1536_pixels(aspect: str, size: tuple[int, int]):
    assert picture_size(aspect) == size


@pytest.mark.parametrize("aspect", ["1:1", "9:16", "3:1", "1:3"])
def test_every_shape_is_filled(aspect: str, mara: CharacterSheet):
    picture = draw_small(SHORE, aspect=aspect, characters=[mara])
    assert picture.image.size == picture_size(aspect, long_edge=256)
    assert all(part.std() > 5 for part in np.array_split(pixels(picture), 4))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_drawn_as_itself(place: str):
    first_term = PLACES[place].split(",")[0]
    drawn = draw_small(f"{first_term}, night").alt_text
    elsewhere = draw_small("the desert, night" if place != "desert" else "the forest, night").alt_text
    assert drawn.split(";")[0] != elsewhere.split(";")[0]


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("The castle hall at night.", "in a great stone hall"),
        ("The garden of the house.", "in a walled garden"),
        ("The kitchen at the foot of the tower.", "in a kitchen"),
    ],
)
def test_a_room_is_told_from_its_house(prompt: str, place: str):
    assert place in draw_small(prompt).alt_text


def test_every_place_has_a_painter():
    assert set(PLACES) == set(PAINTERS) | set(ROOMS)
    assert set(ROOMS) < INDOORS


def test_a_view_that_the_prompt_names_is_taken(mara: CharacterSheet):
    """A close view shows the figure larger than a wide one."""
    coat = hexed(look_of(mara).coat.code)
    shares = {}
    for view in ("A wide view", "A close view"):
        picture = pixels(draw_small(f"In an office. By day. {view}.", characters=[mara])) / 255
        away = np.abs(picture / (picture.max(2, keepdims=True) + 1e-6) - coat / coat.max()).sum(2)
        shares[view] = float((away < 0.25).mean())
    assert shares["A close view"] > 1.5 * shares["A wide view"]
