"""Furniture of offices, shops and inns."""

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, hexed
from narration.illustrators.builtin.places.furnishing import (
    BRASS,
    CREAM,
    DARK,
    WOOD,
    before_wall,
    painted,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.things.drawing import Stroke, box, line, oval, poly, smooth

JARS = ("#b0603c", "#5f8f8a", "#c99a3c", "#7a5a8a", "#8fae68", "#c8453c", "#e6dcc0")


def paint_cabinet(scenery: Scenery, x: float, floor_y: float) -> None:
    """A filing cabinet of four drawers, papers on it."""
    drawers = [
        stroke
        for y in (0.06, 0.34, 0.62, 0.9)
        for stroke in (
            box("#5f6a5c", f"-0.28,{y} 0.28,{y + 0.24:.2f}"),
            line(BRASS, f"-0.07,{y + 0.14:.2f} 0.07,{y + 0.14:.2f}", width=0.03),
            box(CREAM, f"-0.06,{y + 0.17:.2f} 0.06,{y + 0.21:.2f}"),
        )
    ]
    painted(
        scenery,
        x,
        floor_y + 8,
        box("#4a5448", "-0.33,0 0.33,1.18"),
        *drawers,
        poly(CREAM, "-0.2,1.18 0.1,1.18 0.08,1.26 -0.18,1.26"),
        box("#a8483f", "-0.1,1.26 0.2,1.3"),
        box("#3f5f7a", "-0.06,1.3 0.16,1.35"),
        name="a filing cabinet",
    )


def paint_coat_stand(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        line(DARK, "0,0 0,1.3", width=0.04),
        line(DARK, "-0.2,0 0,0.12 0.2,0", width=0.04),
        line(DARK, "-0.16,1.22 0,1.12 0.16,1.22", width=0.035),
        smooth("#55504a", "0.02,1.16 0.2,1.04 0.24,0.6 0.16,0.4 0.02,0.42 -0.04,0.8"),
        smooth("#7a4a3a", "-0.3,1.24 -0.14,1.2 0.02,1.24 -0.04,1.38 -0.22,1.38"),
        name="a coat stand",
    )


def paint_map_board(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
        scenery,
        x,
        floor_y - scenery.height * 0.26,
        box(DARK, "-0.5,0 0.5,0.66"),
        box("#d8c8a0", "-0.46,0.04 0.46,0.62"),
        smooth("#9fb8a0", "-0.36,0.14 -0.3,0.44 -0.06,0.52 0.1,0.36 0,0.16"),
        smooth("#9fb8a0", "0.16,0.16 0.2,0.4 0.36,0.5 0.4,0.24"),
        line("#b0463c", "-0.26,0.24 -0.02,0.4 0.28,0.3", width=0.015),
        oval("#b0463c", "-0.26,0.24 0.025,0.025"),
        oval("#b0463c", "0.28,0.3 0.025,0.025"),
        shadow=False,
        name="a map on the wall",
    )


def paint_jar_shelf(scenery: Scenery, x: float, floor_y: float) -> None:
    """Three shelves of jars and tins."""
    wares: list[Stroke] = [box("#4a3626", "-0.72,0.34 0.72,1.5")]
    for y in (0.42, 0.78, 1.14):
        at = -0.62
        while at < 0.6:
            wide, tall = scenery.between(0.09, 0.16), scenery.between(0.14, 0.26)
            wares.append(box(choose(scenery.rng, JARS), f"{at:.2f},{y} {at + wide:.2f},{y + tall:.2f}"))
            wares.append(
                box("#e6dcc0", f"{at + 0.02:.2f},{y + 0.05:.2f} {at + wide - 0.02:.2f},{y + 0.11:.2f}")
            )
            at += wide + 0.04
        wares.append(box(WOOD, f"-0.74,{y - 0.05:.2f} 0.74,{y}"))
    painted(scenery, x, floor_y + 4, box(DARK, "-0.76,0 0.76,0.36"), *wares, name="shelves of jars and tins")


def paint_shop_counter(scenery: Scenery, x: float, floor_y: float) -> None:
    """A counter with scales and a till."""
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        box("#7a5236", "-0.9,0 0.9,0.46"),
        *(line(DARK, f"{at},0.04 {at},0.42", width=0.015) for at in (-0.6, -0.3, 0.0, 0.3, 0.6)),
        box("#a8784e", "-0.96,0.46 0.96,0.53"),
        box("#55504a", "-0.7,0.53 -0.34,0.72"),
        poly("#6f6a62", "-0.7,0.72 -0.34,0.72 -0.38,0.86 -0.64,0.86"),
        line(BRASS, "0.4,0.53 0.4,0.86", width=0.03),
        line(BRASS, "0.2,0.84 0.6,0.84", width=0.025),
        smooth(BRASS, "0.1,0.7 0.3,0.7 0.26,0.64 0.14,0.64"),
        smooth(BRASS, "0.5,0.66 0.7,0.66 0.66,0.6 0.54,0.6"),
        line(BRASS, "0.2,0.84 0.2,0.7", width=0.012),
        line(BRASS, "0.6,0.84 0.6,0.66", width=0.012),
        name="a counter with scales",
        size=0.9,
    )


def paint_bar(scenery: Scenery, x: float, floor_y: float) -> None:
    """A bar with barrels and mugs."""
    painted(
        scenery,
        x,
        floor_y + 8,
        box("#5d3d28", "-0.8,0 0.8,0.56"),
        *(box("#6d4a30", f"{at},0.08 {at + 0.3:.2f},0.46") for at in (-0.7, -0.34, 0.02, 0.38)),
        box("#8a5f3c", "-0.88,0.56 0.88,0.63"),
        *(
            stroke
            for at in (-0.5, -0.2)
            for stroke in (
                oval("#7a5236", f"{at},0.8 0.14,0.17"),
                oval("#9a6c48", f"{at},0.8 0.1,0.13"),
                oval(BRASS, f"{at},0.7 0.025,0.03"),
            )
        ),
        *(
            stroke
            for at in (0.2, 0.4, 0.6)
            for stroke in (
                box("#b9c3c9", f"{at},0.63 {at + 0.11:.2f},0.78"),
                line("#b9c3c9", f"{at + 0.11:.2f},0.74 {at + 0.16:.2f},0.7 {at + 0.11:.2f},0.66", width=0.02),
            )
        ),
        name="a bar with barrels",
    )


def paint_bottle_shelf(scenery: Scenery, x: float, floor_y: float) -> None:
    bottles: list[Stroke] = []
    for y in (0.12, 0.5):
        bottles.append(box(WOOD, f"-0.6,{y - 0.05:.2f} 0.6,{y}"))
        for at in (-0.5, -0.36, -0.22, -0.06, 0.1, 0.26, 0.4):
            code, tall = (
                choose(scenery.rng, ("#4f7f5a", "#7a4a2c", "#5f7f9a", "#8a8f4a")),
                scenery.between(0.16, 0.24),
            )
            bottles.append(box(code, f"{at},{y} {at + 0.09:.2f},{y + tall:.2f}"))
            bottles.append(box(code, f"{at + 0.03:.2f},{y + tall:.2f} {at + 0.06:.2f},{y + tall + 0.08:.2f}"))
    painted(scenery, x, floor_y - scenery.height * 0.27, *bottles, shadow=False, name="shelves of bottles")


def paint_inn_table(scenery: Scenery, x: float, floor_y: float) -> None:
    """A small round table with two chairs and a candle."""
    frame = painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        *(
            stroke
            for at, back in ((-0.5, -0.62), (0.5, 0.62))
            for stroke in (
                line(DARK, f"{at - 0.1},0 {at - 0.1},0.28", width=0.035),
                line(DARK, f"{at + 0.1},0 {at + 0.1},0.28", width=0.035),
                line(DARK, f"{back},0.26 {back},0.68", width=0.04),
                box("#8a6242", f"{at - 0.14:.2f},0.26 {at + 0.14:.2f},0.31"),
            )
        ),
        line(DARK, "0,0 0,0.42", width=0.06),
        line(DARK, "-0.2,0 0,0.08 0.2,0", width=0.04),
        smooth(CREAM, "-0.42,0.46 -0.38,0.3 -0.2,0.36 0,0.28 0.2,0.36 0.38,0.3 0.42,0.46"),
        oval("#f4ecd8", "0,0.46 0.43,0.035"),
        box("#f4ecd8", "-0.03,0.48 0.03,0.62"),
        smooth("#ffd87a", "0,0.62 0.035,0.68 0,0.76 -0.035,0.68", lit=True),
        name="a table for two",
    )
    scenery.surface.shine(*frame.at(0, 0.68), reach=frame.size * 0.7, colour=hexed(LAMP), strength=0.5)
