"""The sky: its colours, sun, moon, stars, clouds, birds."""

import math

import numpy as np

from narration.illustrators.builtin.noise import Field, smoothstep
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes

NEBULAE = ("#7a3fa8", "#2f7fb8", "#d8627a")


def ramp(scenery: Scenery, colours: list[Colour], *, top: float, bottom: float) -> Field:
    """Bands of colour that run into each other between two rows; as large as the picture."""
    rows = scenery.surface.rows[:, :1]
    at = np.clip((rows - top) / max(1.0, bottom - top), 0, 1) * (len(colours) - 1)
    index = np.minimum(at.astype(int), len(colours) - 2)
    share = smoothstep(at - index)[..., None]
    stacked = np.stack(colours)
    bands = stacked[index] * (1 - share) + stacked[index + 1] * share
    return np.broadcast_to(bands, (*scenery.surface.shape, 3)).astype(np.float32)


def paint_sky(scenery: Scenery, *, clouds: bool = True) -> None:
    """The whole sky down to the horizon, with what stands in it."""
    surface = scenery.surface
    surface.colour[:] = ramp(scenery, scenery.palette.sky, top=0, bottom=scenery.horizon * 1.02)
    surface.cover[:] = 1
    surface.flow = np.hypot(surface.columns - scenery.light_x, surface.rows - scenery.light_y)
    clear = scenery.reading.weather not in ("rain", "storm", "fog") or scenery.key == "space"
    if clear and (
        scenery.key in ("night", "space") or (scenery.key == "dusk" and scenery.reading.shows("stars"))
    ):
        paint_stars(scenery)
    _paint_light(scenery)
    if clouds and scenery.key != "space":
        _paint_clouds(scenery)


def paint_stars(scenery: Scenery, *, down_to: float | None = None) -> None:
    """Stars above a row."""
    surface, rng = scenery.surface, scenery.rng
    floor = down_to or scenery.horizon * 0.95
    for size, count in ((0.7, 260), (1.1, 70), (1.8, 16)):
        stars = Shapes()
        for _ in range(int(count * surface.width / surface.height / 1.78)):
            x, y = rng.random() * surface.width, rng.random() ** 1.3 * floor
            stars.oval(x, y, max(0.55, size * scenery.unit * (0.6 + 0.7 * rng.random())))
        surface.put(stars, WHITE, alpha=0.55 + 0.2 * size, grain=0, edge=0, solid=-0.6)


def paint_nebulae(scenery: Scenery) -> None:
    """Coloured gas behind the stars."""
    surface = scenery.surface
    density = np.clip((surface.noise(cell=420, octaves=5) - 0.5) * 3.2, 0, 1)
    for code in NEBULAE:
        cloud = np.clip((surface.noise(cell=500, octaves=5) - 0.47) * 3, 0, 1) * density
        surface.screen(cloud * 0.75, hexed(code))


def _paint_light(scenery: Scenery) -> None:
    surface, light = scenery.surface, scenery.palette.light
    x, y, height = scenery.light_x, scenery.light_y, scenery.horizon / 0.6
    if scenery.key in ("storm", "fog") or scenery.reading.weather in ("rain", "storm"):
        surface.shine(x, y, reach=height * 0.6, colour=light * 0.55, strength=0.7)
    elif scenery.key not in ("space", "mars"):
        moon = scenery.key == "night"
        surface.shine(x, y, reach=height * (0.34 if moon else 0.6), colour=light * (0.55 if moon else 0.8))
        radius = height * (0.055 if moon else 0.06) * (1.25 if scenery.key in ("dusk", "afternoon") else 1)
        paint_orb(scenery, x, y, radius=radius, spotted=moon)
        scenery.drawn.note("the moon" if moon else "the sun")


def paint_orb(scenery: Scenery, x: float, y: float, *, radius: float, spotted: bool) -> None:
    """A sun or a moon."""
    surface, light = scenery.surface, scenery.palette.light
    disc = Shapes().oval(x, y, radius).mask(surface.shape)
    surface.put(disc, mix(light, WHITE, 0.5), light, grain=0.02, edge=0.3, solid=-1)
    if disc is not None and spotted:
        for dx, dy, size in ((-0.3, -0.2, 0.26), (0.25, 0.1, 0.34), (-0.15, 0.45, 0.2), (0.4, -0.45, 0.14)):
            surface.shade(Shapes().oval(x + dx * radius, y + dy * radius, size * radius), by=0.07)


def _paint_clouds(scenery: Scenery) -> None:
    surface = scenery.surface
    heavy = scenery.key == "storm"
    density = surface.noise(cell=scenery.between(240, 400), octaves=5, stretch=(1.6 if heavy else 2.4, 1))
    below = np.roll(density, int(12 * scenery.unit), 0)
    fade = np.clip((scenery.horizon - surface.rows) / (scenery.horizon * 0.55), 0, 1) ** 0.6
    cover = (
        np.clip((density - (0.5 if heavy else scenery.between(0.53, 0.6))) * (5 if heavy else 7), 0, 1) * fade
    )
    sunlit = np.clip((density - below) * 9 + 0.5, 0, 1)[..., None]
    shade, light = scenery.palette.clouds
    colour = shade * (1 - sunlit) + light * sunlit
    cover = (cover * (0.8 if heavy else 0.62))[..., None]
    surface.colour = (surface.colour * (1 - cover) + colour * cover).astype(np.float32)


def paint_birds(scenery: Scenery, *, count: int) -> None:
    """A loose flock of gliding birds."""
    rng, unit = scenery.rng, scenery.unit
    x0, y0 = scenery.width * scenery.between(0.2, 0.8), scenery.horizon * scenery.between(0.22, 0.45)
    flock = Shapes()
    for _ in range(count):
        x, y = x0 + rng.normal() * scenery.width * 0.07, y0 + rng.normal() * scenery.height * 0.05
        size, tilt = unit * (7 + 8 * rng.random()), rng.normal() * 0.15
        for side in (-1, 1):
            lift = 0.42 + side * tilt
            flock.limb((x, y), (x + side * size * 0.6, y - size * lift), width=size * 0.17, to=size * 0.12)
            tip = (x + side * size * 1.35, y - size * 0.12 + math.sin(tilt) * size)
            flock.limb((x + side * size * 0.6, y - size * lift), tip, width=size * 0.12, to=size * 0.02)
    scenery.surface.put(flock, mix(scenery.palette.near, scenery.palette.haze, 0.2), grain=0, solid=1)
    scenery.drawn.note("birds")
