"""What grows and rises out of the ground: mountains, hills, trees, grass, paths, mist."""

import math

import numpy as np

from narration.illustrators.builtin.noise import Field, choose
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Mask, Point, Shapes

MEADOW = "#5d8f4e"
FLOWERS = ("#e8695a", "#f4c24e", "#f3e9dd", "#b58ad0")


def paint_mountains(
    scenery: Scenery,
    *,
    count: int,
    base: float,
    height: float,
    tint: Colour | None = None,
    snow: bool = False,
) -> None:
    """Ranges one behind the other, the far ones first; `height` is a share of the picture's."""
    surface, palette = scenery.surface, scenery.palette
    for index in range(count):
        depth = (index + 0.6) / (count + 1.2)
        line = scenery.ridge(
            base=base - scenery.height * (height * (1 - depth) * 0.55 - 0.05 * index),
            height=scenery.height * height * (1 - 0.35 * depth),
            cell=scenery.width * (0.34 - 0.05 * index),
            octaves=7,
        )
        colour = scenery.toned(palette.near if tint is None else tint, depth=depth * 0.85, share=0.35)
        rock = surface.below(line)
        flow = surface.rows - line[None, :] * 0.8
        surface.put(rock, mix(colour, palette.near, 0.18), mix(colour, palette.haze, 0.55), flow=flow)
        _paint_slopes(scenery, rock, line, depth=depth)
        if snow or scenery.snowy:
            _paint_snowfields(scenery, rock, line, depth=depth)


def _paint_slopes(scenery: Scenery, rock: Mask, line: Field, *, depth: float) -> None:
    """The flanks turned away from the light lie in the shade."""
    window = rock.window
    slope = np.gradient(line) * (1 if scenery.light_x > scenery.width / 2 else -1)
    depth_below = scenery.surface.rows[window] - line[None, :]
    turn = depth_below * 0.35 + (scenery.surface.noise(cell=70)[window] - 0.5) * 60 * scenery.unit
    columns = np.clip(scenery.surface.columns[window] + turn, 0, scenery.width - 1).astype(int)
    shade = np.clip(-slope[columns] * 1.2, 0, 1) * np.exp(-depth_below / (scenery.height * 0.14))
    scenery.surface.colour[window] *= 1 - (0.3 * shade * rock.cover * (0.4 + 0.6 * depth))[..., None]


def _paint_snowfields(scenery: Scenery, rock: Mask, line: Field, *, depth: float) -> None:
    surface, window = scenery.surface, rock.window
    ragged = surface.noise(cell=60, octaves=3)[window] * 1.7
    streaks = surface.noise(cell=34, octaves=3, stretch=(0.5, 1.5))[window]
    lower = line[None, :] + scenery.height * 0.075 * ragged - surface.rows[window]
    side = np.sign(scenery.light_x - scenery.width / 2)
    lit = np.clip(0.55 + side * np.gradient(line)[None, :] * 1.3, 0.12, 1)
    cover = np.clip(lower / 6, 0, 1) * rock.cover * np.clip(0.62 - (streaks - 0.44) * 6, 0, 1) * lit
    snow = Mask(rock.top, rock.left, cover.astype(np.float32))
    flow = surface.rows - line[None, :] * 0.8
    surface.put(
        snow,
        mix(WHITE, scenery.palette.haze, 0.18),
        alpha=0.85 * (1 - 0.25 * depth),
        grain=0.02,
        edge=0.1,
        solid=-0.4,
        flow=flow,
    )


def paint_hills(
    scenery: Scenery, *, count: int, top: float, tint: Colour, height: float = 0.07, trees: bool = True
) -> list[Field]:
    """Rolling ground from row `top` down; the y of every hill's crest, the nearest last."""
    surface, palette = scenery.surface, scenery.palette
    lines = []
    for index in range(count):
        depth = (index + 1) / (count + 0.3)
        base = top + (scenery.height - top) * (index / count) * 0.92 + scenery.height * 0.02
        line = scenery.ridge(
            base=base,
            height=scenery.height * height,
            cell=scenery.width * (0.5 - 0.06 * index),
            octaves=3,
            rough=False,
        )
        lines.append(line)
        colour = scenery.toned(tint, depth=0.25 + 0.7 * depth, share=0.62 - 0.22 * depth)
        flow = surface.rows - line[None, :] * 0.85 + np.sin(surface.columns / (90 * scenery.unit)) * 4
        crest, foot = (
            mix(colour, palette.light, 0.22 * (1 - depth * 0.5)),
            mix(colour, palette.near, 0.25 * depth),
        )
        if scenery.snowy:
            crest, foot = mix(WHITE * 0.97, palette.haze, 0.35), mix(palette.haze, palette.near, 0.34)
        surface.put(surface.below(line), crest, foot, grain=0.09, flow=flow)
        if trees and index < count - 1:
            _paint_hill_trees(scenery, line, index=index, depth=depth)
    return lines


def _paint_hill_trees(scenery: Scenery, line: Field, *, index: int, depth: float) -> None:
    rng, height = scenery.rng, scenery.height
    trees, x0 = Shapes(), rng.random() * scenery.width
    for _ in range(int(rng.integers(8, 18))):
        x = (x0 + rng.normal() * scenery.width * 0.13) % scenery.width
        size = height * (0.022 + 0.028 * index) * (0.7 + 0.6 * rng.random())
        y = line[int(min(scenery.width - 1, x))] + 3
        if rng.random() < 0.55 and not scenery.snowy:
            crown(scenery, trees, x, y - size * 0.8, radius=size * 0.55)
            trees.limb((x, y), (x, y - size * 0.7), width=size * 0.1, to=size * 0.06)
        else:
            pine(scenery, trees, x, y, height=size * 1.4)
    tint = hexed("#b0672e" if scenery.reading.autumn else "#2e5a3a")
    scenery.surface.put(trees, scenery.toned(tint, depth=0.35 + 0.6 * depth), grain=0.06, solid=0.6)


def crown(scenery: Scenery, shapes: Shapes, x: float, y: float, *, radius: float, leaves: int = 9) -> None:
    """The foliage of a tree: a heap of discs."""
    for _ in range(leaves):
        turn, far = scenery.rng.random() * 2 * math.pi, radius * 0.62 * scenery.rng.random() ** 0.5
        size = radius * (0.34 + 0.24 * scenery.rng.random())
        shapes.oval(x + math.cos(turn) * far, y + math.sin(turn) * far * 0.85, size)


def pine(scenery: Scenery, shapes: Shapes, x: float, y: float, *, height: float) -> None:
    """A fir with six tiers of branches, its foot at (x, y)."""
    width = height * 0.26
    shapes.limb((x, y), (x, y - height * 0.3), width=height * 0.04, to=height * 0.024)
    for tier in range(6):
        share = tier / 6
        foot = y - height * (0.1 + 0.9 * share)
        half = width * (1 - share) ** 0.85 + height * 0.012
        tall, lean = height * 0.27 * (1 - share * 0.4), (scenery.rng.random() - 0.5) * width * 0.04
        droop = scenery.rng.random() * height * 0.012
        shapes.poly(
            [
                (x - half, foot),
                (x - half * 0.35, foot - tall * 0.28),
                (x + lean, foot - tall),
                (x + half * 0.35, foot - tall * 0.28),
                (x + half, foot + droop),
                (x + half * 0.3, foot - height * 0.012),
                (x - half * 0.3, foot - height * 0.006),
            ]
        )


def bare_tree(
    scenery: Scenery, shapes: Shapes, start: Point, *, length: float, lean: float, width: float
) -> None:
    """A leafless tree that forks up to five times; `lean` is its direction in radians."""
    _branch(scenery, shapes, start, length=length, lean=lean, width=width, forks=5)


def _branch(
    scenery: Scenery, shapes: Shapes, start: Point, *, length: float, lean: float, width: float, forks: int
) -> None:
    end = start[0] + math.cos(lean) * length, start[1] - math.sin(lean) * length
    shapes.limb(start, end, width=width, to=width * 0.66)
    if not forks or length < 5 * scenery.unit:
        return
    for side in (-1, 1):
        turn = lean + side * 0.3 + (scenery.rng.random() - 0.5) * 0.7
        share = 0.62 + 0.2 * scenery.rng.random()
        _branch(scenery, shapes, end, length=length * share, lean=turn, width=width * 0.64, forks=forks - 1)


def paint_path(scenery: Scenery, line: Field, *, to: float) -> None:
    """A way that winds from the crest of the ground down to the share `to` of the picture's lower edge."""
    surface = scenery.surface
    far = scenery.width * scenery.between(0.4, 0.6)
    share = np.clip((surface.rows - line[None, :]) / (scenery.height - line.min()), 0, 1)
    centre = far + np.sin(share * 3 + 1) * scenery.width * 0.07 * (1 - share)
    centre += (scenery.width * to - far) * share
    width = scenery.width * (0.006 + 0.11 * share**1.25)
    cover = np.clip((width - np.abs(surface.columns - centre)) / 4, 0, 1)
    cover *= np.clip(surface.rows - line[None, :] + 0.5, 0, 1)
    sand, earth = (
        (hexed("#e9edf0"), hexed("#c8d2dc")) if scenery.snowy else (hexed("#e3c79a"), hexed("#c9a878"))
    )
    top = mix(scenery.toned(sand, depth=0.5, share=0.7), scenery.palette.light, 0.25)
    bottom = mix(scenery.toned(earth, depth=0.6, share=0.7), scenery.palette.near, 0.1)
    surface.put(surface.everywhere(cover), top, bottom, alpha=0.8, grain=0.12, edge=0.4)


def paint_mist(scenery: Scenery, *, row: float, depth: float, strength: float = 0.6) -> None:
    """A band of mist about a row, `depth` pixels to either side."""
    surface = scenery.surface
    band = np.exp(-(((surface.rows - row) / depth) ** 2))
    cover = np.clip(band * (0.45 + 0.75 * surface.noise(cell=260, stretch=(3, 1))) * strength, 0, 0.9)
    surface.veil(cover.astype(np.float32), mix(scenery.palette.haze, scenery.palette.light, 0.3))


def paint_foreground(scenery: Scenery, *, grass: float = 1.0, branch: bool = False) -> None:
    """What is nearest: grass and flowers along the lower edge, perhaps a branch from above."""
    colour = scenery.toned(hexed("#1d3a2c"), depth=1.0, share=0.35)
    blades = Shapes()
    for _ in range(int(260 * grass * scenery.width / scenery.height / 1.78)):
        _blade(scenery, blades)
    scenery.surface.put(blades, colour, colour * 0.8, grain=0, solid=1)
    if scenery.key in ("day", "afternoon", "dawn", "dusk") and not scenery.snowy:
        _paint_flowers(scenery)
    if branch and not scenery.snowy:
        _paint_branch(scenery, colour)


def _blade(scenery: Scenery, blades: Shapes) -> None:
    rng, foot = scenery.rng, scenery.height + 4
    x = rng.random() * scenery.width
    tall = scenery.height * (0.03 + 0.085 * rng.random()) * (0.35 + 1.6 * abs(x / scenery.width - 0.5))
    bend, half = (rng.random() - 0.5) * tall * 0.9, 2.2 * scenery.unit
    blades.poly(
        [
            (x - half, foot),
            (x + bend * 0.4 - half * 0.6, scenery.height - tall * 0.6),
            (x + bend, scenery.height - tall),
            (x + bend * 0.4 + half * 0.6, scenery.height - tall * 0.6),
            (x + half, foot),
        ]
    )


def _paint_flowers(scenery: Scenery) -> None:
    rng = scenery.rng
    for code in FLOWERS:
        heads = Shapes()
        for _ in range(22):
            far = rng.random() ** 2 * 0.36 * scenery.width
            x = far if rng.random() < 0.5 else scenery.width - far
            y = scenery.height * (0.905 + 0.09 * rng.random())
            heads.oval(x, y, scenery.unit * (2.2 + 3.6 * rng.random()))
        scenery.surface.put(heads, scenery.lit(hexed(code)), grain=0, edge=0.3, accent=0.4)


def _paint_branch(scenery: Scenery, colour: Colour) -> None:
    rng, unit = scenery.rng, scenery.unit
    from_left = scenery.light_x > scenery.width * 0.5
    start, side = (-10.0, 1) if from_left else (scenery.width + 10.0, -1)
    twigs = Shapes()
    for index in range(3):
        end_x = start + side * scenery.width * (0.12 + 0.1 * index)
        end_y = scenery.height * (0.02 + 0.06 * index + 0.03 * rng.random())
        twigs.limb((start, -10.0 + index * 12), (end_x, end_y), width=7 * unit, to=2 * unit)
        for share in np.linspace(0.15, 1, 16):
            _leaves(scenery, twigs, start + (end_x - start) * share, -10 + (end_y + 10) * share)
    scenery.surface.put(twigs, colour, colour * 0.9, grain=0, solid=1)


def _leaves(scenery: Scenery, shapes: Shapes, x: float, y: float) -> None:
    for _ in range(4):
        turn, size = scenery.rng.random() * 2 * math.pi, scenery.unit * (9 + 9 * scenery.rng.random())
        dx, dy = math.cos(turn) * size * 1.7, abs(math.sin(turn)) * size * 1.6
        wide = (-math.sin(turn) * size * 0.4, math.cos(turn) * size * 0.4)
        middle = (x + dx / 2, y + dy / 2)
        shapes.poly(
            [
                (x, y),
                (middle[0] + wide[0], middle[1] + wide[1]),
                (x + dx, y + dy),
                (middle[0] - wide[0], middle[1] - wide[1]),
            ]
        )


def paint_fireflies(scenery: Scenery, *, count: int = 30) -> None:
    """Small warm lights low over the ground."""
    for _ in range(count):
        x, y = scenery.rng.random() * scenery.width, scenery.height * scenery.between(0.5, 0.95)
        colour = hexed(choose(scenery.rng, ("#ffe88a", "#ffd070")))
        scenery.surface.shine(x, y, reach=scenery.unit * scenery.between(3, 7), colour=colour)
