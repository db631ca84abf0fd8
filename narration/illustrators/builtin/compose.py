"""A request becomes a picture: read, set the light, paint the place and the figures, finish in a style."""

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from narration.illustrators.base import DEFAULT_STYLE, LONG_EDGE, STYLES, picture_size
from narration.illustrators.builtin.alt_text import HOURS, alt_text
from narration.illustrators.builtin.figures.cast import cast_figures, paint_cast
from narration.illustrators.builtin.figures.described import describe
from narration.illustrators.builtin.frames import paint_frame
from narration.illustrators.builtin.noise import Random, choose
from narration.illustrators.builtin.palette import Palette, hexed, mix, palette_key, palette_of
from narration.illustrators.builtin.places import paint_place
from narration.illustrators.builtin.reading import Reading, read_prompt
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.seeds import seed_of
from narration.illustrators.builtin.styles import FINISHES
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.weather import paint_weather_before, paint_weather_behind
from narration.schemas import ImageRequest

FIGURE_HEIGHTS = {
    "wide": (0.3, 0.36),
    "middle": (0.42, 0.52),
    "near": (0.6, 0.7),
    "high": (0.34, 0.42),
    "framed": (0.4, 0.5),
}
"""How tall a grown figure is by the composition: shares of the shorter side."""
COMPOSITIONS = ("middle", "wide", "near", "high", "framed")
LIGHT_PLAY, SIDE_LIGHT = 0.5, 0.24


@dataclass(frozen=True)
class Picture:
    """A finished picture and what is to be seen in it."""

    image: Image.Image
    alt_text: str
    focus: float = 0.5
    """Where the figures stand, a share of the width."""


def draw(request: ImageRequest, *, long_edge: int = LONG_EDGE) -> Picture:
    """Draw a request. The same request and size always give the same pixels.

    `long_edge` is the longer side in pixels. Raises `WrongAspect`.
    """
    width, height = picture_size(request.aspect_ratio, long_edge=long_edge)
    style = request.style if request.style in STYLES else DEFAULT_STYLE
    scenery = _scenery(request, (height, width), style=style)
    roles = cast_figures(scenery, request.characters, rng=scenery.rng)
    paint_place(scenery)
    paint_weather_behind(scenery)
    paint_cast(scenery, roles)
    paint_weather_before(scenery)
    paint_frame(scenery)
    scenery.drawn.figures = [describe(role, colours=style != "noir") for role in roles]
    scenery.drawn.hour = "" if scenery.key in ("space", "mars") else HOURS[scenery.reading.hour]
    _play_of_light(scenery)
    pixels = np.clip(FINISHES[style](scenery), 0, 1)
    image = Image.fromarray((pixels * 255 + 0.5).astype(np.uint8))
    focus = scenery.across(scenery.stage_x) / width if roles else 0.5
    return Picture(image, alt_text(scenery.drawn), focus)


def _scenery(request: ImageRequest, shape: tuple[int, int], *, style: str) -> Scenery:
    sheets = [(sheet.name, sheet.appearance) for sheet in request.characters]
    rng = np.random.default_rng(seed_of(request.prompt, style, request.aspect_ratio, request.seed, sheets))
    reading = read_prompt(request.prompt, rng=rng)
    key = palette_key(reading.place, hour=reading.hour, weather=reading.weather, style=style)
    height, width = shape
    unit = height / 864 if width >= height else width / 864
    framing = _Framing.drawn(rng, reading, key=key)
    return Scenery(
        surface=Surface(shape, rng=rng, unit=unit),
        reading=reading,
        palette=_varied(_housed(palette_of(key), reading=reading, key=key), rng=rng),
        key=key,
        style=style,
        horizon=height * framing.horizon,
        light_x=width * framing.light_x,
        light_y=height * framing.light_y,
        mirrored=framing.mirrored,
        composition=framing.composition,
        figure_height=framing.figure_height,
    )


def _play_of_light(scenery: Scenery) -> None:
    """Broad light and shade, as clouds or lamps throw them: no wall and no sky is quite even."""
    surface = scenery.surface
    broad = surface.noise(cell=max(surface.shape) / surface.unit * 0.36, octaves=2) - 0.5
    side = (surface.columns - scenery.light_x) / surface.width
    surface.colour *= (1 + LIGHT_PLAY * broad - SIDE_LIGHT * np.abs(side))[..., None]


@dataclass(frozen=True)
class _Framing:
    """The choices that make two pictures of one place differ; shares of width and height."""

    horizon: float
    light_x: float
    light_y: float
    mirrored: bool
    figure_height: float
    composition: str

    @classmethod
    def drawn(cls, rng: Random, reading: Reading, *, key: str) -> "_Framing":
        mirrored, composition = bool(rng.random() < 0.5), choose(rng, COMPOSITIONS)
        mirrored = reading.side == "right" if reading.side else mirrored
        composition = reading.view or composition
        horizon = (0.4 if composition == "high" else 0.52) + 0.13 * rng.random()
        light_x = 0.1 + 0.38 * rng.random()
        low = key in ("dawn", "dusk", "afternoon")
        light_y = horizon - 0.05 - 0.12 * rng.random() if low else 0.14 + 0.18 * rng.random()
        least, most = FIGURE_HEIGHTS[composition]
        height = least + (most - least) * float(rng.random())
        if reading.indoors:
            height = max(height, 0.35)
        return cls(horizon, 1 - light_x if mirrored else light_x, light_y, mirrored, height, composition)


def _housed(palette: Palette, *, reading: Reading, key: str) -> Palette:
    """Indoors the shade is brown, whatever the colour of the day outside."""
    if not reading.indoors:
        return palette
    share = 0.3 if key in ("night", "space") else 0.75
    return replace(palette, near=mix(palette.near, hexed("#3a2a2c"), share))


def _varied(palette: Palette, *, rng: Random) -> Palette:
    """The palette with a breath of another hue, so that two evenings differ."""
    tint = ((rng.random(3) - 0.5) * 0.06).astype(np.float32)
    return replace(
        palette,
        sky=[np.clip(colour + tint, 0, 1) for colour in palette.sky],
        haze=np.clip(palette.haze + tint, 0, 1),
    )
