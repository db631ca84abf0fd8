"""Furniture of rooms. Everything stands at `x` with its foot on the line between wall and floor."""

from collections.abc import Callable

import numpy as np

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Point, Shapes
from narration.illustrators.builtin.things.drawing import Stroke, box, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.held import HELD_DRAWINGS
from narration.illustrators.builtin.things.pieces import PIECE_DRAWINGS
from narration.illustrators.builtin.things.placing import place_piece, place_thing, tone_of

BOOKS = ("#a8483f", "#c98b45", "#3f6a6a", "#55507f", "#7f8a52", "#d8c9a0", "#2f4a6a", "#8a5a70")
WOOD, DARK, IRON, CREAM, BRASS = "#7a5236", "#4f3226", "#3a3840", "#efe4c8", "#c99a3c"
ON_WALL = frozenset(
    (
        "shelf",
        "tool wall",
        "picture",
        "banner",
        "wall lamp",
        "bread shelf",
        "hanging plants",
        "pipes",
        "stairs",
        "blackboard",
        "bookshelf",
    )
)
LOW = frozenset(
    (
        "table",
        "desk",
        "loaf table",
        "counter",
        "workbench",
        "crate",
        "chest",
        "barrel",
        "plants",
        "bed",
        "piano",
        "chart table",
        "plant bench",
    )
)
"""What may stand under a window."""
SCREEN = "#7fd0c8"


def paint_furniture(scenery: Scenery, piece: str, *, x: float, floor_y: float) -> None:
    """Paint one piece of furniture by name."""
    painter = PAINTERS.get(piece)
    if painter is not None:
        painter(scenery, x, floor_y)
    elif piece in PIECE_DRAWINGS:
        place_piece(scenery, piece, x, floor_y + scenery.height * 0.035, size=_size(scenery))


def _size(scenery: Scenery) -> float:
    """Height of a grown figure against the wall, in pixels."""
    return min(scenery.height, scenery.width * 0.8) * min(0.44, scenery.figure_height * 0.84)


def _painted(
    scenery: Scenery,
    x: float,
    y: float,
    *strokes: Stroke,
    name: str = "",
    size: float = 1.0,
    shadow: bool = True,
) -> Frame:
    frame = Frame(x, y, _size(scenery) * size, scenery.mirrored)
    if shadow:
        scenery.shadow_on_ground(x, y, width=frame.size)
    paint(scenery.surface, strokes, frame, tone=tone_of(scenery))
    if name:
        scenery.drawn.note(name)
    return frame


def _front(scenery: Scenery, floor_y: float) -> float:
    """Where things stand a little before the wall."""
    return floor_y + scenery.height * 0.045


def _books(scenery: Scenery, frame: Frame, *, left: float, right: float, foot: float, high: float) -> None:
    """A row of books, in a frame's units."""
    rows: dict[str, Shapes] = {code: Shapes() for code in BOOKS}
    at = left
    while at < right - 0.03:
        wide = scenery.between(0.022, 0.05)
        if scenery.chance(0.07):
            at += wide * 2
            continue
        rows[choose(scenery.rng, BOOKS)].rect(
            *frame.at(at, foot + high * scenery.between(0.68, 0.96)),
            *frame.at(min(at + wide - 0.004, right), foot),
        )
        at += wide
    for code, shapes in rows.items():
        colour = mix(hexed(code), scenery.palette.near, 0.22)
        scenery.surface.put(shapes, colour, colour * 0.8, grain=0, edge=0.5, accent=0.25)


def _bookshelf(scenery: Scenery, x: float, floor_y: float) -> None:
    half, high, shelves = 0.74, 1.62, 5
    frame = _painted(
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
        _books(scenery, frame, left=-half + 0.06, right=half - 0.06, foot=foot + 0.03, high=step * 0.86)
        paint(
            scenery.surface,
            [box(WOOD, f"-{half - 0.04},{foot:.3f} {half - 0.04},{foot + 0.03:.3f}")],
            frame,
            tone=tone_of(scenery),
        )


def _fireplace(scenery: Scenery, x: float, floor_y: float) -> None:
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
    frame = _painted(
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


def _oven(scenery: Scenery, x: float, floor_y: float) -> None:
    place_piece(scenery, "oven", x, floor_y + 10, size=_size(scenery))


def _range(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
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


def _on_table(scenery: Scenery, frame: Frame, *, top: float, spots: tuple[float, ...]) -> None:
    """Things of the story on a table; else a cup and a book."""
    taken = scenery.reading.held[1:3] or ("cup", "book")
    fitting = [
        thing for thing in taken if thing not in ("umbrella", "staff", "sword", "broom", "watering can")
    ]
    for at, thing in zip(spots, fitting, strict=False):
        place_thing(scenery, thing, *frame.at(at, top), size=frame.size)


def _table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(scenery, x, _front(scenery, floor_y), *PIECE_DRAWINGS["table"].strokes, name="a table")
    _on_table(scenery, frame, top=0.48, spots=(-0.3, 0.34))
    if scenery.dark:
        _lamp_on(scenery, frame, at=0.05, top=0.48)


def _lamp_on(scenery: Scenery, frame: Frame, *, at: float, top: float) -> None:
    paint(
        scenery.surface,
        PIECE_DRAWINGS["desk lamp"].strokes,
        frame.inner(at, top, size=1),
        tone=tone_of(scenery),
    )
    scenery.surface.shine(*frame.at(at, top + 0.2), reach=frame.size * 1.1, colour=hexed(LAMP), strength=0.6)
    scenery.drawn.note("a lamp")


def _desk(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
        box(DARK, "-0.6,0 -0.24,0.44"),
        line(DARK, "0.54,0 0.54,0.44", width=0.06),
        box("#3a241a", "-0.56,0.24 -0.28,0.4"),
        box(WOOD, "-0.66,0.44 0.66,0.5"),
        name="a desk",
    )
    _on_table(scenery, frame, top=0.5, spots=(-0.36, 0.42))
    _lamp_on(scenery, frame, at=0.05, top=0.5)


def _loaf_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(scenery, x, _front(scenery, floor_y), *PIECE_DRAWINGS["table"].strokes)
    for at in (-0.36, 0.3):
        paint(
            scenery.surface,
            PIECE_DRAWINGS["loaves"].strokes,
            frame.inner(at, 0.48, size=0.95),
            tone=tone_of(scenery),
        )
    scenery.drawn.note("a table with loaves of bread")


def _bread_shelf(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
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


def _counter(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery, x, _front(scenery, floor_y), *PIECE_DRAWINGS["counter"].strokes, name="a counter", size=0.9
    )
    paint(
        scenery.surface,
        PIECE_DRAWINGS["loaves"].strokes,
        frame.inner(-0.45, 0.53, size=0.9),
        tone=tone_of(scenery),
    )
    _on_table(scenery, frame, top=0.53, spots=(0.3, 0.65))


def _dresser(scenery: Scenery, x: float, floor_y: float) -> None:
    plates = [
        oval(code, f"{at},{y} 0.085,0.1")
        for y, code in ((0.82, "#d8e0e0"), (1.17, "#7f9bb0"))
        for at in (-0.34, -0.11, 0.12, 0.35)
    ]
    _painted(
        scenery,
        x,
        _front(scenery, floor_y) - 8,
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


def _shelf(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
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
    _books(scenery, frame, left=-0.1, right=0.26, foot=0.04, high=0.3)
    _books(scenery, frame, left=-0.46, right=-0.14, foot=0.48, high=0.3)
    scenery.drawn.note("a shelf")


def _workbench(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
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
    _on_table(scenery, frame, top=0.52, spots=(-0.1, 0.3))
    _lamp_on(scenery, frame, at=0.1, top=0.52)


def _tool_wall(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
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


def _great_lamp(scenery: Scenery, x: float, floor_y: float) -> None:
    """The lens of a lighthouse on its pillar."""
    rings = [
        line("#6d8f94", f"-{wide:.2f},{y:.2f} {wide:.2f},{y:.2f}", width=0.016)
        for y, wide in ((0.78, 0.3), (0.92, 0.37), (1.06, 0.4), (1.2, 0.4), (1.34, 0.37), (1.48, 0.3))
    ]
    lit = scenery.dark
    frame = _painted(
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


def _stairs(scenery: Scenery, x: float, floor_y: float) -> None:
    """A solid flight of stone steps that rises to the nearer side."""
    size, side = _size(scenery), -1 if x < scenery.width / 2 else 1
    stone = mix(hexed("#8f867a"), scenery.palette.near, 0.3 if scenery.dark else 0.08)
    start, deep, rise, foot = x - side * size * 0.55, size * 0.24, size * 0.17, floor_y + 12 * scenery.unit
    flight, treads, risers = Shapes(), Shapes(), Shapes()
    end = scenery.width + 10.0 if side > 0 else -10.0
    for step in range(10):
        left, top = start + side * step * deep, foot - (step + 1) * rise
        flight.poly([(left, foot), (left, top), (end, top), (end, foot)])
        ahead = left + side * (deep + size * 0.03)
        treads.poly(
            [
                (left - side * size * 0.03, top),
                (ahead, top),
                (ahead, top + rise * 0.2),
                (left - side * size * 0.03, top + rise * 0.2),
            ]
        )
        risers.rect(left, top + rise * 0.2, left + side * size * 0.05, top + rise)
    scenery.surface.put(flight, mix(stone, scenery.palette.light, 0.12), stone * 0.7, grain=0.16)
    scenery.surface.put(treads, mix(stone, scenery.palette.light, 0.4), grain=0.08, edge=0.7)
    scenery.surface.shade(risers, by=0.3)
    _rail(scenery, [(start + side * (n + 0.5) * deep, foot - (n + 1) * rise) for n in range(10)], size=size)
    scenery.drawn.note("stairs")


def _rail(scenery: Scenery, feet: list[Point], *, size: float) -> None:
    iron = mix(hexed(IRON), scenery.palette.near, 0.3)
    bars = Shapes().line([(x, y - size * 0.5) for x, y in feet], width=0.035 * size)
    for x, y in feet:
        bars.limb((x, y), (x, y - size * 0.5), width=0.016 * size)
    scenery.surface.put(bars, iron, grain=0, solid=0.8)


def _wall_lamp(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
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


def _banner(scenery: Scenery, x: float, floor_y: float) -> None:
    code = choose(scenery.rng, ("#8f3040", "#2f4a7a", "#3f6a4a", "#6b4285"))
    for at in (-0.42, 0.42):
        _painted(
            scenery,
            x + at * _size(scenery),
            floor_y - scenery.height * 0.2,
            poly(code, "-0.24,0 0,-0.16 0.24,0 0.24,1.2 -0.24,1.2"),
            smooth("#e0b84a", "0,0.36 0.1,0.52 0.06,0.7 0.12,0.84 0,0.94 -0.12,0.84 -0.06,0.7 -0.1,0.52"),
            line(BRASS, "-0.28,1.2 0.28,1.2", width=0.03),
            shadow=False,
            name="banners",
        )


def _throne(scenery: Scenery, x: float, floor_y: float) -> None:
    _painted(
        scenery,
        x,
        floor_y + 12,
        box("#7d7884", "-0.66,0 0.66,0.12"),
        smooth("#6d4a2c", "-0.32,0.1 -0.32,1.1 -0.2,1.36 0,1.5 0.2,1.36 0.32,1.1 0.32,0.1"),
        smooth("#9c2637", "-0.22,0.5 -0.22,1.08 0,1.26 0.22,1.08 0.22,0.5"),
        box("#9c2637", "-0.28,0.44 0.28,0.54"),
        box("#5d3d24", "-0.42,0.4 -0.28,0.72"),
        box("#5d3d24", "0.28,0.4 0.42,0.72"),
        box("#5d3d24", "-0.36,0.12 0.36,0.44"),
        oval("#e0b84a", "0,1.42 0.06,0.06"),
        name="a throne",
        size=1.1,
    )


def _long_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
        box(DARK, "-0.9,0.38 0.9,0.46"),
        line(DARK, "-0.7,0 -0.7,0.38", width=0.07),
        line(DARK, "0.7,0 0.7,0.38", width=0.07),
        name="a long table",
    )
    _on_table(scenery, frame, top=0.46, spots=(-0.4, 0.4))
    place_thing(scenery, "candle", *frame.at(0, 0.46), size=frame.size)


def _bunk(scenery: Scenery, x: float, floor_y: float) -> None:
    _painted(
        scenery,
        x,
        floor_y + 8,
        *(
            stroke
            for y in (0.1, 0.86)
            for stroke in (
                box(DARK, f"-0.76,{y} 0.76,{y + 0.16:.2f}"),
                smooth(
                    "#8a3f3c" if y > 0.5 else "#3f5f7a",
                    f"-0.72,{y + 0.14:.2f} -0.72,{y + 0.26:.2f} 0,{y + 0.3:.2f} 0.72,{y + 0.26:.2f} "
                    f"0.72,{y + 0.14:.2f}",
                ),
                smooth(CREAM, f"0.36,{y + 0.2:.2f} 0.4,{y + 0.36:.2f} 0.66,{y + 0.36:.2f} 0.7,{y + 0.2:.2f}"),
            )
        ),
        line(DARK, "-0.74,0 -0.74,1.7", width=0.07),
        line(DARK, "0.74,0 0.74,1.7", width=0.07),
        name="bunks",
    )


def _chart_table(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
        *PIECE_DRAWINGS["table"].strokes,
        poly(CREAM, "-0.5,0.49 0.4,0.49 0.46,0.56 -0.42,0.56"),
        line("#b0603c", "-0.3,0.51 0,0.54 0.3,0.51", width=0.012),
        name="a table with a chart",
    )
    _lamp_on(scenery, frame, at=0.46, top=0.48)


def _screen(scenery: Scenery, x: float, floor_y: float) -> None:
    _painted(
        scenery,
        x,
        _front(scenery, floor_y),
        *(
            stroke
            for at in (-0.4, 0.0, 0.4)
            for stroke in (
                box("#c3d0cc", f"{at - 0.19:.2f},0.12 {at + 0.19:.2f},1.15"),
                line("#7f8a88", f"{at - 0.2:.2f},0 {at - 0.2:.2f},1.2", width=0.025),
            )
        ),
        line("#7f8a88", "0.6,0 0.6,1.2", width=0.025),
        name="a folding screen",
    )


def _school_desk(scenery: Scenery, x: float, floor_y: float) -> None:
    for at in (-0.5, 0.35):
        _painted(
            scenery,
            x + at * _size(scenery),
            _front(scenery, floor_y),
            line(IRON, "-0.24,0 -0.24,0.32", width=0.03),
            line(IRON, "0.24,0 0.24,0.32", width=0.03),
            poly(WOOD, "-0.3,0.32 0.3,0.32 0.26,0.42 -0.26,0.42"),
            box(DARK, "-0.3,0.28 0.3,0.33"),
            box(WOOD, "-0.24,0.14 0.24,0.18"),
            name="school desks",
        )


def _plant_bench(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
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


def _hanging_plants(scenery: Scenery, x: float, floor_y: float) -> None:
    for at in (-0.4, 0.3):
        frame = _painted(
            scenery,
            x + at * _size(scenery),
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


def _console(scenery: Scenery, x: float, floor_y: float) -> None:
    buttons = [
        oval(code, f"{at:.2f},0.5 0.022,0.018", lit=True)
        for at, code in zip(
            np.arange(-0.48, 0.5, 0.16),
            ("#e8695a", "#f4c24e", "#7fd0a0", "#7fe0ff", "#f4c24e", "#e8695a", "#7fd0a0"),
            strict=False,
        )
    ]
    frame = _painted(
        scenery,
        x,
        _front(scenery, floor_y),
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


def _pipes(scenery: Scenery, x: float, floor_y: float) -> None:
    size, metal = _size(scenery), mix(hexed("#8f9aa2"), scenery.palette.near, 0.25)
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


def _picture(scenery: Scenery, x: float, floor_y: float) -> None:
    _painted(
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


def _armchair(scenery: Scenery, x: float, floor_y: float) -> None:
    code = choose(scenery.rng, ("#8f4a48", "#3f6a5a", "#4a5a7a"))
    dark = "#6d3a3a" if code == "#8f4a48" else "#33504a"
    _painted(
        scenery,
        x,
        _front(scenery, floor_y),
        smooth(code, "-0.34,0.1 -0.36,0.8 -0.2,1.0 0.2,1.0 0.36,0.8 0.34,0.1"),
        smooth(dark, "-0.46,0.06 -0.5,0.46 -0.4,0.54 -0.28,0.5 -0.26,0.06"),
        smooth(dark, "0.26,0.06 0.28,0.5 0.4,0.54 0.5,0.46 0.46,0.06"),
        smooth(code, "-0.3,0.26 -0.28,0.4 0,0.44 0.28,0.4 0.3,0.26"),
        box(dark, "-0.4,0.06 0.4,0.26"),
        name="an armchair",
    )


def _piano(scenery: Scenery, x: float, floor_y: float) -> None:
    place_piece(scenery, "piano", x, _front(scenery, floor_y), size=_size(scenery) * 1.1)


PAINTERS: dict[str, Callable[[Scenery, float, float], None]] = {
    "bookshelf": _bookshelf,
    "fireplace": _fireplace,
    "oven": _oven,
    "range": _range,
    "table": _table,
    "desk": _desk,
    "loaf table": _loaf_table,
    "bread shelf": _bread_shelf,
    "counter": _counter,
    "dresser": _dresser,
    "shelf": _shelf,
    "workbench": _workbench,
    "tool wall": _tool_wall,
    "great lamp": _great_lamp,
    "stairs": _stairs,
    "wall lamp": _wall_lamp,
    "banner": _banner,
    "throne": _throne,
    "long table": _long_table,
    "bunk": _bunk,
    "chart table": _chart_table,
    "screen": _screen,
    "school desk": _school_desk,
    "plant bench": _plant_bench,
    "hanging plants": _hanging_plants,
    "console": _console,
    "pipes": _pipes,
    "picture": _picture,
    "armchair": _armchair,
    "piano": _piano,
}
