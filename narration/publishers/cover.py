"""The cover: a picture over a field with the title, or the title alone on a drawn field."""

import colorsys
import hashlib
import io
import math
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from narration.publishers.base import printable, title_of
from narration.publishers.lettering import Colour, set_byline, set_title
from narration.publishers.pictures import as_jpeg, picture_of
from narration.publishers.typeface import drawable
from narration.schemas import BookSession

MARGIN, BYLINE_SIZE, RULE = 120, 52, 90
"""Pixels of a cover that is 1,400 wide; on a wider one all is larger."""
INK: Colour = (250, 244, 230)
"""Warm white; every field below is dark enough for a contrast above 7:1."""
FIELD_VALUE, FIELD_SATURATION = 0.22, 0.45
WAVES = 26


@dataclass(frozen=True)
class Shape:
    """A cover's size in pixels, and how much of its height a picture takes."""

    width: int
    height: int
    picture_height: int

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    @property
    def unit(self) -> float:
        return self.width / 1_400

    @property
    def margin(self) -> int:
        return self.pixels(MARGIN)

    def pixels(self, length: float) -> int:
        """So many pixels of a cover that is 1,400 wide, in those of this one."""
        return round(length * self.unit)


IN_BOOKS = Shape(1_400, 2_100, 1_000)
IN_SOUND = Shape(1_400, 1_400, 788)
"""Players show a square, and every file of sound carries one."""
PORTRAIT, SQUARE = Shape(2_000, 3_000, 1_430), Shape(3_000, 3_000, 1_688)
"""As shops ask for them: 3,000 pixels on the longer side."""


def draw_cover(
    title: str, *, byline: str, picture: bytes | None, focus: float = 0.5, shape: Shape = IN_BOOKS
) -> bytes:
    """A JPEG in the shape that is asked for, the picture cut so that its `focus` stays on it.

    Letters that the face lacks are left out, and the whole line when it could not be read without them: the
    page that shows the cover says title and byline in words as well.
    """
    cover = _under_picture(picture, shape, focus=focus) if picture else _drawn_field(title, shape)
    margin, size = shape.margin, shape.pixels(BYLINE_SIZE)
    byline_at = shape.height - margin if picture else margin + size
    top = shape.picture_height + margin // 3 if picture else margin * 2
    bottom = byline_at - 3 * size if picture else shape.height // 2 + margin
    set_title(cover, drawable(title), box=(margin, top, shape.width - margin, bottom), ink=INK)
    if byline and picture:
        _rule(cover, y=byline_at - 2 * size, shape=shape)
    width = shape.width - 2 * margin
    set_byline(cover, drawable(byline), y=byline_at, size=size, width=width, ink=INK)
    return as_jpeg(cover)


def cover_of(session: BookSession, shape: Shape = IN_BOOKS) -> bytes:
    """The cover of a book, with its cover scene's picture. Raises `Unpublishable` when that is broken."""
    scene = session.cover_scene
    picture = picture_of(scene) if scene else None
    return draw_cover(
        title_of(session),
        byline=printable(session.byline),
        picture=picture.image if picture else None,
        focus=scene.focus if scene else 0.5,
        shape=shape,
    )


def _under_picture(picture: bytes, shape: Shape, *, focus: float) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as opened:
        size = shape.width, shape.picture_height
        plate = ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.LANCZOS, centering=(focus, 0.5))
    mean = plate.resize((1, 1), Image.Resampling.BOX).tobytes()
    hue = colorsys.rgb_to_hsv(*(channel / 255 for channel in mean))[0]
    cover = Image.new("RGB", shape.size, _field(hue))
    cover.paste(plate, (0, 0))
    return cover


def _rule(cover: Image.Image, *, y: int, shape: Shape) -> None:
    """A short line between title and byline."""
    half, middle = shape.pixels(RULE) // 2, shape.width // 2
    ImageDraw.Draw(cover).line((middle - half, y, middle + half, y), fill=INK, width=shape.pixels(3))


def _drawn_field(title: str, shape: Shape) -> Image.Image:
    """Waves under a moon; the title decides their colour and their run."""
    seed = hashlib.sha256(title.encode()).digest()
    cover = Image.new("RGB", shape.size, _field(seed[0] / 256))
    draw = ImageDraw.Draw(cover)
    horizon = shape.height * 2 // 3
    moon, radius = shape.width * (30 + seed[1] % 40) // 100, shape.pixels(150)
    ring = (moon - radius, horizon - radius, moon + radius, horizon + radius)
    draw.ellipse(ring, outline=INK, width=shape.pixels(4))
    for number in range(WAVES):
        line = _wave(number, horizon=horizon, phase=seed[2 + number % 24] / 40, shape=shape)
        # Filled down to the edge, so that each wave hides what lies behind it.
        draw.polygon([*line, shape.size, (0, shape.height)], fill=_field(seed[0] / 256))
        draw.line(line, fill=_tint(number), width=shape.pixels(3))
    return cover


def _wave(number: int, *, horizon: int, phase: float, shape: Shape) -> list[tuple[float, float]]:
    depth = (number / WAVES) ** 1.4
    base, swell = horizon + depth * (shape.height - horizon), shape.unit * (4 + 34 * depth)
    length = shape.unit * (150 + 500 * depth)
    across = range(0, shape.width + 10, 10)
    return [(x, base + swell * math.sin(x / length * math.tau + phase)) for x in across]


def _tint(number: int) -> Colour:
    share = 0.75 - 0.6 * number / WAVES
    red, green, blue = (round(60 + (channel - 60) * share) for channel in INK)
    return red, green, blue


def _field(hue: float) -> Colour:
    red, green, blue = (round(c * 255) for c in colorsys.hsv_to_rgb(hue, FIELD_SATURATION, FIELD_VALUE))
    return red, green, blue
