"""Villages, castle hills and gardens."""

import numpy as np

from narration.illustrators.builtin.buildings import paint_castle, paint_church, paint_cottage, paint_windmill
from narration.illustrators.builtin.land import (
    MEADOW,
    crown,
    paint_foreground,
    paint_hills,
    paint_mist,
    paint_mountains,
    paint_path,
)
from narration.illustrators.builtin.noise import Field, as_field
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_sky
from narration.illustrators.builtin.things.placing import place_outdoors


def _meadow(scenery: Scenery) -> str:
    return "#a98a44" if scenery.reading.autumn else MEADOW


def _line_at(line: Field, x: float) -> float:
    return float(line[int(np.clip(x, 0, len(line) - 1))])


def paint_village(scenery: Scenery) -> None:
    """Houses among hills, a way between them."""
    paint_sky(scenery)
    paint_mountains(scenery, count=2, base=scenery.horizon, height=0.16)
    if not scenery.dark:
        paint_birds(scenery, count=7)
    lines = paint_hills(scenery, count=4, top=scenery.horizon, tint=hexed(_meadow(scenery)))
    paint_mist(
        scenery, row=scenery.horizon + scenery.height * 0.06, depth=scenery.height * 0.05, strength=0.35
    )
    scenery.ground = lines[-1] + scenery.height * 0.035
    if "river" in scenery.reading.words or scenery.reading.shows("bridge"):
        _paint_river(scenery, lines[1])
    paint_path(scenery, lines[-1], to=scenery.between(0.35, 0.65))
    _paint_houses(scenery, lines)
    scenery.drawn.place = "in a village among hills"
    scenery.stage_x = scenery.between(0.3, 0.5)
    place_outdoors(scenery)
    paint_foreground(scenery, grass=0.8, branch=scenery.chance(0.5))


def _paint_houses(scenery: Scenery, lines: list[Field]) -> None:
    spots = [(0.66, 0.15, -1), (0.86, 0.12, -1), (0.5, 0.08, -2), (0.6, 0.065, -2), (0.08, 0.1, -2)]
    if scenery.reading.shows("church"):
        x = scenery.across(0.34)
        paint_church(scenery, x, _line_at(lines[-2], x) + 8, width=scenery.height * 0.2, depth=0.6)
    if scenery.reading.shows("windmill"):
        x = scenery.across(0.24)
        paint_windmill(scenery, x, _line_at(lines[-2], x) + 8, height=scenery.height * 0.36, depth=0.65)
    for share, size, row in spots[: int(scenery.rng.integers(3, 6))]:
        x = scenery.across(share + scenery.rng.normal() * 0.015)
        y = _line_at(lines[row], x) + scenery.height * 0.025
        paint_cottage(scenery, x, y, width=scenery.width * size, depth=0.8 if row == -1 else 0.62)


def _paint_river(scenery: Scenery, line: Field) -> None:
    surface = scenery.surface
    middle = scenery.across(0.3)
    share = np.clip((surface.rows - line[None, :]) / (scenery.height - line.min()), 0, 1)
    centre = middle + np.sin(share * 4) * scenery.width * 0.1
    width = scenery.width * (0.015 + 0.13 * share)
    cover = np.clip((width - np.abs(surface.columns - centre)) / 4, 0, 1) * np.clip(
        surface.rows - line[None, :], 0, 1
    )
    sky = mix(scenery.palette.sky[-1], hexed("#5f9ab0"), 0.4)
    surface.put(
        surface.everywhere(cover), sky, mix(sky, scenery.palette.near, 0.35), grain=0.1, edge=0.6, solid=-0.3
    )
    scenery.drawn.note("a river")


def paint_castle_hill(scenery: Scenery) -> None:
    """A castle on its hill, near or far."""
    paint_sky(scenery)
    paint_mountains(scenery, count=2, base=scenery.horizon, height=0.15)
    if not scenery.dark:
        paint_birds(scenery, count=7)
    x, size = scenery.across(scenery.between(0.6, 0.72)), scenery.height * scenery.between(0.42, 0.62)
    rise = np.exp(-(((np.arange(scenery.width) - x) / (scenery.width * 0.18)) ** 2))
    rough = scenery.ridge(base=0, height=scenery.height * 0.012, cell=90, octaves=3)
    hill = as_field(scenery.horizon + scenery.height * (0.04 - 0.13 * rise) + rough)
    colour = scenery.toned(hexed("#5d7f5e"), depth=0.5, share=0.4)
    paint_castle(scenery, x, float(hill[int(x)]) + size * 0.06, width=size, depth=0.62)
    surface = scenery.surface
    surface.put(
        surface.below(hill),
        mix(colour, scenery.palette.light, 0.15),
        colour,
        grain=0.08,
        flow=surface.rows - hill[None, :] * 0.8,
    )
    lines = paint_hills(
        scenery, count=3, top=scenery.horizon + scenery.height * 0.06, tint=hexed(_meadow(scenery))
    )
    scenery.ground = lines[-1] + scenery.height * 0.03
    paint_path(scenery, lines[-1], to=scenery.between(0.3, 0.6))
    scenery.drawn.place = "below a castle"
    scenery.stage_x = scenery.between(0.26, 0.42)
    place_outdoors(scenery)
    paint_foreground(scenery, grass=0.9, branch=scenery.chance(0.5))


def paint_garden(scenery: Scenery) -> None:
    """A walled garden: beds in rows, trees, a path."""
    paint_sky(scenery)
    _paint_treetops(scenery)
    wall = scenery.toned(hexed("#b0785a"), depth=0.6, share=0.6)
    top = scenery.horizon - scenery.height * 0.04
    scenery.surface.put(
        Shapes().rect(-5, top, scenery.width + 5, scenery.height),
        mix(wall, scenery.palette.light, 0.1),
        wall * 0.7,
        grain=0.2,
    )
    _paint_bricks(scenery, top=top, colour=wall)
    line = np.full(scenery.width, scenery.horizon + scenery.height * 0.1, np.float32)
    lawn = scenery.toned(hexed(_meadow(scenery)), depth=0.75, share=0.6)
    if scenery.snowy:
        lawn = mix(WHITE * 0.95, scenery.palette.haze, 0.4)
    scenery.surface.put(
        scenery.surface.below(line), mix(lawn, scenery.palette.light, 0.15), lawn * 0.8, grain=0.14
    )
    paint_path(scenery, line, to=0.5)
    if not scenery.snowy:
        _paint_beds(scenery, float(line[0]))
    scenery.ground = np.full(scenery.width, scenery.height * 0.91, np.float32)
    scenery.drawn.place = "in a walled garden"
    scenery.stage_x = scenery.between(0.4, 0.6)
    place_outdoors(scenery)
    paint_foreground(scenery, grass=0.6, branch=True)


def _paint_treetops(scenery: Scenery) -> None:
    for row, depth in ((0.09, 0.35), (0.02, 0.55)):
        tops = Shapes()
        for _ in range(26):
            crown(
                scenery,
                tops,
                scenery.rng.random() * scenery.width,
                scenery.horizon - scenery.height * row * scenery.between(0.4, 1.6),
                radius=scenery.height * scenery.between(0.06, 0.11),
            )
        tint = "#a8672e" if scenery.reading.autumn else "#3f7a4a"
        scenery.surface.put(tops, scenery.toned(hexed(tint), depth=depth, share=0.55), grain=0.12, solid=0.3)


def _paint_bricks(scenery: Scenery, *, top: float, colour: Colour) -> None:
    joints, height = Shapes(), scenery.height * 0.022
    for row in range(6):
        y = top + row * height
        joints.rect(0, y, scenery.width, y + 1.4 * scenery.unit)
        for index in range(34):
            x = scenery.width * (index + (row % 2) * 0.5) / 34
            joints.rect(x, y, x + 1.4 * scenery.unit, y + height)
    scenery.surface.put(joints, colour * 0.75, alpha=0.6, grain=0, edge=0)
    scenery.surface.put(
        Shapes().rect(-5, top - 8 * scenery.unit, scenery.width + 5, top), colour * 0.85, grain=0.1
    )


def _paint_beds(scenery: Scenery, top: float) -> None:
    """Rows of flowers and cabbages to both sides of the path."""
    for row in range(5):
        y = top + (scenery.height - top) * (0.1 + 0.17 * row)
        size = scenery.height * (0.008 + 0.006 * row)
        earth = scenery.toned(hexed("#6a4a34"), depth=0.85, share=0.6)
        for left, right in ((0.0, 0.3 - 0.02 * row), (0.7 + 0.02 * row, 1.0)):
            scenery.surface.put(
                Shapes().oval(
                    scenery.width * (left + right) / 2, y, scenery.width * (right - left) * 0.52, size * 1.1
                ),
                earth,
                grain=0.2,
            )
            for code in ("#4f8a4a", "#6fa35a", "#d2495a", "#f0c24e", "#b58ad0"):
                heads = Shapes()
                for _ in range(7):
                    x = scenery.width * scenery.between(left, right)
                    crown(
                        scenery,
                        heads,
                        x,
                        y - size * scenery.between(0.2, 1.4),
                        radius=size * (0.9 if code[1] in "46" else 0.45),
                        leaves=5,
                    )
                scenery.surface.put(heads, scenery.lit(hexed(code)), grain=0.05, edge=0.5, accent=0.4)
