"""A cover is drawn for every title, and says nothing rather than boxes for missing letters."""

import io

import pytest
from PIL import Image, ImageChops

from narration.publishers.cover import IN_SOUND, PORTRAIT, SQUARE, Shape, draw_cover
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


@pytest.mark.parametrize("shape", [IN_SOUND, PORTRAIT, SQUARE])
@pytest.mark.parametrize("title", ["The Sea", "A very long title indeed " * 12])
def test_every_shape_is_lettered_within_its_margins(title: str, shape: Shape):
    cover = pixels(draw_cover(title, byline="Ada", picture=picture(), shape=shape))
    field = cover.crop((0, shape.picture_height, *shape.size)).convert("L")
    left, top, right, bottom = field.point(lambda value: 255 * (value > 150)).getbbox()
    assert cover.size == shape.size
    assert left >= shape.margin - 2 and right <= shape.width - shape.margin + 2
    assert top > 0 and bottom <= field.height - shape.margin + shape.pixels(20)


def test_the_picture_is_cut_around_its_focus():
    half = Image.new("RGB", (1_600, 400), "black")
    half.paste("white", (0, 0, 800, 400))
    file = io.BytesIO()
    half.save(file, "PNG")
    shades = [
        pixels(draw_cover("", byline="", picture=file.getvalue(), focus=focus)).getpixel((700, 500))[0]
        for focus in (0.0, 1.0)
    ]
    assert shades[0] > 250 and shades[1] < 5


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1_536, 864), (40, 60, 90)).save(file, "PNG")
    return file.getvalue()


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
