"""A cave: the dark of the rock round a mouth of light, or round a lamp."""

import numpy as np

from narration.illustrators.builtin.land import paint_mountains
from narration.illustrators.builtin.noise import as_field
from narration.illustrators.builtin.palette import LAMP, hexed, mix
from narration.illustrators.builtin.places.furniture import paint_furniture
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import paint_sky

OPEN, DEEP, FALLING = "open", "deep", "falling"


def paint_cave(scenery: Scenery) -> None:
    """A mouth with mountains beyond, perhaps behind falling water, or a chamber deep in the rock."""
    kind = _kind(scenery)
    scenery.horizon = scenery.height * 0.66
    paint_sky(scenery, clouds=kind == OPEN)
    paint_mountains(scenery, count=3, base=scenery.horizon, height=0.3, snow=True)
    mouth = scenery.across(scenery.between(0.3, 0.7))
    if kind == FALLING:
        _paint_fall(scenery, mouth)
    _paint_rock(
        scenery, mouth, wide=scenery.width * (0.12 if kind == DEEP else scenery.between(0.2, 0.28)), kind=kind
    )
    floor_y = scenery.height * 0.78
    _paint_floor(scenery, floor_y)
    scenery.light_x, scenery.light_y = mouth, scenery.height * 0.4
    scenery.stage_x = 0.36 if scenery.across(0.5) < mouth else 0.6
    if scenery.mirrored:
        scenery.stage_x = 1 - scenery.stage_x
    _furnish(scenery, floor_y, mouth)
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)
    scenery.drawn.place = "in a cave behind a waterfall" if kind == FALLING else "in a cave"


def _kind(scenery: Scenery) -> str:
    if {"fall", "waterfall"} & set(scenery.reading.words):
        return FALLING
    return DEEP if scenery.chance(0.4) else OPEN


def _paint_fall(scenery: Scenery, mouth: float) -> None:
    surface = scenery.surface
    streaks = surface.noise(cell=16, octaves=3, stretch=(0.5, 14))
    near = np.exp(-(((surface.columns - mouth) / (scenery.width * 0.26)) ** 4))
    cover = np.clip((streaks - 0.36) * 3, 0.25, 1) * near * 0.85
    surface.veil(as_field(cover.astype(np.float32)), mix(scenery.palette.haze, hexed("#dfeef4"), 0.6))
    scenery.drawn.note("falling water")


def _paint_rock(scenery: Scenery, mouth: float, *, wide: float, kind: str) -> None:
    """Everything that is not the mouth."""
    surface = scenery.surface
    rough = (surface.noise(cell=90, octaves=4) - 0.5) * 0.5
    across = (surface.columns - mouth) / wide
    up = (surface.rows - scenery.height * 0.52) / (scenery.height * (0.22 if kind == DEEP else 0.4))
    out = np.abs(across) ** 2.2 + np.abs(np.minimum(up, 0)) ** 2.2
    cover = np.clip((out + rough - 0.8) * 14, 0, 1)
    stone = mix(hexed("#5f5650"), scenery.palette.near, 0.45)
    bump = surface.noise(cell=46, octaves=4) * 0.7 + surface.noise(cell=170, octaves=2) * 0.5
    lit = np.clip(1.5 - out * 0.22, 0.35, 1.2) * (0.6 + 0.6 * bump)
    surface.put(
        surface.everywhere(as_field(cover.astype(np.float32))),
        stone,
        stone * 0.8,
        grain=0.25,
        flow=as_field((np.hypot(across, up) * 120 * scenery.unit + bump * 90).astype(np.float32)),
        solid=0.2,
    )
    surface.colour *= (1 + (lit - 1) * cover)[..., None].astype(np.float32)
    spikes = Shapes()
    for _ in range(18):
        x, long = scenery.rng.random() * scenery.width, scenery.height * scenery.between(0.05, 0.2)
        half = long * 0.16
        spikes.poly([(x - half, -5), (x + half, -5), (x + half * 0.2, long)])
    surface.put(spikes, stone * 0.6, stone * 0.42, grain=0.15, solid=0.6)


def _paint_floor(scenery: Scenery, floor_y: float) -> None:
    surface = scenery.surface
    line = scenery.ridge(base=floor_y, height=scenery.height * 0.03, cell=scenery.width * 0.2, octaves=5)
    stone = mix(hexed("#6a5f56"), scenery.palette.near, 0.35)
    surface.put(
        surface.below(line), mix(stone, scenery.palette.light, 0.12), stone * 0.6, grain=0.25, solid=0.2
    )
    rocks = Shapes()
    for _ in range(12):
        x, size = scenery.rng.random() * scenery.width, scenery.unit * scenery.between(14, 46)
        y = floor_y + scenery.height * scenery.between(0.02, 0.2)
        rocks.smooth(
            [(x - size, y), (x - size * 0.5, y - size * 0.6), (x + size * 0.3, y - size * 0.7), (x + size, y)]
        )
    surface.put(rocks, mix(stone, scenery.palette.light, 0.1), stone * 0.5, grain=0.2, solid=0.3)


def _furnish(scenery: Scenery, floor_y: float, mouth: float) -> None:
    """What somebody who lives here has: a table and a shelf, or a chest; a lamp on the wall."""
    away = 0.14 if mouth > scenery.width / 2 else 0.86
    x = scenery.width * away
    wanted = "table" if scenery.reading.shows("table") or scenery.chance(0.5) else "chest"
    paint_furniture(scenery, wanted, x=x, floor_y=floor_y)
    asked = next((piece for piece in ("ladder", "barrel", "crate") if scenery.reading.shows(piece)), "barrel")
    paint_furniture(scenery, asked, x=scenery.width * (1 - away), floor_y=floor_y)
    if scenery.dark:
        scenery.surface.shine(
            x, floor_y - scenery.height * 0.2, reach=scenery.height * 0.5, colour=hexed(LAMP), strength=0.35
        )
