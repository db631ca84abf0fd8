"""The cover: the first picture over a field with the title, or the title alone on a drawn field."""

import colorsys
import hashlib
import io
import math

from PIL import Image, ImageDraw, ImageFont, ImageOps

from narration.publishers.base import printable, title_of
from narration.publishers.pictures import as_jpeg, picture_of
from narration.publishers.typeface import display_face, drawable
from narration.schemas import BookSession

WIDTH, HEIGHT = 1_400, 2_100
PICTURE_HEIGHT = 1_000
MARGIN = 120
MEASURE = WIDTH - 2 * MARGIN
"""The widest line."""
LARGEST, SMALLEST, STEP = 150, 36, 6
BYLINE_SIZE = 52
LINE_SPACING = 1.18
INK = (250, 244, 230)
"""Warm white; every field below is dark enough for a contrast above 7:1."""
FIELD_VALUE, FIELD_SATURATION = 0.22, 0.45
WAVES = 26

Colour = tuple[int, int, int]


def draw_cover(title: str, *, byline: str, picture: bytes | None) -> bytes:
    """A JPEG of 1,400 × 2,100 pixels.

    Letters that the face lacks are left out, and the whole line when it could not be read without them: the
    page that shows the cover says title and byline in words as well.
    """
    if picture is None:
        cover = _drawn_field(title)
        top, bottom, byline_at = MARGIN * 2, HEIGHT // 2 + MARGIN, MARGIN + BYLINE_SIZE
    else:
        cover = _under_picture(picture)
        top, bottom, byline_at = PICTURE_HEIGHT + MARGIN // 2, HEIGHT - MARGIN * 2, HEIGHT - MARGIN
    _set_title(cover, title=drawable(title), top=top, bottom=bottom)
    _set_byline(cover, byline=drawable(byline), y=byline_at)
    return as_jpeg(cover)


def cover_of(session: BookSession) -> bytes:
    """The cover of a book, with its first picture. Raises `Unpublishable` when that cannot be read."""
    first = next((picture for scene in session.scenes if (picture := picture_of(scene))), None)
    return draw_cover(
        title_of(session), byline=printable(session.byline), picture=first.image if first else None
    )


# The field.


def _under_picture(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as opened:
        plate = ImageOps.fit(opened.convert("RGB"), (WIDTH, PICTURE_HEIGHT), Image.Resampling.LANCZOS)
    mean = plate.resize((1, 1), Image.Resampling.BOX).tobytes()
    hue = colorsys.rgb_to_hsv(*(channel / 255 for channel in mean))[0]
    cover = Image.new("RGB", (WIDTH, HEIGHT), _field(hue))
    cover.paste(plate, (0, 0))
    return cover


def _drawn_field(title: str) -> Image.Image:
    """Waves under a moon; the title decides their colour and their run."""
    seed = hashlib.sha256(title.encode()).digest()
    cover = Image.new("RGB", (WIDTH, HEIGHT), _field(seed[0] / 256))
    draw = ImageDraw.Draw(cover)
    horizon = HEIGHT * 2 // 3
    moon = WIDTH * (30 + seed[1] % 40) // 100
    radius = 150
    draw.ellipse((moon - radius, horizon - radius, moon + radius, horizon + radius), outline=INK, width=4)
    for number in range(WAVES):
        line = _wave(number, horizon=horizon, phase=seed[2 + number % 24] / 40)
        # Filled down to the edge, so that each wave hides what lies behind it.
        draw.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], fill=_field(seed[0] / 256))
        draw.line(line, fill=_tint(number), width=3)
    return cover


def _wave(number: int, *, horizon: int, phase: float) -> list[tuple[float, float]]:
    depth = (number / WAVES) ** 1.4
    base, swell = horizon + depth * (HEIGHT - horizon), 4 + 34 * depth
    length = 150 + 500 * depth
    return [(x, base + swell * math.sin(x / length * math.tau + phase)) for x in range(0, WIDTH + 10, 10)]


def _tint(number: int) -> Colour:
    share = 0.75 - 0.6 * number / WAVES
    red, green, blue = (round(60 + (channel - 60) * share) for channel in INK)
    return red, green, blue


def _field(hue: float) -> Colour:
    red, green, blue = (round(c * 255) for c in colorsys.hsv_to_rgb(hue, FIELD_SATURATION, FIELD_VALUE))
    return red, green, blue


# The lettering.


def _set_title(cover: Image.Image, *, title: str, top: int, bottom: int) -> None:
    if not title:
        return
    face, lines = _fitted(title, height=bottom - top)
    step = round(face.size * LINE_SPACING)
    y = top + (bottom - top - step * len(lines)) // 2
    draw = ImageDraw.Draw(cover)
    for number, line in enumerate(lines):
        draw.text((WIDTH // 2, y + step * number), line, font=face, fill=INK, anchor="ma")


def _fitted(title: str, *, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest face in which the title fits, and its lines; the smallest one drops what does not fit."""
    for size in range(LARGEST, SMALLEST, -STEP):
        face = display_face(size)
        lines = _wrapped(title.split(), face=face, width=MEASURE)
        if _fits(lines, face=face, width=MEASURE) and len(lines) * size * LINE_SPACING <= height:
            return face, _balanced(lines, face=face)
    face = display_face(SMALLEST)
    room = int(height / (SMALLEST * LINE_SPACING))
    return face, _wrapped(_broken(title, face=face), face=face, width=MEASURE)[:room]


def _balanced(lines: list[str], *, face: ImageFont.FreeTypeFont) -> list[str]:
    """As many lines, of lengths as even as may be: no word alone on the last one."""
    words = " ".join(lines).split()
    for width in range(MEASURE, 0, -20):
        narrower = _wrapped(words, face=face, width=width)
        if len(narrower) > len(lines) or not _fits(narrower, face=face, width=width):
            break
        lines = narrower
    return lines


def _fits(lines: list[str], *, face: ImageFont.FreeTypeFont, width: int) -> bool:
    return all(face.getlength(line) <= width for line in lines)


def _wrapped(words: list[str], *, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(title: str, *, face: ImageFont.FreeTypeFont) -> list[str]:
    """The words, cut into pieces where one alone is wider than the cover."""
    most = int(MEASURE / face.getlength("W"))
    return [word[at : at + most] for word in title.split() for at in range(0, len(word), most)]


def _set_byline(cover: Image.Image, *, byline: str, y: int) -> None:
    face = display_face(BYLINE_SIZE)
    while byline and face.getlength(byline) > MEASURE:
        byline = byline[:-2].rstrip("… ") + "…"
    ImageDraw.Draw(cover).text((WIDTH // 2, y), byline, font=face, fill=INK, anchor="ms")
