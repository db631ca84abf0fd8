"""Furniture of homes, from the bedroom to the attic."""

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
from narration.illustrators.builtin.things.drawing import box, line, oval, poly, smooth

QUILT = ("#b0603c", "#5f8f8a", "#d9b45a", "#8a5a70", "#7f9a5a")


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
