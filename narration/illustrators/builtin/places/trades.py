"""Furniture of offices, shops, inns, bedrooms, churches and trains."""

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, hexed
from narration.illustrators.builtin.places.furnishing import (
    BRASS,
    CREAM,
    DARK,
    IRON,
    WOOD,
    before_wall,
    painted,
    wall_size,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.things.drawing import Stroke, box, line, oval, poly, smooth

QUILT = ("#b0603c", "#5f8f8a", "#d9b45a", "#8a5a70", "#7f9a5a")
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


def paint_wardrobe(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
        scenery,
        x,
        floor_y + 6,
        box("#6d4a34", "-0.5,0.04 0.5,1.5"),
        smooth("#7a5540", "-0.56,1.48 0,1.64 0.56,1.48 0.5,1.42 -0.5,1.42"),
        box("#85604a", "-0.42,0.2 -0.03,1.36"),
        box("#85604a", "0.03,0.2 0.42,1.36"),
        oval(BRASS, "-0.07,0.76 0.025,0.03"),
        oval(BRASS, "0.07,0.76 0.025,0.03"),
        box("#cfe0e0", "0.08,0.5 0.36,1.24"),
        name="a wardrobe",
    )


def paint_bedstead(scenery: Scenery, x: float, floor_y: float) -> None:
    """A made bed with a patchwork quilt."""
    patches = []
    for row, codes in enumerate((QUILT, QUILT[2:] + QUILT[:2])):
        for column, code in enumerate(codes):
            left, low = 0.22 * column - 0.36, 0.12 * row + 0.16
            patches.append(box(code, f"{left:.2f},{low:.2f} {left + 0.22:.2f},{low + 0.12:.2f}"))
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        smooth(WOOD, "-0.86,0 -0.88,0.9 -0.8,1.0 -0.74,0.9 -0.74,0"),
        smooth(CREAM, "-0.74,0.36 -0.68,0.56 -0.44,0.56 -0.36,0.38"),
        box("#f0e8d8", "-0.74,0.14 0.76,0.42"),
        *patches,
        smooth(WOOD, "0.74,0 0.74,0.56 0.8,0.62 0.88,0.56 0.86,0"),
        name="a bed with a quilt",
    )


def paint_altar(scenery: Scenery, x: float, floor_y: float) -> None:
    frame = painted(
        scenery,
        x,
        floor_y + 8,
        box("#8f8a86", "-0.8,0 0.8,0.1"),
        box("#e6dcc8", "-0.6,0.1 0.6,0.52"),
        poly("#9c2637", "-0.2,0.5 0.2,0.5 0.2,0.18 0,0.12 -0.2,0.18"),
        box("#f4efe2", "-0.66,0.5 0.66,0.57"),
        line(BRASS, "0,0.57 0,0.98", width=0.04),
        line(BRASS, "-0.13,0.84 0.13,0.84", width=0.04),
        *(
            stroke
            for at in (-0.46, -0.3, 0.3, 0.46)
            for stroke in (
                box("#f4ecd8", f"{at - 0.025:.3f},0.57 {at + 0.025:.3f},0.78"),
                smooth("#ffd87a", f"{at},0.78 {at + 0.03:.2f},0.84 {at},0.92 {at - 0.03:.2f},0.84", lit=True),
            )
        ),
        name="an altar with candles",
    )
    for at in (-0.38, 0.38):
        scenery.surface.shine(*frame.at(at, 0.84), reach=frame.size * 0.8, colour=hexed(LAMP), strength=0.5)


def paint_pews(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        *(
            stroke
            for row, code in ((0.34, "#54381f"), (0.17, "#6a4730"), (0.0, "#7d5538"))
            for stroke in (
                box(code, f"-0.74,{row} 0.74,{row + 0.42:.2f}"),
                box("#8a6242", f"-0.78,{row + 0.4:.2f} 0.78,{row + 0.46:.2f}"),
            )
        ),
        name="pews",
    )


def paint_train_seat(scenery: Scenery, x: float, floor_y: float) -> None:
    """A cushioned seat with a luggage rack over it."""
    painted(
        scenery,
        x,
        floor_y + 8,
        smooth("#7a3f44", "-0.66,0.14 -0.66,0.96 -0.6,1.06 0.6,1.06 0.66,0.96 0.66,0.14"),
        *(line("#5f2f36", f"{at},0.36 {at},1.02", width=0.02) for at in (-0.22, 0.22)),
        smooth("#8f4d50", "-0.7,0.14 -0.72,0.36 0.72,0.36 0.7,0.14"),
        box("#4f3226", "-0.7,0 0.7,0.15"),
        box(CREAM, "-0.5,0.82 -0.28,1.08"),
        box(CREAM, "0.28,0.82 0.5,1.08"),
        line(BRASS, "-0.72,1.56 0.72,1.56", width=0.03),
        smooth("#8a5a38", "-0.5,1.58 -0.48,1.8 0.04,1.8 0.06,1.58"),
        smooth("#55606a", "0.14,1.58 0.16,1.74 0.56,1.74 0.58,1.58"),
        line(IRON, "-0.7,1.5 -0.7,1.62", width=0.03),
        line(IRON, "0.7,1.5 0.7,1.62", width=0.03),
        name="seats with luggage above them",
    )


def paint_trunks(scenery: Scenery, x: float, floor_y: float) -> None:
    """What is kept in an attic: a trunk, a box, a dressmaker's dummy."""
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        line(DARK, "0.5,0 0.5,0.5", width=0.04),
        line(DARK, "0.36,0 0.5,0.1 0.64,0", width=0.035),
        smooth("#cdb591", "0.34,0.5 0.3,0.76 0.38,0.98 0.44,1.1 0.56,1.1 0.62,0.98 0.7,0.76 0.66,0.5"),
        box("#6d4a34", "-0.6,0 0.16,0.36"),
        smooth("#7a5540", "-0.62,0.36 -0.58,0.5 -0.22,0.56 0.14,0.5 0.18,0.36"),
        line(BRASS, "-0.6,0.36 0.16,0.36", width=0.03),
        line(IRON, "-0.44,0 -0.44,0.5", width=0.04),
        line(IRON, "0.0,0 0.0,0.5", width=0.04),
        poly("#b08a5a", "-0.4,0.54 0,0.54 0,0.76 -0.4,0.76"),
        line("#8a6a44", "-0.4,0.65 0,0.65", width=0.02),
        name="an old trunk and boxes",
    )


def paint_door(scenery: Scenery, x: float, floor_y: float) -> None:
    """A panelled door in the wall."""
    code = choose(scenery.rng, ("#6d4a34", "#4f5f5a", "#5a4a44"))
    painted(
        scenery,
        x,
        floor_y + 3,
        box("#3a2a22", "-0.42,0 0.42,1.42"),
        box(code, "-0.35,0 0.35,1.35"),
        *(
            box("#3f3028", f"{left},{low} {left + 0.24:.2f},{low + 0.44:.2f}")
            for left in (-0.28, 0.04)
            for low in (0.14, 0.78)
        ),
        oval(BRASS, "0.27,0.66 0.035,0.035"),
        shadow=False,
        name="a door",
    )


def paint_chair(scenery: Scenery, x: float, floor_y: float) -> None:
    """A straight chair."""
    size = wall_size(scenery)
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y) + size * 0.04,
        line(DARK, "-0.17,0 -0.17,0.86", width=0.04),
        line(DARK, "0.17,0 0.17,0.36", width=0.04),
        line(DARK, "-0.06,0 -0.06,0.34", width=0.03),
        line(DARK, "0.1,0.06 0.1,0.34", width=0.03),
        box("#8a6242", "-0.21,0.34 0.21,0.4"),
        line("#7a5236", "-0.17,0.84 0.0,0.88", width=0.04),
        line("#7a5236", "-0.17,0.64 0.0,0.68", width=0.04),
        name="a straight chair",
    )


def paint_statue(scenery: Scenery, x: float, floor_y: float) -> None:
    """A bust on its column."""
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        box("#8a8680", "-0.22,0 0.22,0.08"),
        box("#a8a49c", "-0.16,0.08 0.16,0.7"),
        box("#8a8680", "-0.22,0.7 0.22,0.77"),
        smooth("#d8d4ca", "-0.24,0.77 -0.2,0.94 -0.06,1.0 0.08,1.0 0.22,0.94 0.24,0.77"),
        oval("#d8d4ca", "0.01,1.13 0.12,0.15"),
        smooth("#c0bbb0", "-0.12,1.14 -0.1,1.28 0.02,1.31 0.12,1.26 0.06,1.2"),
        line("#b0aba0", "0.12,1.14 0.16,1.1 0.12,1.08", width=0.02),
        name="a bust on a column",
    )


def paint_display_case(scenery: Scenery, x: float, floor_y: float) -> None:
    """A glass case with small treasures."""
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        line(DARK, "-0.5,0 -0.5,0.44", width=0.05),
        line(DARK, "0.5,0 0.5,0.44", width=0.05),
        box("#9a7a8a", "-0.56,0.44 0.56,0.5"),
        oval("#c99a3c", "-0.34,0.57 0.09,0.07"),
        smooth("#5f8f8a", "-0.06,0.5 -0.1,0.6 0,0.7 0.1,0.6 0.06,0.5"),
        poly("#b9c3c9", "0.24,0.5 0.46,0.56 0.44,0.6 0.22,0.54"),
        line("#d3e6e6", "-0.56,0.5 -0.56,0.78 0.56,0.78 0.56,0.5", width=0.02),
        line("#f4ffff", "-0.4,0.74 -0.48,0.58", width=0.015),
        line(DARK, "-0.58,0.44 0.58,0.44", width=0.05),
        name="a glass case",
    )


def paint_great_painting(scenery: Scenery, x: float, floor_y: float) -> None:
    """A landscape in a gilded frame."""
    sky = choose(scenery.rng, ("#9fc0c8", "#e0b48a", "#7a86a8"))
    painted(
        scenery,
        x,
        floor_y - scenery.height * 0.24,
        box(BRASS, "-0.62,-0.06 0.62,0.86"),
        box("#8a6428", "-0.57,-0.01 0.57,0.81"),
        box(sky, "-0.53,0.03 0.53,0.77"),
        smooth("#5f7f6a", "-0.53,0.03 -0.53,0.34 -0.2,0.46 0.1,0.3 0.53,0.42 0.53,0.03"),
        smooth("#3f5f4a", "-0.53,0.03 -0.53,0.2 0,0.26 0.53,0.14 0.53,0.03"),
        oval("#f4e8c0", "0.24,0.58 0.07,0.07"),
        line("#efe6d2", "-0.1,0.14 0.06,0.3", width=0.03),
        shadow=False,
        name="a painting in a gold frame",
    )


def paint_ceiling_lamp(scenery: Scenery, x: float, floor_y: float) -> None:
    """A lamp on a long cord."""
    frame = painted(
        scenery,
        x,
        floor_y * 0.3,
        line(IRON, "0,0 0,3", width=0.014),
        poly("#4f6a5c", "-0.2,-0.1 0.2,-0.1 0.06,0.06 -0.06,0.06"),
        oval("#ffe6a8", "0,-0.12 0.06,0.05", lit=True),
        shadow=False,
        name="a hanging lamp",
    )
    scenery.surface.shine(*frame.at(0, -0.16), reach=frame.size * 1.3, colour=hexed(LAMP), strength=0.6)
