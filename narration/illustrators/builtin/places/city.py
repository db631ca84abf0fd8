"""A city street: rows of houses behind each other, lamps, wet stones or a roof to stand on."""

import numpy as np

from narration.illustrators.builtin.land import paint_mist
from narration.illustrators.builtin.palette import LAMP, WHITE, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_sky
from narration.illustrators.builtin.things.drawing import points
from narration.illustrators.builtin.things.placing import place_outdoors
from narration.illustrators.builtin.water import paint_water

Block = tuple[float, float, float]
"""Left edge, width and height of a house in pixels."""
ROWS = 4


def paint_city(scenery: Scenery) -> None:
    """Four rows of houses, the nearest leaving the middle open; a street of stones."""
    scenery.horizon = scenery.height * scenery.between(0.6, 0.68)
    paint_sky(scenery)
    if not scenery.dark:
        paint_birds(scenery, count=5)
    scenery.stage_x = scenery.between(0.4, 0.6)
    for row in range(ROWS):
        _paint_row(scenery, row)
    street = scenery.horizon + scenery.height * 0.1
    wet = scenery.reading.weather in ("rain", "storm") or scenery.key == "night"
    _paint_street(scenery, street, wet=wet)
    _paint_shop(scenery, street)
    lit = scenery.dark
    _paint_lamps(scenery, street, lit=lit)
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)
    scenery.drawn.place = "in a lamplit city street" if lit else "in a city street"
    place_outdoors(scenery)


def _paint_row(scenery: Scenery, row: int) -> None:
    depth, surface = (row + 0.8) / (ROWS + 0.4), scenery.surface
    foot = scenery.horizon + scenery.height * 0.1 * depth
    houses, blocks, x = Shapes(), [], -scenery.width * 0.02
    while x < scenery.width:
        wide = scenery.width * scenery.between(0.025, 0.075) * (0.7 + 0.9 * depth)
        open_middle = (
            np.clip(abs(x + wide / 2 - scenery.width * 0.5) / (scenery.width * 0.42), 0.12, 1)
            if row > 1
            else 1
        )
        high = scenery.height * scenery.between(0.16, 0.46) * (0.75 + 0.75 * depth) * float(open_middle)
        blocks.append((x, wide, high))
        houses.rect(x, foot - high, x + wide, scenery.height)
        _roof(scenery, houses, x, foot - high, wide=wide)
        x += wide * scenery.between(1, 1.12)
    colour = scenery.toned(
        hexed("#3c3550" if scenery.dark else "#8a6a5c"),
        depth=0.15 + 0.8 * depth,
        share=0.3 if scenery.dark else 0.55,
    )
    flow = surface.columns * 0.8 + surface.rows * 0.05
    surface.put(
        houses,
        colour,
        mix(colour, scenery.palette.haze, 0.5 * (1 - depth)),
        grain=0.06,
        flow=flow,
        solid=0.4 * depth,
    )
    _paint_windows(scenery, blocks, foot=foot, depth=depth)
    paint_mist(scenery, row=scenery.horizon, depth=scenery.height * 0.09, strength=0.2)


def _roof(scenery: Scenery, shapes: Shapes, x: float, top: float, *, wide: float) -> None:
    kind = scenery.rng.random()
    if kind < 0.3:
        shapes.poly([(x, top + 1), (x + wide / 2, top - wide * 0.5), (x + wide, top + 1)])
        shapes.rect(x + wide * 0.7, top - wide * 0.45, x + wide * 0.82, top)
    elif kind < 0.45:
        shapes.rect(x + wide * 0.4, top - wide * 0.35, x + wide * 0.6, top + 1)
    elif kind < 0.58:
        shapes.limb(
            (x + wide * 0.5, top), (x + wide * 0.5, top - wide * 0.8), width=wide * 0.05, to=wide * 0.02
        )
    elif kind < 0.68:
        shapes.oval(x + wide / 2, top, wide * 0.36, wide * 0.4)


def _paint_windows(scenery: Scenery, blocks: list[Block], *, foot: float, depth: float) -> None:
    lit, unlit = Shapes(), Shapes()
    share = 0.26 if scenery.dark else 0.05
    for x, wide, high in blocks:
        size = wide / 5
        for y in np.arange(foot - high + size, scenery.horizon + scenery.height * 0.14, size * 1.55):
            for column in range(4):
                left = x + wide * 0.1 + column * wide * 0.21
                which = lit if scenery.rng.random() < share else unlit
                which.rect(left, float(y), left + size * 0.6, float(y) + size * 0.85)
    dark = scenery.toned(hexed("#20283a"), depth=0.2 + 0.7 * depth, share=0.4)
    scenery.surface.put(unlit, dark, alpha=0.16 + 0.24 * depth, grain=0, edge=0)
    scenery.surface.put(
        lit,
        hexed("#ffd98a"),
        hexed("#ffb866"),
        alpha=0.4 + 0.5 * depth,
        grain=0,
        edge=0,
        accent=0.8,
        solid=-1,
    )


def _paint_street(scenery: Scenery, top: float, *, wet: bool) -> None:
    surface = scenery.surface
    stone = mix(scenery.toned(hexed("#7d7a80"), depth=0.85, share=0.6), scenery.palette.near, 0.2)
    if wet:
        paint_water(scenery, row=top, tint=hexed("#2a2f3f"))
        surface.colour[int(top) :] = mix(surface.colour[int(top) :], scenery.palette.near, 0.3)
    else:
        colour = WHITE * 0.9 if scenery.snowy else stone
        surface.put(
            Shapes().rect(-5, top, scenery.width + 5, scenery.height + 5),
            mix(colour, scenery.palette.haze, 0.35),
            colour * 0.8,
            grain=0.12,
        )
    if not scenery.snowy:
        _paint_stones(scenery, top, alpha=0.22 if wet else 0.4)


def _paint_stones(scenery: Scenery, top: float, *, alpha: float) -> None:
    joints, deep = Shapes(), scenery.height - top
    for row in range(1, 9):
        y, following = top + deep * (row / 9) ** 1.7, top + deep * ((row + 1) / 9) ** 1.7
        joints.rect(0, y, scenery.width, y + 1.6 * scenery.unit)
        step = scenery.width * 0.03 * (0.4 + row / 6)
        for index in range(int(scenery.width / step) + 1):
            x = (index + 0.5 * (row % 2)) * step
            joints.limb((x, y), (x + (x - scenery.width / 2) * 0.03, following), width=1.4 * scenery.unit)
    scenery.surface.put(joints, scenery.palette.near * 0.8, alpha=alpha, grain=0, edge=0)


def _paint_shop(scenery: Scenery, street: float) -> None:
    """The nearest house: a shop front with an awning, cut by the picture's edge."""
    wide, high = scenery.width * scenery.between(0.2, 0.28), scenery.height * scenery.between(0.62, 0.8)
    edge = scenery.across(1.02)
    frame = Frame(edge, street + scenery.height * 0.14, wide, not scenery.mirrored)
    tall = high / wide
    surface = scenery.surface
    wall = scenery.toned(hexed("#6f4f5a" if scenery.chance(0.5) else "#4f6068"), depth=0.95, share=0.55)
    surface.put(
        Shapes().rect(*frame.at(-0.2, tall), *frame.at(1, 0)),
        mix(wall, scenery.palette.light, 0.05),
        wall * 0.8,
        grain=0.12,
        flow=surface.columns * 0.8,
        solid=0.3,
    )
    lit, glass = scenery.dark, hexed("#ffd890" if scenery.dark else "#9fb4ba")
    pane = Shapes().rect(*frame.at(0.08, 0.46), *frame.at(0.62, 0.12))
    surface.put(pane, glass, glass * 0.9, grain=0.02, solid=-1 if lit else 0.2, accent=0.8 * lit)
    bars = (
        Shapes()
        .rect(*frame.at(0.34, 0.46), *frame.at(0.355, 0.12))
        .rect(*frame.at(0.72, 0.5), *frame.at(0.94, 0.0))
    )
    surface.put(bars, wall * 0.5, grain=0, solid=0.8)
    for storey in np.arange(0.82, tall - 0.1, 0.36):
        for at in (0.16, 0.58):
            upper = Shapes().rect(*frame.at(at, storey + 0.22), *frame.at(at + 0.2, storey))
            warm = scenery.chance(0.4 if lit else 0.1)
            surface.put(
                upper,
                hexed("#ffd98a") if warm else wall * 0.45,
                grain=0,
                solid=-1 if warm else 0.7,
                accent=0.8 * warm,
            )
    _paint_awning(scenery, frame)
    if lit:
        surface.shine(*frame.at(0.35, 0.28), reach=wide * 0.7, colour=hexed(LAMP), strength=0.5)


def _paint_awning(scenery: Scenery, frame: Frame) -> None:
    for index in range(8):
        left, right = 0.02 + index * 0.085, 0.02 + (index + 1) * 0.085
        colour = scenery.toned(hexed("#b0483c" if index % 2 else "#eadfc8"), depth=0.95, share=0.75)
        cloth = [
            (left + 0.02, 0.6),
            (right + 0.02, 0.6),
            (right - 0.02, 0.47),
            ((left + right) / 2 - 0.02, 0.445),
            (left - 0.02, 0.47),
        ]
        scenery.surface.put(
            Shapes().poly(frame.points(cloth)), colour, colour * 0.85, grain=0.04, accent=0.6 * (index % 2)
        )
    sign = frame.points(points("0.04,0.62 0.04,0.72 0.68,0.72 0.68,0.62"))
    scenery.surface.put(
        Shapes().poly(sign), scenery.toned(hexed("#2f3a3c"), depth=1, share=0.5), grain=0.05, solid=0.7
    )


def _paint_lamps(scenery: Scenery, street: float, *, lit: bool) -> None:
    posts, heads = Shapes(), []
    for side in (-1, 1):
        for share in (0.12, 0.3, 0.62):
            x = scenery.width * (0.5 + side * (0.1 + 0.42 * share))
            y = street + (scenery.height - street) * share * 1.02
            high = scenery.height * (0.1 + 0.42 * share)
            posts.limb((x, y), (x, y - high), width=high * 0.022, to=high * 0.014)
            posts.limb((x, y - high), (x - side * high * 0.1, y - high * 1.04), width=high * 0.014)
            posts.rect(x - high * 0.03, y - high * 0.03, x + high * 0.03, y)
            heads.append((x - side * high * 0.1, y - high * 1.02, high))
    surface = scenery.surface
    surface.put(posts, scenery.palette.near * 0.8, grain=0, solid=1)
    for x, y, high in heads:
        colour = WHITE if lit else mix(scenery.palette.haze, WHITE, 0.3)
        surface.put(Shapes().oval(x, y, high * 0.03), colour, grain=0, solid=-1, accent=1.0 * lit)
        if lit:
            surface.shine(x, y, reach=high * 0.45, colour=hexed("#ffb860"), strength=0.75)
            _paint_reflection(scenery, x, street, width=high * 0.05)


def _paint_reflection(scenery: Scenery, x: float, street: float, *, width: float) -> None:
    surface = scenery.surface
    fade = np.clip((surface.rows[:, :1] - street) / 50, 0, 1)
    streak = np.exp(-(((surface.columns[:1] - x) / width) ** 2)) * fade
    ripple = 0.5 + 0.5 * np.sin(surface.rows[:, :1] / (4.5 * scenery.unit) + np.sin(surface.rows[:, :1] / 13))
    surface.screen((streak * ripple * 0.4).astype(np.float32), hexed("#ffb860"))
