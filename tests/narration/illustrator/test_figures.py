"""A figure looks the same in every picture, and as its sheet says."""

import numpy as np
import pytest

from narration.illustrators.builtin.figures.colours import CLOTH
from narration.illustrators.builtin.figures.look import look_of
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.things.held import HELD_DRAWINGS
from narration.illustrators.vocabulary import HELD
from stories.schemas import CharacterSheet
from tests.narration.illustrator.conftest import draw_small, pixels, sheet


def test_the_same_sheet_gives_the_same_look_whatever_it_meets(mara: CharacterSheet):
    again = mara.model_copy(update={"description": "now tired", "voice": "hoarse"})
    assert look_of(mara) == look_of(again)


def test_two_names_look_different():
    one, other = (look_of(sheet(name, "A grown person.")) for name in ("Ada", "Bertrand"))
    assert (one.coat, one.skin, one.hair) != (other.coat, other.skin, other.hair)


@pytest.mark.parametrize(
    ("appearance", "coat", "garment", "hat"),
    [
        ("A man, a dark blue jacket worn pale at the elbows", "dark blue", "jacket", ""),
        (
            "A woman, fair hair under a blue headscarf, a rust-red jersey under a black waistcoat",
            "rust red",
            "jersey",
            "kerchief",
        ),
        ("A girl, a yellow raincoat too big by a year", "yellow", "raincoat", ""),
        (
            "An old man, white hair, a moss-green coat with horn buttons, a brown hat",
            "moss green",
            "coat",
            "brim",
        ),
    ],
)
def test_clothes_are_read_with_their_colours(appearance: str, coat: str, garment: str, hat: str):
    look = look_of(sheet("Idris", appearance))
    assert (look.coat.name, look.garment, look.hat) == (coat, garment, hat)


@pytest.mark.parametrize(
    ("appearance", "kind", "species"),
    [
        ("The robot, square-shouldered, of dull green metal", "robot", "robot"),
        ("Ghost, thirty or so, a pale blue coat", "ghost", "ghost"),
        ("A dragon, two hundred years old, copper-coloured skin", "dragon", "dragon"),
        ("A fox, lean and light, a small moss-green waistcoat", "animal", "fox"),
        ("A woman who is afraid of nothing", "person", ""),
        ("A cat burglar, small and quick, a blue coat", "person", ""),
        ("A ghost hunter, forty, a long coat", "person", ""),
    ],
)
def test_what_a_figure_is_is_read(appearance: str, kind: str, species: str):
    look = look_of(sheet("Somebody", appearance))
    assert (look.kind, look.species) == (kind, species)


def test_what_somebody_sees_is_not_what_he_is():
    noor = sheet("Noor", "A man, a grey coat.").model_copy(
        update={"description": "a detective who can see ghosts"}
    )
    assert look_of(noor).kind == "person"


def test_age_and_hair_and_what_is_carried_are_read(mara: CharacterSheet):
    look = look_of(mara)
    assert (look.age, look.female, look.hairstyle, look.carries) == ("old", True, "plait", "lantern")


def test_a_child_is_shorter_than_a_grown_figure(mara: CharacterSheet):
    assert look_of(sheet("Pip", "A boy, nine years old")).height < 0.8 * look_of(mara).height


@pytest.mark.parametrize("prompt", ["A desert by day. Pip.", "A kitchen by day. Pip."])
def test_the_coat_has_its_colour_in_every_picture(prompt: str):
    pip = sheet("Pip", "A man, black curls, a purple coat.")
    without = pixels(draw_small(f"{prompt} Nobody is to be seen."))
    picture = pixels(draw_small(prompt, characters=[pip]))
    assert _share_near(picture, CLOTH["purple"]) > _share_near(without, CLOTH["purple"]) + 0.003


def _share_near(picture: np.ndarray, code: str) -> float:
    """Share of pixels whose hue is near a colour's."""
    wanted = hexed(code) / np.linalg.norm(hexed(code))
    strength = np.linalg.norm(picture, axis=2) + 1e-6
    return float(((picture @ wanted) / strength > 0.985).mean())


def test_every_thing_that_can_be_held_has_a_drawing():
    assert set(HELD_DRAWINGS) == set(HELD)
