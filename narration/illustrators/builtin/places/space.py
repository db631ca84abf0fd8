"""A small moon, a ringed planet, gas and stars."""

import math

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field, choose
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import paint_nebulae, paint_sky
from narration.illustrators.builtin.things.placing import place_outdoors
from narration.illustrators.builtin.vessels import paint_rocket

WORLDS = (
    ("#e8a87c", "#b0584a", "#5a2c48"),
    ("#9ad0c8", "#3f86a0", "#23355f"),
    ("#f0d9a8", "#c8904e", "#5f3a35"),
    ("#c8b8e8", "#7a6ab0", "#33285f"),
)


def paint_space(scenery: Scenery) -> None:
    """The ground of a small moon, with a planet rising behind it."""
    scenery.light_x = scenery.across(scenery.between(0.08, 0.3))
    scenery.light_y = scenery.height * scenery.between(0.12, 0.34)
    scenery.horizon = scenery.height * 0.84
    paint_sky(scenery)
    paint_nebulae(scenery)
    scenery.surface.shine(
        scenery.light_x,
        scenery.light_y,
        reach=scenery.height * 0.2,
        colour=scenery.palette.light,
        strength=0.9,
    )
    _paint_planet(
        scenery,
        scenery.across(scenery.between(0.62, 0.76)),
        scenery.height * scenery.between(0.38, 0.5),
        radius=min(scenery.height, scenery.width) * scenery.between(0.24, 0.36),
    )
    surface = scenery.surface
    line = scenery.ridge(
        base=scenery.height * 0.84, height=scenery.height * 0.05, cell=scenery.width * 0.3, octaves=6
    )
    colour = scenery.toned(hexed("#5a4a72"), depth=0.8, share=0.5)
    surface.put(
        surface.below(line),
        mix(colour, scenery.palette.light, 0.2),
        colour * 0.55,
        grain=0.18,
        flow=surface.rows - line[None, :] * 0.8,
    )
    scenery.ground = np.maximum(line + scenery.height * 0.06, scenery.height * 0.88).astype(np.float32)
    for _ in range(7):
        x, y, wide = (
            scenery.rng.random() * scenery.width,
            scenery.height * scenery.between(0.88, 0.99),
            scenery.width * scenery.between(0.02, 0.06),
        )
        surface.put(
            Shapes().oval(x, y, wide, wide * 0.22),
            colour * 0.45,
            mix(colour, scenery.palette.light, 0.14),
            edge=0.5,
        )
    scenery.stage_x = scenery.between(0.3, 0.56)
    if scenery.reading.shows("rocket"):
        x = scenery.across(0.14)
        paint_rocket(scenery, x, float(line[int(x)]) + 8, height=scenery.height * 0.42)
    scenery.drawn.place = "on a small moon under the stars"
    place_outdoors(scenery)


def _paint_planet(scenery: Scenery, x: float, y: float, *, radius: float) -> None:
    surface = scenery.surface
    bright, deep, night = (hexed(code) for code in choose(scenery.rng, WORLDS))
    distance = np.hypot(surface.columns - x, surface.rows - y)
    rings, front = _rings(scenery, x, y, radius=radius)
    ringed, pale = scenery.chance(0.7), mix(bright, WHITE, 0.3)
    if ringed:
        surface.put(surface.everywhere(rings * (1 - front)), pale, alpha=0.75, grain=0, edge=0.2)
    air = np.exp(-np.clip(distance - radius, 0, None) / (radius * 0.06)) * (distance > radius * 0.98) * 0.5
    surface.screen(air, bright)
    disc = np.clip(radius - distance + 0.7, 0, 1).astype(np.float32)
    surface.put(surface.everywhere(disc), bright, grain=0)
    _paint_globe(scenery, disc, (bright, deep, night), centre=(x, y), radius=radius)
    if ringed:
        surface.put(surface.everywhere(rings * front), pale, alpha=0.8, grain=0, edge=0.2)
    scenery.drawn.note("a planet with rings" if ringed else "a planet")


def _rings(scenery: Scenery, x: float, y: float, *, radius: float) -> tuple[Field, Field]:
    """Cover of the rings, and where they pass before the planet."""
    surface, tilt = scenery.surface, 0.32 * (-1 if scenery.mirrored else 1)
    dx, dy = surface.columns - x, surface.rows - y
    across = dx * math.cos(tilt) + dy * math.sin(tilt)
    down = (-dx * math.sin(tilt) + dy * math.cos(tilt)) * 3.6
    out = np.hypot(across, down)
    cover = np.clip((out - radius * 1.25) / 4, 0, 1) * np.clip((radius * 1.95 - out) / 4, 0, 1)
    return (cover * (0.35 + 0.5 * np.abs(np.sin(out / radius * 17)))).astype(np.float32), as_field(down >= 0)


def _paint_globe(
    scenery: Scenery,
    disc: Field,
    colours: tuple[Colour, Colour, Colour],
    *,
    centre: tuple[float, float],
    radius: float,
) -> None:
    surface, (x, y) = scenery.surface, centre
    dx, dy = (surface.columns - x) / radius, (surface.rows - y) / radius
    bands = surface.noise(cell=80, stretch=(6, 0.7)) + 0.25 * np.sin(dy * 9 + dx * 1.2)
    share = np.clip(bands, 0, 1)[..., None]
    bulge = np.sqrt(np.clip(1 - dx**2 - dy**2, 0, 1))
    to_x, to_y = scenery.light_x - x, scenery.light_y - y
    lit = np.clip((to_x * dx + to_y * dy) / math.hypot(to_x, to_y) + bulge * 0.55, 0, 1.2)[..., None]
    colour = (colours[0] * share + colours[1] * (1 - share)) * lit + colours[2] * 0.16
    surface.colour += (colour - surface.colour) * disc[..., None]
    surface.flow = np.where(disc > 0.5, surface.rows + dx * radius * 0.15, surface.flow).astype(np.float32)
