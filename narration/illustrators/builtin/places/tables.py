"""Tables, desks, counters and consoles, with what lies on them."""

import numpy as np

from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.places.furnishing import (
    BRASS,
    CREAM,
    DARK,
    IRON,
    WOOD,
    before_wall,
    lay_table,
    painted,
    put_lamp,
    wall_size,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.things.drawing import box, line, oval, paint, poly
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from narration.illustrators.builtin.things.placing import place_piece, place_thing, tone_of

SCREEN = "#7fd0c8"


def paint_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery, x, before_wall(scenery, floor_y), *PIECE_DRAWINGS["table"].strokes, name="a table"
    )
    lay_table(scenery, frame, top=0.48, spots=(-0.3, 0.34))
    if scenery.dark:
        put_lamp(scenery, frame, at=0.05, top=0.48)


def paint_desk(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        box(DARK, "-0.6,0 -0.24,0.44"),
        line(DARK, "0.54,0 0.54,0.44", width=0.06),
        box("#3a241a", "-0.56,0.24 -0.28,0.4"),
        box(WOOD, "-0.66,0.44 0.66,0.5"),
        name="a desk",
    )
    lay_table(scenery, frame, top=0.5, spots=(-0.36, 0.42))
    put_lamp(scenery, frame, at=0.05, top=0.5)


def paint_loaf_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(scenery, x, before_wall(scenery, floor_y), *PIECE_DRAWINGS["table"].strokes)
    for at in (-0.36, 0.3):
        paint(
            scenery.surface,
            PIECE_DRAWINGS["loaves"].strokes,
            frame.inner(at, 0.48, size=0.95),
            tone=tone_of(scenery),
        )
    scenery.drawn.note("a table with loaves of bread")


def paint_counter(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        *PIECE_DRAWINGS["counter"].strokes,
        name="a counter",
        size=0.9,
    )
    paint(
        scenery.surface,
        PIECE_DRAWINGS["loaves"].strokes,
        frame.inner(-0.45, 0.53, size=0.9),
        tone=tone_of(scenery),
    )
    lay_table(scenery, frame, top=0.53, spots=(0.3, 0.65))


def paint_workbench(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        line(DARK, "-0.6,0 -0.6,0.44", width=0.08),
        line(DARK, "0.6,0 0.6,0.44", width=0.08),
        box(DARK, "-0.6,0.14 0.6,0.19"),
        box(WOOD, "-0.74,0.44 0.74,0.52"),
        name="a workbench",
    )
    gears = [
        stroke
        for at, size in ((-0.5, 0.09), (-0.36, 0.06), (0.52, 0.07))
        for stroke in (
            oval(BRASS, f"{at},{0.52 + size} {size},{size}"),
            oval(DARK, f"{at},{0.52 + size} {size * 0.4:.3f},{size * 0.4:.3f}"),
        )
    ]
    paint(scenery.surface, gears, frame, tone=tone_of(scenery))
    lay_table(scenery, frame, top=0.52, spots=(-0.1, 0.3))
    put_lamp(scenery, frame, at=0.1, top=0.52)


def paint_long_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        box(DARK, "-0.9,0.38 0.9,0.46"),
        line(DARK, "-0.7,0 -0.7,0.38", width=0.07),
        line(DARK, "0.7,0 0.7,0.38", width=0.07),
        name="a long table",
    )
    lay_table(scenery, frame, top=0.46, spots=(-0.4, 0.4))
    place_thing(scenery, "candle", *frame.at(0, 0.46), size=frame.size)


def paint_chart_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        *PIECE_DRAWINGS["table"].strokes,
        poly(CREAM, "-0.5,0.49 0.4,0.49 0.46,0.56 -0.42,0.56"),
        line("#b0603c", "-0.3,0.51 0,0.54 0.3,0.51", width=0.012),
        name="a table with a chart",
    )
    put_lamp(scenery, frame, at=0.46, top=0.48)


def paint_school_desk(scenery: Scenery, x: float, floor_y: float) -> None:
    for at in (-0.5, 0.35):
        painted(
            scenery,
            x + at * wall_size(scenery),
            before_wall(scenery, floor_y),
            line(IRON, "-0.24,0 -0.24,0.32", width=0.03),
            line(IRON, "0.24,0 0.24,0.32", width=0.03),
            poly(WOOD, "-0.3,0.32 0.3,0.32 0.26,0.42 -0.26,0.42"),
            box(DARK, "-0.3,0.28 0.3,0.33"),
            box(WOOD, "-0.24,0.14 0.24,0.18"),
            name="school desks",
        )


def paint_plant_bench(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        line(DARK, "-0.66,0 -0.66,0.4", width=0.05),
        line(DARK, "0.66,0 0.66,0.4", width=0.05),
        box(WOOD, "-0.78,0.4 0.78,0.46"),
        box(WOOD, "-0.7,0.14 0.7,0.18"),
    )
    for at in (-0.56, -0.2, 0.18, 0.55):
        paint(
            scenery.surface,
            PIECE_DRAWINGS["plants"].strokes,
            frame.inner(at, 0.46, size=scenery.between(0.7, 1.05)),
            tone=tone_of(scenery),
        )
    for at in (-0.4, 0.3):
        paint(
            scenery.surface,
            PIECE_DRAWINGS["plants"].strokes,
            frame.inner(at, 0.18, size=0.5),
            tone=tone_of(scenery),
        )
    scenery.drawn.note("benches of plants")


def paint_console(scenery: Scenery, x: float, floor_y: float) -> None:
    buttons = [
        oval(code, f"{at:.2f},0.5 0.022,0.018", lit=True)
        for at, code in zip(
            np.arange(-0.48, 0.5, 0.16),
            ("#e8695a", "#f4c24e", "#7fd0a0", "#7fe0ff", "#f4c24e", "#e8695a", "#7fd0a0"),
            strict=False,
        )
    ]
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        box("#4a545e", "-0.6,0 0.6,0.44"),
        poly("#7d8a94", "-0.66,0.44 0.66,0.44 0.56,0.58 -0.56,0.58"),
        *buttons,
        box("#2a323a", "-0.52,0.64 -0.04,1.06"),
        box("#2a323a", "0.04,0.64 0.52,1.06"),
        box(SCREEN, "-0.47,0.69 -0.09,1.01"),
        box("#24404a", "0.09,0.69 0.47,1.01"),
        line("#7fe0ff", "0.1,0.8 0.2,0.86 0.26,0.76 0.36,0.94 0.46,0.84", width=0.018),
        name="a console with screens",
    )
    scenery.surface.shine(*frame.at(-0.28, 0.85), reach=frame.size * 0.6, colour=hexed(SCREEN), strength=0.4)


def paint_piano(scenery: Scenery, x: float, floor_y: float) -> None:
    place_piece(scenery, "piano", x, before_wall(scenery, floor_y), size=wall_size(scenery) * 1.1)
