"""A cover is drawn for every title, and says nothing rather than boxes for missing letters."""

import io

import pytest
from PIL import Image, ImageChops

from narration.publishers.cover import draw_cover
from narration.publishers.typeface import drawable


def pixels(cover: bytes) -> Image.Image:
    with Image.open(io.BytesIO(cover)) as opened:
        return opened.convert("RGB")


@pytest.mark.parametrize(
    "title", ["", "x" * 300, "A very long title indeed " * 12, "W " * 150, "🐉", "灯台", "\u0301"]
)
def test_any_title_gives_a_cover_whose_edges_stay_free_of_lettering(title: str):
    cover = pixels(draw_cover(title, byline="B" * 120, picture=None))
    edges = [cover.crop((0, 0, 60, 1_000)), cover.crop((1_340, 0, 1_400, 1_000))]
    assert [edge.getextrema()[0][1] - edge.getextrema()[0][0] for edge in edges] == [0, 0]


def test_title_and_byline_are_lettered():
    lettered = pixels(draw_cover("The Sea", byline="Ada", picture=None))
    no_byline = pixels(draw_cover("The Sea", byline="", picture=None))
    box = ImageChops.difference(lettered, no_byline).getbbox()
    assert box is not None
    assert box[3] < 240  # The byline stands at the head.
    assert max(lettered.crop((200, 300, 1_200, 1_000)).getextrema()[0]) > 200


def test_letters_the_face_lacks_are_left_out_but_never_half_a_title():
    assert drawable("The Dragon 🐉 Wakes") == "The Dragon Wakes"
    assert drawable("灯台 A") == ""
    assert drawable("Ночь в лесу, Łódź") == "Ночь в лесу, Łódź"


def test_another_title_has_another_field():
    assert draw_cover("🐉", byline="", picture=None) != draw_cover("🐲", byline="", picture=None)
