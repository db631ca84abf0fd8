"""A railway platform: rails, a train, a roof on iron posts, a clock."""

import numpy as np

from narration.illustrators.builtin.land import paint_mist, paint_mountains
from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, WHITE, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.sky import paint_sky
from narration.illustrators.builtin.things.drawing import Stroke, box, line, oval, paint, smooth
from narration.illustrators.builtin.things.placing import place_outdoors, place_piece, tone_of


def paint_platform(scenery: Scenery) -> None:
    """A platform under its roof, a train or the empty line beside it."""
    paint_sky(scenery)
    scenery.horizon = scenery.height * scenery.between(0.54, 0.6)
    paint_mountains(scenery, count=2, base=scenery.horizon, height=0.12)
    paint_mist(scenery, row=scenery.horizon, depth=scenery.height * 0.05, strength=0.5)
    gravel = scenery.toned(hexed("#7d756c"), depth=0.75, share=0.5)
    top = scenery.horizon + scenery.height * 0.03
    scenery.surface.put(
        Shapes().rect(-5, top, scenery.width + 5, scenery.height + 5),
        mix(gravel, scenery.palette.haze, 0.3),
        gravel * 0.75,
        grain=0.25,
    )
    _paint_rails(scenery, top)
    if scenery.chance(0.65) or "train" in scenery.reading.words:
        _paint_train(scenery, scenery.height * 0.73)
    edge = scenery.height * 0.8
    stone = scenery.toned(hexed("#e4e8ea" if scenery.snowy else "#a89a88"), depth=0.9, share=0.6)
    scenery.surface.put(
        Shapes().rect(-5, edge, scenery.width + 5, scenery.height + 5),
        mix(stone, scenery.palette.light, 0.15),
        stone * 0.75,
        grain=0.14,
    )
    scenery.surface.put(
        Shapes().rect(-5, edge, scenery.width + 5, edge + 12 * scenery.unit),
        mix(WHITE * 0.9, scenery.palette.near, 0.25),
        grain=0.05,
    )
    _paint_roof(scenery, edge)
    scenery.ground = np.full(scenery.width, scenery.height * 0.935, np.float32)
    scenery.drawn.place = "on a railway platform"
    scenery.stage_x = scenery.between(0.4, 0.58)
    place_piece(
        scenery,
        "bench",
        scenery.across(scenery.stage_x + 0.26),
        scenery.height * 0.9,
        size=scenery.height * scenery.figure_height,
    )
    place_outdoors(scenery, most=1)


def _paint_rails(scenery: Scenery, top: float) -> None:
    surface, rails = scenery.surface, Shapes()
    for share in (0.35, 0.62):
        y = top + scenery.height * 0.2 * share
        rails.rect(-5, y, scenery.width + 5, y + 3 * scenery.unit)
    sleepers = Shapes()
    for index in range(40):
        x = scenery.width * index / 40
        sleepers.rect(x, top + scenery.height * 0.05, x + scenery.width * 0.012, top + scenery.height * 0.15)
    surface.put(sleepers, scenery.toned(hexed("#4f3d30"), depth=0.8, share=0.5), grain=0.1, edge=0.4)
    surface.put(rails, mix(hexed("#9aa4ac"), scenery.palette.light, 0.2), grain=0, solid=-0.2)


def _paint_train(scenery: Scenery, foot: float) -> None:
    """Carriages, perhaps with the engine that draws them."""
    code = choose(scenery.rng, ("#5f2f34", "#2f4f45", "#33445f"))
    lit = scenery.dark
    glass = "#ffd98a" if lit else "#9fb4ba"
    size = scenery.height * 0.34
    start = scenery.between(-0.3, 0.3)
    for index in range(4):
        x = scenery.across(0.08 + 0.36 * index + start * 0.2)
        carriage: list[Stroke] = [
            smooth("#3a3a40", "-0.9,0.92 -0.84,1.02 0,1.06 0.84,1.02 0.9,0.92"),
            box(code, "-0.88,0.16 0.88,0.94"),
            box("#d8c8a0", "-0.88,0.42 0.88,0.46"),
            *(box(glass, f"{at},0.52 {at + 0.24:.2f},0.82") for at in (-0.78, -0.46, -0.14, 0.18, 0.5)),
            *(oval("#20222a", f"{at},0.1 0.1,0.1") for at in (-0.66, -0.4, 0.4, 0.66)),
        ]
        frame = Frame(x, foot, size, scenery.mirrored)
        paint(scenery.surface, carriage, frame, tone=tone_of(scenery))
        if lit:
            scenery.surface.shine(*frame.at(0, 0.66), reach=size * 0.8, colour=hexed(LAMP), strength=0.3)
    scenery.drawn.note("a train")


def _paint_roof(scenery: Scenery, edge: float) -> None:
    """Iron posts, a canopy with its fringe of boards, a clock."""
    iron = scenery.toned(hexed("#3f4f4a"), depth=1, share=0.5)
    posts = Shapes()
    low = scenery.height * 0.13
    for share in (0.1, 0.5, 0.9):
        x = scenery.width * (share + scenery.rng.normal() * 0.01)
        posts.rect(x - 8 * scenery.unit, low, x + 8 * scenery.unit, edge + scenery.height * 0.04)
        for side in (-1, 1):
            posts.line(
                [
                    (x, low + scenery.height * 0.12),
                    (x + side * scenery.width * 0.03, low + scenery.height * 0.05),
                    (x + side * scenery.width * 0.06, low),
                ],
                width=6 * scenery.unit,
            )
    posts.rect(-5, -5, scenery.width + 5, low)
    for index in range(46):
        x = scenery.width * index / 46
        posts.poly(
            [(x, low), (x + scenery.width / 46, low), (x + scenery.width / 92, low + scenery.height * 0.03)]
        )
    scenery.surface.put(posts, mix(iron, scenery.palette.light, 0.06), iron * 0.9, grain=0.06, solid=0.7)
    frame = Frame(scenery.across(0.68), low + scenery.height * 0.1, scenery.height * 0.16, scenery.mirrored)
    clock = [
        line("#2a2a30", "0,0.3 0,0.7", width=0.04),
        oval("#2a2a30", "0,0 0.34,0.34"),
        oval("#f3ead2", "0,0 0.28,0.28", lit=scenery.dark),
        line("#2a2a30", "0,0 0,0.2", width=0.04),
        line("#2a2a30", "0,0 0.12,-0.08", width=0.04),
    ]
    paint(scenery.surface, clock, frame, tone=tone_of(scenery))
    scenery.drawn.note("a station clock")
