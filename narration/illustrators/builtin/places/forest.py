"""Woods: trunks or firs in six depths, light between them."""

import numpy as np

from narration.illustrators.builtin.land import (
    crown,
    paint_fireflies,
    paint_foreground,
    paint_mist,
    paint_path,
    pine,
)
from narration.illustrators.builtin.noise import as_field
from narration.illustrators.builtin.palette import WHITE, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import paint_orb, ramp
from narration.illustrators.builtin.things.placing import place_outdoors

DEPTHS = 6


def paint_forest(scenery: Scenery) -> None:
    """A clearing with trees about it."""
    scenery.horizon, scenery.light_y = (
        scenery.height * scenery.between(0.6, 0.7),
        scenery.height * scenery.between(0.24, 0.36),
    )
    surface, palette = scenery.surface, scenery.palette
    back = [mix(palette.sky[-2], palette.haze, 0.3), mix(palette.sky[-1], palette.light, 0.2), palette.haze]
    surface.colour[:] = ramp(scenery, back, top=0, bottom=scenery.height * 0.8)
    surface.cover[:] = 1
    surface.flow = np.hypot(surface.columns - scenery.light_x, surface.rows - scenery.light_y)
    surface.shine(
        scenery.light_x,
        scenery.light_y,
        reach=scenery.height * 0.62,
        colour=palette.light,
        strength=0.9 if scenery.key != "night" else 0.5,
    )
    if scenery.key == "night":
        paint_orb(scenery, scenery.light_x, scenery.light_y, radius=scenery.height * 0.055, spotted=True)
        scenery.drawn.note("the moon")
    scenery.stage_x = scenery.between(0.3, 0.7)
    firs = (
        bool({"pine", "pines", "fir", "firs", "spruce"} & set(scenery.reading.words))
        or scenery.snowy
        or scenery.chance(0.25)
    )
    for index in range(DEPTHS):
        _paint_depth(scenery, depth=(index + 0.5) / DEPTHS, firs=firs)
        if index in (1, 2, 3):
            _paint_rays(scenery)
            paint_mist(
                scenery,
                row=scenery.horizon + (scenery.height - scenery.horizon) * (index + 0.5) / DEPTHS,
                depth=scenery.height * 0.04,
                strength=0.16,
            )
    _paint_near_trunk(scenery)
    scenery.ground = np.full(scenery.width, scenery.height * 0.89, np.float32)
    if scenery.chance(0.6):
        paint_path(
            scenery, np.full(scenery.width, scenery.horizon + scenery.height * 0.05, np.float32), to=0.5
        )
    scenery.drawn.place = "in a fir wood" if firs else "in a wood"
    place_outdoors(scenery)
    paint_foreground(scenery, grass=0.9, branch=not firs and scenery.chance(0.6))
    if scenery.key in ("night", "dusk") and not scenery.snowy:
        paint_fireflies(scenery)


def _paint_depth(scenery: Scenery, *, depth: float, firs: bool) -> None:
    """One depth of trees with the ground before them; 0 is far, 1 near."""
    surface, palette = scenery.surface, scenery.palette
    foot = scenery.horizon + (scenery.height - scenery.horizon) * depth * 0.95
    trees = Shapes()
    for _ in range(int(26 * (1 - depth) + 5)):
        x = scenery.rng.random() * scenery.width
        lean = x - scenery.across(scenery.stage_x)
        if depth > 0.55 and abs(lean) < scenery.width * 0.24:
            x += np.sign(lean) * scenery.width * 0.26
        if firs:
            pine(
                scenery,
                trees,
                x,
                foot + scenery.rng.random() * 12,
                height=scenery.height * (0.32 + 0.95 * depth) * scenery.between(0.8, 1.2),
            )
        else:
            _trunk(scenery, trees, x, foot, width=scenery.width * (0.006 + 0.03 * depth**1.6))
    colour = scenery.toned(hexed("#234a40" if firs else "#4a3a30"), depth=0.16 + 0.8 * depth, share=0.35)
    flow = surface.columns * 0.9 + surface.rows * 0.12
    surface.put(
        trees,
        mix(colour, palette.haze, 0.1),
        mix(colour, palette.haze, 0.28 * (1 - depth)),
        grain=0.1,
        flow=flow,
        solid=0.35 * depth,
    )
    _paint_floor(scenery, foot, depth=depth)
    if not firs:
        _paint_leaves(scenery, depth=depth)


def _paint_near_trunk(scenery: Scenery) -> None:
    """One or two great trunks so near that they are cut by the picture's edges."""
    surface = scenery.surface
    colour = scenery.toned(hexed("#3a2c26"), depth=1.0, share=0.4)
    spots = [scenery.across(scenery.between(0.82, 0.97))]
    if scenery.chance(0.4):
        spots.append(scenery.across(scenery.between(0.02, 0.14)))
    for x in spots:
        trunk = Shapes()
        _trunk(
            scenery,
            trunk,
            x,
            scenery.height * 1.02,
            width=scenery.width * scenery.between(0.08, 0.16),
            branches=0,
        )
        flow = as_field(surface.columns * 0.9 + np.sin(surface.rows / (30 * scenery.unit)) * 6 * scenery.unit)
        surface.put(
            trunk, mix(colour, scenery.palette.light, 0.08), colour * 0.8, grain=0.22, flow=flow, solid=0.25
        )


def _tint(scenery: Scenery) -> str:
    return "#c06a2c" if scenery.reading.autumn else "#3f7a4a"


def _paint_floor(scenery: Scenery, foot: float, *, depth: float) -> None:
    surface = scenery.surface
    line = scenery.ridge(
        base=foot, height=scenery.height * 0.02, cell=scenery.width * 0.25, octaves=4, rough=False
    )
    ground = scenery.toned(hexed(_tint(scenery)), depth=0.2 + 0.72 * depth, share=0.55)
    if scenery.snowy:
        ground = mix(ground, WHITE, 0.62 * (1 - depth * 0.35))
    flow = surface.rows - line[None, :] * 0.8
    surface.put(
        surface.below(line),
        mix(ground, scenery.palette.light, 0.2 * (1 - depth)),
        ground,
        grain=0.14,
        flow=flow,
    )


def _trunk(
    scenery: Scenery, shapes: Shapes, x: float, foot: float, *, width: float, branches: int = 3
) -> None:
    lean, half, high = (
        (scenery.rng.random() - 0.5) * width * 2.2,
        width * scenery.between(0.7, 1.3),
        scenery.height,
    )
    shapes.poly(
        [
            (x - half * 0.85, foot + 14),
            (x - half * 0.48, foot - high * 0.08),
            (x - half * 0.4 + lean * 0.6, foot - high * 0.4),
            (x - half * 0.36 + lean, -20),
            (x + half * 0.36 + lean, -20),
            (x + half * 0.4 + lean * 0.6, foot - high * 0.4),
            (x + half * 0.5, foot - high * 0.08),
            (x + half * 0.95, foot + 14),
        ]
    )
    for branch in range(branches):
        y = foot - high * (0.3 + 0.14 * branch + 0.1 * scenery.rng.random())
        side = -1 if scenery.chance(0.5) else 1
        start = x + lean * 0.6
        shapes.limb(
            (start, y), (start + side * width * 3.4, y - high * 0.09), width=half * 0.3, to=half * 0.1
        )


def _paint_leaves(scenery: Scenery, *, depth: float) -> None:
    leaves = Shapes()
    for _ in range(int(10 + 8 * depth)):
        x = scenery.rng.random() * scenery.width
        y = scenery.height * (0.16 - 0.16 * depth) * scenery.rng.random() * 2 - scenery.height * 0.03
        crown(scenery, leaves, x, y, radius=scenery.height * (0.05 + 0.075 * depth), leaves=7)
    tint = hexed(_tint(scenery))
    top = mix(
        scenery.toned(tint, depth=0.2 + 0.75 * depth, share=0.6), scenery.palette.light, 0.18 * (1 - depth)
    )
    scenery.surface.put(
        leaves, top, scenery.toned(tint, depth=0.25 + 0.7 * depth, share=0.55), grain=0.12, solid=0.3 * depth
    )


def _paint_rays(scenery: Scenery) -> None:
    """Light that falls slanting between the trunks."""
    surface = scenery.surface
    streaks = surface.noise(cell=60, octaves=2, rows=1)[0]
    slant = (surface.columns - scenery.light_x) / (
        np.abs(surface.rows - scenery.light_y + scenery.height * 0.5) + 1
    )
    at = np.clip(slant * 900 * scenery.unit + scenery.width / 2, 0, scenery.width - 1).astype(int)
    rays = np.clip((streaks[at] - 0.5) * 4, 0, 1)
    away = np.hypot(surface.columns - scenery.light_x, (surface.rows - scenery.light_y) * 0.7) / (
        scenery.width * 0.42
    )
    surface.screen(rays * np.exp(-(away**2)) * 0.25, scenery.palette.light)
