"""Fires and lamps: hearth, oven, stove, and the lamp of a lighthouse."""

from narration.illustrators.builtin.palette import LAMP, hexed
from narration.illustrators.builtin.places.furnishing import (
    BRASS,
    DARK,
    IRON,
    before_wall,
    painted,
    wall_size,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.things.drawing import box, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.held import HELD_DRAWINGS
from narration.illustrators.builtin.things.placing import place_piece, tone_of


def paint_fireplace(scenery: Scenery, x: float, floor_y: float) -> None:
    stones = [line("#5f4f48", f"-0.5,{y} 0.5,{y}", width=0.014) for y in (0.2, 0.4, 0.6, 0.8)]
    fire = [oval("#e0502a", "0,0.1 0.28,0.1", lit=True)]
    for at, tall in ((-0.2, 0.3), (-0.08, 0.42), (0.06, 0.5), (0.18, 0.34)):
        fire.append(
            smooth(
                "#f0742e",
                f"{at - 0.07:.2f},0.06 {at - 0.05:.2f},{tall * 0.55:.2f} {at:.2f},{tall} "
                f"{at + 0.06:.2f},{tall * 0.5:.2f} {at + 0.07:.2f},0.06",
                lit=True,
            )
        )
        fire.append(
            smooth(
                "#ffd06a", f"{at - 0.035:.3f},0.06 {at:.2f},{tall * 0.56:.2f} {at + 0.035:.3f},0.06", lit=True
            )
        )
    frame = painted(
        scenery,
        x,
        floor_y + 8,
        box("#6d5a50", "-0.3,0.9 0.3,6"),
        box("#7f6a5e", "-0.56,0 0.56,0.98"),
        *stones,
        smooth("#1a0f10", "-0.36,0 -0.36,0 -0.36,0.4 -0.24,0.62 0,0.68 0.24,0.62 0.36,0.4 0.36,0 0.36,0"),
        line(DARK, "-0.24,0.06 0.22,0.1", width=0.06),
        *fire,
        box(DARK, "-0.68,0.98 0.68,1.06"),
        name="a fire in the hearth",
    )
    for thing, at in (("candle", -0.5), ("clock", 0.3)):
        drawing = HELD_DRAWINGS[thing]
        paint(
            scenery.surface,
            drawing.strokes,
            frame.inner(at, 1.06 - drawing.foot * 0.22, size=0.22),
            tone=tone_of(scenery),
        )
    scenery.surface.shine(
        *frame.at(0, 0.3), reach=scenery.height * 0.5, colour=hexed("#ff9440"), strength=0.7
    )


def paint_oven(scenery: Scenery, x: float, floor_y: float) -> None:
    place_piece(scenery, "oven", x, floor_y + 10, size=wall_size(scenery))


def paint_range(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        box("#33363c", "-0.08,0.6 0.08,6"),
        box("#3d4248", "-0.55,0.02 0.55,0.56"),
        box("#52585f", "-0.6,0.56 0.6,0.63"),
        box("#2a2d33", "-0.48,0.12 -0.06,0.46"),
        box("#2a2d33", "0.06,0.12 0.48,0.46"),
        box("#f0803a", "0.14,0.2 0.4,0.28"),
        line(BRASS, "-0.5,0.51 0.5,0.51", width=0.02),
        smooth("#b0603c", "-0.42,0.63 -0.46,0.76 -0.3,0.86 -0.14,0.76 -0.18,0.63"),
        line("#b0603c", "-0.16,0.72 -0.04,0.82", width=0.035),
        line(IRON, "-0.4,0.84 -0.3,0.96 -0.2,0.84", width=0.02),
        box("#8f979c", "0.12,0.63 0.42,0.8"),
        name="a kitchen stove",
    )
    scenery.surface.shine(*frame.at(0.27, 0.24), reach=frame.size * 0.5, colour=hexed(LAMP), strength=0.5)


def paint_great_lamp(scenery: Scenery, x: float, floor_y: float) -> None:
    """The lens of a lighthouse on its pillar."""
    rings = [
        line("#6d8f94", f"-{wide:.2f},{y:.2f} {wide:.2f},{y:.2f}", width=0.016)
        for y, wide in ((0.78, 0.3), (0.92, 0.37), (1.06, 0.4), (1.2, 0.4), (1.34, 0.37), (1.48, 0.3))
    ]
    lit = scenery.dark
    frame = painted(
        scenery,
        x,
        floor_y + 14,
        box(IRON, "-0.16,0 0.16,0.5"),
        poly(IRON, "-0.36,0.5 0.36,0.5 0.28,0.62 -0.28,0.62"),
        smooth(
            "#ffe9a0" if lit else "#cfe2e0",
            "-0.26,0.62 -0.4,0.9 -0.42,1.14 -0.36,1.4 -0.2,1.62 0,1.7 0.2,1.62 0.36,1.4 0.42,1.14 "
            "0.4,0.9 0.26,0.62",
            lit=lit,
        ),
        *rings,
        oval("#fff8d8" if lit else "#e8e0c0", "0,1.14 0.14,0.17", lit=lit),
        line(BRASS, "-0.2,0.62 -0.4,1.1 -0.16,1.66", width=0.02),
        line(BRASS, "0.2,0.62 0.4,1.1 0.16,1.66", width=0.02),
        smooth(BRASS, "-0.2,1.66 0,1.84 0.2,1.66"),
        name="the great lamp, alight" if lit else "the great lamp, unlit",
    )
    if lit:
        scenery.surface.shine(
            *frame.at(0, 1.14), reach=frame.size * 1.5, colour=hexed("#ffe9a8"), strength=0.8
        )


def paint_wall_lamp(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        floor_y - scenery.height * 0.34,
        line(IRON, "-0.02,0.1 0.0,0.24 0.08,0.24", width=0.02),
        poly("#ffdf9a", "0.02,0.22 0.14,0.22 0.17,0.05 -0.01,0.05", lit=True),
        poly(IRON, "0.0,0.22 0.16,0.22 0.08,0.3"),
        box(IRON, "0.01,0.02 0.15,0.05"),
        shadow=False,
        name="a lamp on the wall",
    )
    scenery.surface.shine(*frame.at(0.08, 0.13), reach=frame.size * 1.1, colour=hexed(LAMP), strength=0.6)
