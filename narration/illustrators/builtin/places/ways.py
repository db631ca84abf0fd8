"""Ways: a country road, a village street, a bridge, and a door in a long wall."""

import numpy as np

from narration.illustrators.builtin.buildings import paint_cottage
from narration.illustrators.builtin.land import (
    MEADOW,
    bare_tree,
    crown,
    paint_foreground,
    paint_hills,
    paint_mist,
    paint_mountains,
    pine,
)
from narration.illustrators.builtin.noise import as_field, choose
from narration.illustrators.builtin.palette import LAMP, WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_sky
from narration.illustrators.builtin.things.drawing import box, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.placing import place_outdoors, place_piece, tone_of
from narration.illustrators.builtin.water import paint_water

DOORS = {"blue": "#3b68a0", "green": "#4c7f55", "red": "#a83a34", "yellow": "#d9ae45", "black": "#2b2a33"}


def _open_country(scenery: Scenery, *, hills: int = 3) -> None:
    paint_sky(scenery)
    paint_mountains(scenery, count=2, base=scenery.horizon, height=scenery.between(0.1, 0.2))
    if not scenery.dark:
        paint_birds(scenery, count=5)
    tint = "#a98a44" if scenery.reading.autumn else MEADOW
    lines = paint_hills(scenery, count=hills, top=scenery.horizon, tint=hexed(tint))
    scenery.ground = lines[-1] + scenery.height * 0.03


def paint_road(scenery: Scenery) -> None:
    """A road that runs away to the horizon, a fence or trees along it."""
    scenery.horizon = scenery.height * scenery.between(0.44, 0.58)
    _open_country(scenery, hills=2)
    surface, vanish = scenery.surface, scenery.width * scenery.between(0.36, 0.64)
    top, deep = scenery.horizon + scenery.height * 0.05, scenery.height - scenery.horizon
    earth = scenery.toned(hexed("#e9edf0" if scenery.snowy else "#c9a878"), depth=0.75, share=0.6)
    share = np.clip((surface.rows - top) / deep, 0, 1)
    sway = np.sin(share * 4.2 + scenery.between(0, 3)) * scenery.width * 0.06 * (1 - share)
    centre = vanish + (scenery.width * 0.5 - vanish) * share + sway
    half = scenery.width * (0.008 + 0.3 * share**1.3)
    cover = np.clip((half - np.abs(surface.columns - centre)) / 4, 0, 1) * np.clip(surface.rows - top, 0, 1)
    surface.put(
        surface.everywhere(as_field(cover)),
        mix(earth, scenery.palette.light, 0.2),
        earth * 0.8,
        grain=0.14,
        edge=0.5,
    )
    for rut in (-0.38, 0.38):
        track = np.exp(-(((surface.columns - centre - half * rut) / (half * 0.09 + 1)) ** 2)) * cover * 0.22
        surface.colour *= (1 - track)[..., None]
    _paint_roadside(scenery, vanish, top=top)
    scenery.ground = np.full(scenery.width, scenery.height * 0.92, np.float32)
    scenery.drawn.place = "on a country road"
    scenery.stage_x = scenery.between(0.4, 0.6)
    place_outdoors(scenery)
    paint_foreground(scenery, grass=0.7, branch=scenery.chance(0.4))


def _paint_roadside(scenery: Scenery, vanish: float, *, top: float) -> None:
    """Trees, posts or a hedge that grow smaller towards the horizon."""
    kind = choose(scenery.rng, ("poplars", "fence", "bare trees", "firs"))
    shapes, deep = Shapes(), scenery.height - top
    for step in range(9):
        far = ((step + 0.4) / 9) ** 1.9
        y, size = top + deep * far * 0.8, scenery.height * (0.05 + 0.62 * far)
        for side in (-1, 1):
            x = vanish + (scenery.width * 0.5 - vanish) * far + side * scenery.width * (0.02 + 0.42 * far)
            if kind == "poplars":
                shapes.limb((x, y), (x, y - size * 0.4), width=size * 0.05)
                shapes.oval(x, y - size * 0.62, size * 0.13, size * 0.46)
            elif kind == "firs":
                pine(scenery, shapes, x, y, height=size)
            elif kind == "bare trees":
                bare_tree(
                    scenery, shapes, (x, y), length=size * 0.32, lean=1.57 - side * 0.12, width=size * 0.06
                )
            else:
                shapes.rect(x - size * 0.02, y - size * 0.3, x + size * 0.02, y)
    if kind == "fence":
        for side in (-1, 1):
            for rail in (0.24, 0.12):
                ends = [
                    (
                        vanish
                        + (scenery.width * 0.5 - vanish) * far
                        + side * scenery.width * (0.02 + 0.42 * far),
                        top + deep * far * 0.8 - scenery.height * (0.05 + 0.62 * far) * rail,
                    )
                    for far in (0.003, 0.3, 0.85)
                ]
                shapes.line(ends, width=1.5 * scenery.unit, to=9 * scenery.unit)
    tint = hexed("#6a4f38" if kind in ("fence", "bare trees") else "#33563a")
    scenery.surface.put(shapes, scenery.toned(tint, depth=0.9, share=0.5), grain=0.08, solid=0.6)


def paint_street(scenery: Scenery) -> None:
    """A village street between two rows of houses."""
    paint_sky(scenery)
    paint_mountains(scenery, count=1, base=scenery.horizon, height=0.16)
    scenery.horizon = scenery.height * scenery.between(0.54, 0.62)
    top = scenery.horizon + scenery.height * 0.02
    stone = scenery.toned(hexed("#e4e8ea" if scenery.snowy else "#a39280"), depth=0.85, share=0.6)
    surface = scenery.surface
    surface.put(
        Shapes().rect(-5, top, scenery.width + 5, scenery.height + 5),
        mix(stone, scenery.palette.haze, 0.3),
        stone * 0.8,
        grain=0.14,
    )
    paint_mist(scenery, row=top, depth=scenery.height * 0.04, strength=0.4)
    for far in (0.1, 0.28, 0.55):
        for side in (-1, 1):
            x = scenery.width * (0.5 + side * (0.1 + 0.52 * far))
            paint_cottage(
                scenery,
                x,
                top + scenery.height * 0.3 * far,
                width=scenery.width * (0.09 + 0.32 * far),
                depth=0.5 + 0.45 * far,
            )
    cobbles = Shapes()
    for row in range(1, 10):
        y = top + (scenery.height - top) * (row / 10) ** 1.7
        cobbles.rect(0, y, scenery.width, y + 1.6 * scenery.unit)
    surface.shade(cobbles, by=0.16)
    if scenery.dark:
        for side in (-1, 1):
            place_piece(
                scenery,
                "lamp post",
                scenery.width * (0.5 + side * 0.2),
                top + scenery.height * 0.16,
                size=scenery.height * 0.17,
            )
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)
    scenery.drawn.place = "in a village street"
    scenery.stage_x = scenery.between(0.42, 0.58)
    place_outdoors(scenery)


def paint_bridge(scenery: Scenery) -> None:
    """A humped bridge of stone over a river; the figures stand on its crown."""
    scenery.horizon = scenery.height * scenery.between(0.46, 0.56)
    _open_country(scenery, hills=2)
    row = scenery.horizon + scenery.height * 0.13
    paint_water(scenery, row=row, tint=hexed("#3f7f8f"))
    _paint_banks(scenery, row)
    crest = scenery.across(scenery.between(0.42, 0.58))
    _paint_arch(scenery, crest)
    scenery.stage_x = crest / scenery.width if not scenery.mirrored else 1 - crest / scenery.width
    words = set(scenery.reading.words)
    if words & {"barrier", "pole", "border", "checkpoint", "warden", "toll"}:
        _paint_barrier(scenery, scenery.across(scenery.stage_x + 0.2))
    scenery.drawn.place = "on a stone bridge over a river"
    place_outdoors(scenery)


def _paint_banks(scenery: Scenery, row: float) -> None:
    surface = scenery.surface
    bank = scenery.toned(WHITE * 0.9 if scenery.snowy else hexed("#4f7a48"), depth=0.9, share=0.55)
    for side in (-1, 1):
        edge = 0.0 if side < 0 else float(scenery.width)
        reach = scenery.width * scenery.between(0.16, 0.26)
        outline = [
            (edge + side * 10, row - scenery.height * 0.02),
            (edge - side * reach * 0.8, row + scenery.height * 0.03),
            (edge - side * reach, row + scenery.height * 0.2),
            (edge - side * reach * 0.7, scenery.height + 10.0),
            (edge + side * 10, scenery.height + 10.0),
        ]
        surface.put(Shapes().smooth(outline), mix(bank, scenery.palette.light, 0.15), bank * 0.75, grain=0.16)
        reeds = Shapes()
        for _ in range(26):
            x = edge - side * reach * scenery.between(0.2, 1.0)
            y = row + scenery.height * scenery.between(0.08, 0.3)
            tall = scenery.height * scenery.between(0.03, 0.09)
            reeds.limb((x, y), (x + side * tall * 0.2, y - tall), width=3 * scenery.unit, to=scenery.unit)
        surface.put(reeds, bank * 0.6, grain=0, solid=0.6)


def _paint_arch(scenery: Scenery, crest: float) -> None:
    """The bridge from bank to bank, its parapet behind the figures."""
    surface, x = scenery.surface, np.arange(scenery.width)
    top = scenery.height * scenery.between(0.76, 0.82)
    rise = np.exp(-(((x - crest) / (scenery.width * 0.3)) ** 2)) * scenery.height * 0.1
    way = as_field((top + scenery.height * 0.09 - rise).astype(np.float32))
    stone = scenery.toned(hexed("#9a8f80"), depth=0.95, share=0.55)
    parapet = way - scenery.height * 0.085
    back = np.clip(surface.rows - parapet[None, :] + 0.5, 0, 1) * np.clip(
        way[None, :] - surface.rows + 0.5, 0, 1
    )
    surface.put(
        surface.everywhere(as_field(back)),
        mix(stone, scenery.palette.light, 0.2),
        stone * 0.85,
        grain=0.18,
        solid=0.3,
    )
    span = scenery.width * 0.15
    hollow = np.clip(1 - ((x - crest) / span) ** 2, 0, 1) ** 0.5 * scenery.height * 0.3
    foot = scenery.height * 1.1 - hollow
    front = np.clip(surface.rows - way[None, :] + 0.5, 0, 1) * np.clip(
        foot[None, :] - surface.rows + 0.5, 0, 1
    )
    surface.put(
        surface.everywhere(as_field(front.astype(np.float32))),
        mix(stone, scenery.palette.light, 0.1),
        stone * 0.65,
        grain=0.2,
        flow=surface.rows - way[None, :] * 0.9,
        solid=0.3,
    )
    _paint_masonry(scenery, way, foot, stone)
    coping = np.clip(1 - np.abs(surface.rows - parapet[None, :]) / (9 * scenery.unit), 0, 1)
    surface.put(surface.everywhere(as_field(coping)), mix(stone, scenery.palette.light, 0.35), grain=0.1)
    scenery.ground = way + scenery.height * 0.035


def _paint_masonry(scenery: Scenery, way: np.ndarray, foot: np.ndarray, stone: Colour) -> None:
    joints, deep = Shapes(), scenery.height * 0.042
    for row in range(7):
        for index in range(40):
            x = scenery.width * (index + 0.5 * (row % 2)) / 40
            at = int(np.clip(x, 0, scenery.width - 1))
            y = float(way[at]) + deep * (row + 0.9)
            if y + deep < foot[at]:
                joints.rect(x, y, x + scenery.width / 40, y + 1.8 * scenery.unit)
                joints.rect(x, y, x + 1.8 * scenery.unit, y + deep)
    scenery.surface.put(joints, stone * 0.5, alpha=0.55, grain=0, edge=0)


def _paint_barrier(scenery: Scenery, x: float) -> None:
    """A pole across the way, a stone on its end."""
    size = scenery.height * scenery.figure_height
    frame = Frame(x, scenery.ground_at(x), size, scenery.mirrored)
    stripes = [
        line(
            "#b8463c" if index % 2 else "#efe6d6",
            f"{0.3 - 0.28 * index:.2f},0.5 {0.02 - 0.28 * index:.2f},0.5",
            width=0.06,
        )
        for index in range(6)
    ]
    strokes = [
        box("#6a4f38", "0.12,0 0.24,0.66"),
        *stripes,
        oval("#8d8a86", "0.46,0.42 0.13,0.12"),
        line("#c9a56a", "0.4,0.5 0.46,0.5", width=0.05),
    ]
    paint(scenery.surface, strokes, frame, tone=tone_of(scenery))
    scenery.drawn.note("a barrier pole")


def paint_wall_door(scenery: Scenery) -> None:
    """A long wall across the picture, a door in it, trees behind it and a road before it."""
    paint_sky(scenery)
    if not scenery.dark:
        paint_birds(scenery, count=4)
    paint_mountains(scenery, count=1, base=scenery.horizon, height=0.12)
    surface = scenery.surface
    top = scenery.height * scenery.between(0.3, 0.4)
    foot = scenery.height * scenery.between(0.78, 0.82)
    trees = Shapes()
    for _ in range(int(scenery.between(5, 14))):
        crown(
            scenery,
            trees,
            scenery.rng.random() * scenery.width,
            top - scenery.height * scenery.between(-0.02, 0.06),
            radius=scenery.height * scenery.between(0.05, 0.11),
        )
    surface.put(
        trees,
        scenery.toned(hexed("#a8672e" if scenery.reading.autumn else "#3f7a4a"), depth=0.6, share=0.5),
        grain=0.12,
        solid=0.3,
    )
    stone = scenery.toned(
        hexed(choose(scenery.rng, ("#c9b79a", "#b08a72", "#a8a29a"))), depth=0.85, share=0.62
    )
    surface.put(
        Shapes().rect(-5, top, scenery.width + 5, foot + 5),
        mix(stone, scenery.palette.light, 0.2),
        stone * 0.75,
        grain=0.2,
        flow=surface.rows * 0.8,
    )
    _paint_bricks(scenery, top=top, foot=foot, colour=stone)
    surface.put(
        Shapes().rect(-5, top - 16 * scenery.unit, scenery.width + 5, top + 6 * scenery.unit),
        stone * 0.8,
        grain=0.1,
    )
    earth = scenery.toned(WHITE * 0.92 if scenery.snowy else hexed("#b59a74"), depth=0.9, share=0.6)
    surface.put(
        Shapes().rect(-5, foot, scenery.width + 5, scenery.height + 5),
        mix(earth, scenery.palette.light, 0.12),
        earth * 0.75,
        grain=0.18,
    )
    x = scenery.across(scenery.between(0.6, 0.74))
    _paint_gate(scenery, x, foot)
    _paint_ivy(scenery, top=top, foot=foot)
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)
    scenery.stage_x = scenery.between(0.36, 0.46)
    place_outdoors(scenery, most=1)
    paint_foreground(scenery, grass=0.5)


def _paint_bricks(scenery: Scenery, *, top: float, foot: float, colour: Colour) -> None:
    joints, deep = Shapes(), scenery.height * 0.045
    for row in range(int((foot - top) / deep) + 1):
        y = top + row * deep
        joints.rect(0, y, scenery.width, y + 1.6 * scenery.unit)
        for index in range(26):
            x = scenery.width * (index + 0.5 * (row % 2)) / 26
            joints.rect(x, y, x + 1.6 * scenery.unit, min(foot, y + deep))
    scenery.surface.put(joints, colour * 0.7, alpha=0.5, grain=0, edge=0)


def _paint_gate(scenery: Scenery, x: float, foot: float) -> None:
    words = scenery.reading.words
    colour = next((name for name in DOORS if name in words), "blue" if scenery.chance(0.5) else "green")
    size = scenery.height * max(0.36, scenery.figure_height * 0.95)
    frame = Frame(x, foot + 4, size, scenery.mirrored)
    code = DOORS[colour]
    strokes = [
        smooth("#8a8078", "-0.46,0 -0.46,0 -0.46,0.94 -0.34,1.2 0,1.32 0.34,1.2 0.46,0.94 0.46,0 0.46,0"),
        smooth("#2f2a30", "-0.36,0 -0.36,0 -0.36,0.9 -0.26,1.12 0,1.2 0.26,1.12 0.36,0.9 0.36,0 0.36,0"),
        smooth(code, "-0.33,0 -0.33,0 -0.33,0.9 -0.24,1.09 0,1.17 0.24,1.09 0.33,0.9 0.33,0 0.33,0"),
        *(line("#22303f", f"{at},0.02 {at},1.08", width=0.014) for at in (-0.18, 0.0, 0.18)),
        line("#3a3338", "-0.32,0.24 -0.02,0.24", width=0.035),
        line("#3a3338", "-0.32,0.86 -0.02,0.86", width=0.035),
        oval("#c99a3c", "0.24,0.56 0.04,0.04"),
        poly("#a39a90", "-0.6,0 0.6,0 0.66,-0.08 -0.66,-0.08"),
    ]
    paint(scenery.surface, strokes, frame, tone=tone_of(scenery))
    if scenery.dark:
        place_piece(
            scenery,
            "lamp post",
            x - 0.75 * size * (-1 if scenery.mirrored else 1),
            foot + 8,
            size=size * 0.62,
        )
        scenery.surface.shine(x, foot - size * 0.9, reach=size * 0.8, colour=hexed(LAMP), strength=0.35)
    scenery.drawn.place = f"before a {colour} door in a long wall"


def _paint_ivy(scenery: Scenery, *, top: float, foot: float) -> None:
    leaves = Shapes()
    for _ in range(3):
        x = scenery.across(scenery.between(0.02, 0.98))
        for _ in range(60):
            far = scenery.rng.random() ** 1.5
            leaves.oval(
                x + scenery.rng.normal() * scenery.width * 0.03 * (1 - far * 0.4),
                top + (foot - top) * far * 0.8,
                scenery.unit * scenery.between(5, 12),
            )
    tint = "#9a5a34" if scenery.reading.autumn else "#3f6a44"
    scenery.surface.put(leaves, scenery.toned(hexed(tint), depth=0.95, share=0.55), grain=0.1, solid=0.5)
