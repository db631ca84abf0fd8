"""What stands or hangs on a wall: shelves, dressers, tools, banners, pipes."""

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import hexed, mix
from narration.illustrators.builtin.places.furnishing import (
    BRASS,
    DARK,
    IRON,
    WOOD,
    before_wall,
    paint_books,
    painted,
    wall_size,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.things.drawing import box, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.held import HELD_DRAWINGS
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from narration.illustrators.builtin.things.placing import tone_of


def paint_bookshelf(scenery: Scenery, x: float, floor_y: float) -> None:
    half, high, shelves = 0.74, 1.62, 5
    frame = painted(
        scenery,
        x,
        floor_y + 6,
        box(DARK, f"-{half},0 {half},{high}"),
        box("#2d1c16", f"-{half - 0.05},0.06 {half - 0.05},{high - 0.06}"),
        name="shelves of books",
    )
    step = (high - 0.1) / shelves
    for shelf in range(shelves):
        foot = 0.06 + shelf * step
        paint_books(scenery, frame, left=-half + 0.06, right=half - 0.06, foot=foot + 0.03, high=step * 0.86)
        paint(
            scenery.surface,
            [box(WOOD, f"-{half - 0.04},{foot:.3f} {half - 0.04},{foot + 0.03:.3f}")],
            frame,
            tone=tone_of(scenery),
        )


def paint_bread_shelf(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        floor_y - scenery.height * 0.16,
        *(box(DARK, f"-0.62,{y} 0.62,{y + 0.035}") for y in (0.1, 0.5, 0.9)),
        shadow=False,
    )
    for y in (0.135, 0.535, 0.935):
        for at in (-0.36, 0.06, 0.4):
            paint(
                scenery.surface,
                PIECE_DRAWINGS["loaves"].strokes,
                frame.inner(at, y, size=0.62),
                tone=tone_of(scenery),
            )
    scenery.drawn.note("shelves of bread")


def paint_dresser(scenery: Scenery, x: float, floor_y: float) -> None:
    plates = [
        oval(code, f"{at},{y} 0.085,0.1")
        for y, code in ((0.82, "#d8e0e0"), (1.17, "#7f9bb0"))
        for at in (-0.34, -0.11, 0.12, 0.35)
    ]
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y) - 8,
        box(DARK, "-0.52,0.5 0.52,1.42"),
        box("#33211a", "-0.48,0.68 0.48,0.98"),
        box("#33211a", "-0.48,1.04 0.48,1.34"),
        *plates,
        box(WOOD, "-0.58,0 0.58,0.56"),
        box(DARK, "-0.6,0.56 0.6,0.6"),
        line(DARK, "0,0.04 0,0.5", width=0.015),
        oval(BRASS, "-0.06,0.3 0.02,0.02"),
        oval(BRASS, "0.06,0.3 0.02,0.02"),
        name="a dresser with plates",
    )


def paint_shelf(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        floor_y - scenery.height * 0.24,
        box(WOOD, "-0.5,0 0.5,0.04"),
        box(WOOD, "-0.5,0.44 0.5,0.48"),
        shadow=False,
    )
    jars = [
        box(code, f"{at},{y} {at + 0.11:.2f},{y + h:.2f}")
        for at, y, h, code in (
            (-0.44, 0.04, 0.2, "#7f9b8a"),
            (-0.28, 0.04, 0.26, "#b98a4c"),
            (0.3, 0.04, 0.22, "#a8684a"),
            (-0.1, 0.48, 0.2, "#8f9bb0"),
            (0.1, 0.48, 0.25, "#7d6a50"),
        )
    ]
    paint(scenery.surface, jars, frame, tone=tone_of(scenery))
    paint_books(scenery, frame, left=-0.1, right=0.26, foot=0.04, high=0.3)
    paint_books(scenery, frame, left=-0.46, right=-0.14, foot=0.48, high=0.3)
    scenery.drawn.note("a shelf")


def paint_tool_wall(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        floor_y - scenery.height * 0.3,
        box("#5d4636", "-0.55,-0.1 0.55,0.62"),
        shadow=False,
        name="tools on the wall",
    )
    for at, thing in ((-0.36, "hammer"), (0.02, "magnifying glass"), (0.36, "trowel")):
        paint(
            scenery.surface,
            HELD_DRAWINGS[thing].strokes,
            frame.inner(at, 0.3, size=0.3),
            tone=tone_of(scenery),
        )


def paint_banner(scenery: Scenery, x: float, floor_y: float) -> None:
    code = choose(scenery.rng, ("#8f3040", "#2f4a7a", "#3f6a4a", "#6b4285"))
    for at in (-0.42, 0.42):
        painted(
            scenery,
            x + at * wall_size(scenery),
            floor_y - scenery.height * 0.2,
            poly(code, "-0.24,0 0,-0.16 0.24,0 0.24,1.2 -0.24,1.2"),
            smooth("#e0b84a", "0,0.36 0.1,0.52 0.06,0.7 0.12,0.84 0,0.94 -0.12,0.84 -0.06,0.7 -0.1,0.52"),
            line(BRASS, "-0.28,1.2 0.28,1.2", width=0.03),
            shadow=False,
            name="banners",
        )


def paint_hanging_plants(scenery: Scenery, x: float, floor_y: float) -> None:
    for at in (-0.4, 0.3):
        frame = painted(
            scenery,
            x + at * wall_size(scenery),
            floor_y * 0.3,
            line(IRON, "0,0 0,1.2", width=0.012),
            shadow=False,
        )
        paint(
            scenery.surface,
            PIECE_DRAWINGS["plants"].strokes,
            frame.inner(0, -0.1, size=0.8),
            tone=tone_of(scenery),
        )
    scenery.drawn.note("hanging plants")


def paint_pipes(scenery: Scenery, x: float, floor_y: float) -> None:
    size, metal = wall_size(scenery), mix(hexed("#8f9aa2"), scenery.palette.near, 0.25)
    for index, at in enumerate((-0.3, -0.12, 0.1)):
        middle = x + at * size
        pipe = Shapes().rect(middle - size * 0.05, -10, middle + size * 0.05, floor_y)
        scenery.surface.put(pipe, metal, metal * 0.8, grain=0.05)
        scenery.surface.shade(
            Shapes().rect(middle - size * 0.05, -10, middle - size * 0.02, floor_y), by=0.25
        )
        ring = Shapes().rect(
            middle - size * 0.07,
            floor_y * (0.3 + index * 0.14),
            middle + size * 0.07,
            floor_y * (0.34 + index * 0.14),
        )
        scenery.surface.put(ring, metal * 0.7, grain=0)
    scenery.drawn.note("pipes")


def paint_picture(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
        scenery,
        x,
        floor_y - scenery.height * 0.3,
        box(BRASS, "-0.3,0 0.3,0.46"),
        box("#9fc0c8", "-0.26,0.04 0.26,0.42"),
        smooth("#5f8a5a", "-0.26,0.04 -0.26,0.16 -0.1,0.2 0.1,0.14 0.26,0.2 0.26,0.04"),
        oval("#f4e8c0", "0.1,0.32 0.05,0.05"),
        shadow=False,
        name="a picture on the wall",
    )
