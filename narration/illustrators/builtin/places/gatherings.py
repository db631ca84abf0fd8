"""Where people meet or wait: a market square, a park, a churchyard, the beach of an island."""

import numpy as np

from narration.illustrators.builtin.buildings import paint_church, paint_cottage
from narration.illustrators.builtin.land import (
    MEADOW,
    bare_tree,
    crown,
    paint_foreground,
    paint_hills,
    paint_mist,
    paint_mountains,
    paint_path,
)
from narration.illustrators.builtin.noise import as_field, choose
from narration.illustrators.builtin.palette import LAMP, WHITE, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_sky
from narration.illustrators.builtin.things.drawing import Stroke, box, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.placing import place_outdoors, place_piece, tone_of
from narration.illustrators.builtin.water import paint_water

AWNINGS = (("#b0483c", "#eadfc8"), ("#3f6a8a", "#eadfc8"), ("#4f7f55", "#f0e6cc"), ("#c9942f", "#f4ead4"))
WARES = ("#c8453c", "#e0a23a", "#6f9a4e", "#8a5a70", "#d9c7a0", "#b0603c")


def paint_market(scenery: Scenery) -> None:
    """Stalls with awnings before the houses of a square."""
    paint_sky(scenery)
    scenery.horizon = scenery.height * scenery.between(0.56, 0.64)
    if not scenery.dark:
        paint_birds(scenery, count=5)
    for index in range(9):
        x = scenery.width * (index + scenery.between(0.2, 0.8)) / 9
        wide = scenery.width * scenery.between(0.1, 0.14)
        paint_cottage(scenery, x, scenery.horizon + scenery.height * 0.02, width=wide, depth=0.55)
    if scenery.chance(0.5):
        paint_church(
            scenery, scenery.across(0.3), scenery.horizon + 6, width=scenery.height * 0.26, depth=0.5
        )
    stone = scenery.toned(hexed("#e4e8ea" if scenery.snowy else "#b3a28c"), depth=0.8, share=0.6)
    top = scenery.horizon + scenery.height * 0.01
    scenery.surface.put(
        Shapes().rect(-5, top, scenery.width + 5, scenery.height + 5),
        mix(stone, scenery.palette.haze, 0.3),
        stone * 0.8,
        grain=0.14,
    )
    joints = Shapes()
    for row in range(1, 10):
        y = top + (scenery.height - top) * (row / 10) ** 1.7
        joints.rect(0, y, scenery.width, y + 1.6 * scenery.unit)
    scenery.surface.shade(joints, by=0.15)
    scenery.stage_x = scenery.between(0.42, 0.58)
    size = scenery.height * scenery.figure_height
    for at, far in ((0.3, 0.55), (0.7, 0.55), (0.1, 0.95), (0.92, 0.95)):
        x = scenery.across(at + scenery.rng.normal() * 0.015)
        _paint_stall(scenery, x, top + scenery.height * 0.2 * far, size=size * (0.5 + 0.5 * far))
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)
    scenery.drawn.place = "in a market square"
    scenery.drawn.note("market stalls")
    place_outdoors(scenery)


def _paint_stall(scenery: Scenery, x: float, y: float, *, size: float) -> None:
    one, other = choose(scenery.rng, AWNINGS)
    strips = []
    for index in range(7):
        left, low = 0.16 * index - 0.56, 0.18 * index - 0.6
        cloth = f"{left:.2f},1.2 {left + 0.16:.2f},1.2 {low + 0.18:.2f},0.94 {low:.2f},0.94"
        strips.append(poly(one if index % 2 else other, cloth))
    wares: list[Stroke] = []
    for index in range(10):
        at = -0.5 + 0.11 * index
        wares.append(oval(choose(scenery.rng, WARES), f"{at:.2f},{0.5 + 0.02 * (index % 2):.2f} 0.06,0.055"))
    strokes = [
        line("#6a4f38", "-0.54,0 -0.54,1.14", width=0.05),
        line("#6a4f38", "0.56,0 0.56,1.14", width=0.05),
        box("#7a5a40", "-0.6,0.1 0.62,0.42"),
        *wares,
        box("#9a7250", "-0.64,0.4 0.66,0.48"),
        *strips,
    ]
    frame = Frame(x, y, size, scenery.mirrored)
    scenery.shadow_on_ground(x, y, width=size * 1.2)
    paint(scenery.surface, strokes, frame, tone=tone_of(scenery))
    if scenery.dark:
        scenery.surface.shine(*frame.at(0, 0.86), reach=size * 0.7, colour=hexed(LAMP), strength=0.6)


def paint_park(scenery: Scenery) -> None:
    """Lawns, old trees, a pond or a bandstand, benches along a path."""
    paint_sky(scenery)
    if not scenery.dark:
        paint_birds(scenery, count=5)
    town = Shapes()
    for _ in range(16):
        x, wide = scenery.rng.random() * scenery.width, scenery.width * scenery.between(0.03, 0.07)
        town.rect(
            x, scenery.horizon - scenery.height * scenery.between(0.06, 0.2), x + wide, scenery.horizon + 4
        )
    scenery.surface.put(
        town, scenery.toned(hexed("#6a6478"), depth=0.25, share=0.4), scenery.palette.haze, grain=0.04
    )
    tint = "#a98a44" if scenery.reading.autumn else MEADOW
    lines = paint_hills(scenery, count=3, top=scenery.horizon, tint=hexed(tint), height=0.03, trees=False)
    pond = {"pond", "lake", "lakeside"} & set(scenery.reading.words) or scenery.chance(0.4)
    if pond:
        _paint_pond(scenery)
    paint_path(scenery, lines[-1] - scenery.height * 0.05, to=scenery.between(0.4, 0.6))
    _paint_park_trees(scenery)
    if not pond and scenery.chance(0.6):
        _paint_bandstand(scenery, scenery.across(0.7), scenery.horizon + scenery.height * 0.12)
    scenery.ground = np.full(scenery.width, scenery.height * 0.92, np.float32)
    scenery.drawn.place = "in a park"
    scenery.stage_x = scenery.between(0.38, 0.56)
    x = scenery.across(scenery.stage_x + 0.24)
    place_piece(scenery, "bench", x, scenery.height * 0.89, size=scenery.height * scenery.figure_height)
    if scenery.dark:
        place_piece(
            scenery, "lamp post", scenery.across(0.2), scenery.height * 0.84, size=scenery.height * 0.26
        )
    place_outdoors(scenery, most=1)
    paint_foreground(scenery, grass=0.7, branch=True)


def _paint_pond(scenery: Scenery) -> None:
    surface = scenery.surface
    x, y = scenery.across(0.72), scenery.horizon + scenery.height * 0.18
    wide, high = scenery.width * 0.26, scenery.height * 0.07
    water = mix(scenery.palette.sky[-2], hexed("#4f8aa0"), 0.35)
    surface.put(
        Shapes().oval(x, y, wide, high),
        mix(water, WHITE, 0.1),
        mix(water, scenery.palette.near, 0.3),
        grain=0.1,
        solid=-0.3,
    )
    frame = Frame(x, y, scenery.height * 0.08, scenery.mirrored)
    duck = [
        smooth("#f0ece0", "-0.5,0.1 -0.3,0.4 0.1,0.36 0.2,0.7 0.4,0.7 0.44,0.5 0.36,0.1"),
        poly("#d9962f", "0.42,0.64 0.62,0.56 0.42,0.52"),
    ]
    for at in (-1.0, 0.7):
        paint(surface, duck, frame.inner(at, 0, size=0.7), tone=tone_of(scenery))
    scenery.drawn.note("ducks on a pond")


def _paint_park_trees(scenery: Scenery) -> None:
    tint = hexed("#b0672e" if scenery.reading.autumn else "#3f7a4a")
    for far in (0.25, 0.5, 0.8):
        trees = Shapes()
        trunks = Shapes()
        for side in (-1, 1):
            x = scenery.width * (0.5 + side * (0.18 + 0.34 * far) + scenery.rng.normal() * 0.03)
            y = scenery.horizon + scenery.height * 0.3 * far
            size = scenery.height * (0.14 + 0.34 * far)
            trunks.limb((x, y), (x, y - size * 0.8), width=size * 0.12, to=size * 0.06)
            if scenery.snowy:
                bare_tree(
                    scenery, trunks, (x, y - size * 0.4), length=size * 0.3, lean=1.57, width=size * 0.08
                )
            else:
                crown(scenery, trees, x, y - size, radius=size * 0.48, leaves=14)
        scenery.surface.put(
            trunks, scenery.toned(hexed("#4f3a2c"), depth=0.4 + 0.55 * far, share=0.4), grain=0.1, solid=0.5
        )
        colour = scenery.toned(tint, depth=0.4 + 0.5 * far, share=0.6)
        scenery.surface.put(
            trees, mix(colour, scenery.palette.light, 0.15), colour * 0.85, grain=0.14, solid=0.2
        )


def _paint_bandstand(scenery: Scenery, x: float, y: float) -> None:
    strokes = [
        box("#8a7a68", "-0.6,0 0.6,0.12"),
        *(line("#e6e0d0", f"{at},0.1 {at},0.66", width=0.04) for at in (-0.5, -0.2, 0.2, 0.5)),
        smooth("#5f8a84", "-0.72,0.64 -0.3,0.86 0,1.06 0.3,0.86 0.72,0.64 0,0.6"),
        line("#5f8a84", "0,1.0 0,1.18", width=0.03),
        line("#e6e0d0", "-0.5,0.3 0.5,0.3", width=0.02),
    ]
    paint(scenery.surface, strokes, Frame(x, y, scenery.height * 0.24), tone=tone_of(scenery, far=0.25))
    scenery.drawn.note("a bandstand")


def paint_churchyard(scenery: Scenery) -> None:
    """Graves in the grass below a church."""
    paint_sky(scenery)
    paint_mountains(scenery, count=1, base=scenery.horizon, height=0.14)
    if not scenery.dark:
        paint_birds(scenery, count=6)
    tint = "#8a8a4a" if scenery.reading.autumn else "#5a7f52"
    lines = paint_hills(scenery, count=3, top=scenery.horizon, tint=hexed(tint), height=0.05)
    x = scenery.across(scenery.between(0.66, 0.8))
    paint_church(
        scenery, x, float(lines[0][int(x)]) + scenery.height * 0.1, width=scenery.height * 0.42, depth=0.7
    )
    yew = Shapes()
    at = scenery.across(scenery.between(0.1, 0.2))
    bare_tree(
        scenery,
        yew,
        (at, scenery.height * 0.84),
        length=scenery.height * 0.15,
        lean=1.5,
        width=scenery.height * 0.03,
    )
    scenery.surface.put(yew, scenery.toned(hexed("#3a2c26"), depth=0.95, share=0.4), grain=0.08, solid=0.7)
    for row, size in ((0.14, 0.16), (0.22, 0.22), (0.3, 0.3)):
        for _ in range(5):
            grave = scenery.rng.random() * scenery.width
            place_piece(
                scenery,
                "gravestone",
                grave,
                scenery.horizon + scenery.height * row,
                size=scenery.height * size,
                shadow=False,
            )
    paint_mist(
        scenery, row=scenery.horizon + scenery.height * 0.14, depth=scenery.height * 0.05, strength=0.35
    )
    scenery.ground = as_field(lines[-1] + scenery.height * 0.03)
    paint_path(scenery, lines[-1], to=scenery.between(0.35, 0.6))
    scenery.drawn.place = "in a churchyard"
    scenery.stage_x = scenery.between(0.34, 0.52)
    place_outdoors(scenery, most=1)
    paint_foreground(scenery, grass=1.0, branch=scenery.chance(0.4))


def paint_island(scenery: Scenery) -> None:
    """A small island across the water, seen from its own beach."""
    scenery.horizon = scenery.height * scenery.between(0.46, 0.56)
    paint_sky(scenery)
    if not scenery.dark:
        paint_birds(scenery, count=7)
    paint_water(scenery, row=scenery.horizon, tint=hexed("#2f8f95"))
    surface = scenery.surface
    x, wide = scenery.across(scenery.between(0.64, 0.76)), scenery.width * scenery.between(0.16, 0.22)
    y = scenery.horizon + scenery.height * 0.06
    hump = [
        (x - wide, y),
        (x - wide * 0.6, y - scenery.height * 0.06),
        (x - wide * 0.1, y - scenery.height * 0.17),
        (x + wide * 0.35, y - scenery.height * 0.1),
        (x + wide, y),
        (x, y + scenery.height * 0.02),
    ]
    green = scenery.toned(hexed("#4f7f55"), depth=0.6, share=0.5)
    surface.put(
        Shapes().smooth(hump), mix(green, scenery.palette.light, 0.15), green * 0.8, grain=0.16, solid=0.3
    )
    paint_cottage(scenery, x - wide * 0.1, y - scenery.height * 0.02, width=wide * 0.34, depth=0.6)
    sand = scenery.toned(hexed("#e0c894"), depth=0.9, share=0.6)
    line_ = scenery.ridge(
        base=scenery.height * 0.84,
        height=scenery.height * 0.05,
        cell=scenery.width * 0.5,
        octaves=3,
        rough=False,
    )
    surface.put(surface.below(line_), mix(sand, scenery.palette.light, 0.2), sand * 0.8, grain=0.12)
    foam = np.clip(1 - np.abs(surface.rows - line_[None, :]) / (7 * scenery.unit), 0, 1)
    surface.put(
        surface.everywhere(as_field(foam)), mix(scenery.palette.haze, WHITE, 0.6), alpha=0.7, grain=0, edge=0
    )
    _paint_shells(scenery, line_)
    if scenery.reading.shows("boat") or scenery.chance(0.5):
        _paint_beached_boat(scenery, scenery.across(0.2), scenery.height * 0.92)
    scenery.ground = np.maximum(line_ + scenery.height * 0.06, scenery.height * 0.92).astype(np.float32)
    scenery.drawn.place = "on the beach of an island"
    scenery.stage_x = scenery.between(0.4, 0.54)
    place_outdoors(scenery, most=1)


def _paint_shells(scenery: Scenery, beach: np.ndarray) -> None:
    stones = Shapes()
    for _ in range(40):
        x = scenery.rng.random() * scenery.width
        y = float(beach[int(x)]) + scenery.height * scenery.between(0.02, 0.16)
        stones.oval(x, y, scenery.unit * scenery.between(3, 11), scenery.unit * scenery.between(2, 6))
    scenery.surface.put(stones, scenery.toned(hexed("#8a7a6a"), depth=0.9, share=0.5), grain=0.1, edge=0.5)


def _paint_beached_boat(scenery: Scenery, x: float, y: float) -> None:
    strokes = [
        smooth("#6a4a34", "-0.9,0.36 -0.7,0.06 0,-0.02 0.66,0.06 0.96,0.44 0.5,0.34 0,0.3 -0.5,0.3"),
        smooth("#8a6448", "-0.9,0.36 -0.5,0.3 0,0.3 0.5,0.34 0.96,0.44 0.4,0.42 -0.4,0.4"),
        line("#54381f", "-0.2,0.36 0.7,0.7", width=0.035),
    ]
    scenery.shadow_on_ground(x, y, width=scenery.height * 0.4)
    paint(
        scenery.surface, strokes, Frame(x, y, scenery.height * 0.26, scenery.mirrored), tone=tone_of(scenery)
    )
    scenery.drawn.note("a boat on the sand")
