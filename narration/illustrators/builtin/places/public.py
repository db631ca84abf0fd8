"""Furniture of churches, museums and trains."""

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, hexed
from narration.illustrators.builtin.places.furnishing import (
    BRASS,
    CREAM,
    DARK,
    IRON,
    before_wall,
    painted,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.things.drawing import box, line, oval, poly, smooth


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
