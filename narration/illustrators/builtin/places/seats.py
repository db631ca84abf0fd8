"""What people sit, lie or climb on, and what screens them."""

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import hexed, mix
from narration.illustrators.builtin.places.furnishing import (
    CREAM,
    DARK,
    IRON,
    before_wall,
    painted,
    wall_size,
)
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Point, Shapes
from narration.illustrators.builtin.things.drawing import box, line, oval, smooth


def paint_stairs(scenery: Scenery, x: float, floor_y: float) -> None:
    """A solid flight of stone steps that rises to the nearer side."""
    size, side = wall_size(scenery), -1 if x < scenery.width / 2 else 1
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


def paint_throne(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
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


def paint_bunk(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
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


def paint_screen(scenery: Scenery, x: float, floor_y: float) -> None:
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
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


def paint_armchair(scenery: Scenery, x: float, floor_y: float) -> None:
    code = choose(scenery.rng, ("#8f4a48", "#3f6a5a", "#4a5a7a"))
    dark = "#6d3a3a" if code == "#8f4a48" else "#33504a"
    painted(
        scenery,
        x,
        before_wall(scenery, floor_y),
        smooth(code, "-0.34,0.1 -0.36,0.8 -0.2,1.0 0.2,1.0 0.36,0.8 0.34,0.1"),
        smooth(dark, "-0.46,0.06 -0.5,0.46 -0.4,0.54 -0.28,0.5 -0.26,0.06"),
        smooth(dark, "0.26,0.06 0.28,0.5 0.4,0.54 0.5,0.46 0.46,0.06"),
        smooth(code, "-0.3,0.26 -0.28,0.4 0,0.44 0.28,0.4 0.3,0.26"),
        box(dark, "-0.4,0.06 0.4,0.26"),
        name="an armchair",
    )
