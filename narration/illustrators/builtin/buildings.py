"""Buildings: cottages, castles, lighthouses, churches, mills. Their foot is at (x, y); sizes are pixels."""

import math

import numpy as np

from narration.illustrators.builtin.palette import LAMP, WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Mask, Shapes
from narration.illustrators.builtin.things.drawing import points

WINDOW = "#ffcf6a"


def _unit(shapes: Shapes, frame: Frame, *outlines: str) -> Shapes:
    for outline in outlines:
        shapes.poly(frame.points(points(outline)))
    return shapes


def _windows(scenery: Scenery, frame: Frame, *outlines: str, lit: bool) -> None:
    colour = hexed(WINDOW) if lit else scenery.toned(hexed("#3a4456"), depth=0.8)
    scenery.surface.put(
        _unit(Shapes(), frame, *outlines),
        colour,
        colour * 0.92,
        grain=0,
        solid=-1 if lit else 1,
        accent=0.9 * lit,
    )


def paint_cottage(scenery: Scenery, x: float, y: float, *, width: float, depth: float) -> None:
    """A house with a door, two windows and a chimney; `depth` is 0 far to 1 near."""
    frame, surface, lit = Frame(x, y, width), scenery.surface, scenery.dark or scenery.chance(0.35)
    wall = scenery.toned(hexed("#d8c0a0"), depth=depth, share=0.6)
    roof = scenery.toned(hexed("#9a4a3c" if scenery.chance(0.6) else "#5a6472"), depth=depth, share=0.6)
    surface.put(_unit(Shapes(), frame, "0.14,0.7 0.14,1.02 0.28,1.02 0.28,0.6"), roof * 0.8, grain=0)
    surface.put(_unit(Shapes(), frame, "-0.5,0 -0.5,0.5 0.5,0.51 0.5,0"), wall, wall * 0.75, grain=0.1)
    surface.put(
        _unit(Shapes(), frame, "-0.6,0.46 -0.34,0.92 0.34,0.92 0.6,0.46"),
        mix(roof, scenery.palette.light, 0.12),
        roof * 0.8,
        grain=0.15,
        solid=0.5,
    )
    if scenery.snowy:
        surface.put(
            _unit(Shapes(), frame, "-0.6,0.46 -0.34,0.94 0.34,0.94 0.6,0.46 0.44,0.62 -0.4,0.66"),
            WHITE * 0.95,
            grain=0.02,
        )
    _windows(
        scenery,
        frame,
        "-0.36,0.17 -0.36,0.36 -0.18,0.36 -0.18,0.17",
        "0.2,0.17 0.2,0.36 0.38,0.36 0.38,0.17",
        lit=lit,
    )
    cross = Shapes()
    for at in (-0.27, 0.29):
        cross.rect(*frame.at(at - 0.008, 0.36), *frame.at(at + 0.008, 0.17)).rect(
            *frame.at(at - 0.09, 0.275), *frame.at(at + 0.09, 0.26)
        )
    surface.put(cross, wall * 0.6, grain=0, edge=0)
    door = _unit(Shapes(), frame, "-0.07,0 -0.07,0.27 -0.03,0.31 0.05,0.31 0.09,0.27 0.09,0")
    surface.put(door, roof * 0.5, grain=0, solid=1)
    if lit:
        for at in (-0.27, 0.29):
            scenery.lamp(*frame.at(at, 0.26), reach=width * 0.45, colour=hexed(LAMP), strength=0.45)
    if scenery.chance(0.8):
        paint_smoke(scenery, *frame.at(0.21, 1.02), size=width * 0.14)


def paint_smoke(scenery: Scenery, x: float, y: float, *, size: float) -> None:
    """Smoke that drifts up from a chimney."""
    surface = scenery.surface
    top, left = max(0, int(y - size * 8)), max(0, int(x - size * 3))
    bottom, right = max(top + 1, min(surface.height, int(y + size))), min(surface.width, int(x + size * 6))
    if right <= left or bottom > surface.height:
        return
    rows, columns = surface.rows[top:bottom, left:right], surface.columns[top:bottom, left:right]
    cover = np.zeros(rows.shape, np.float32)
    for share in np.linspace(0, 0.9, 9):
        middle = x + math.sin(share * 4 + 0.5) * size * 0.8 + share * size * 2.2
        across, up = size * (0.35 + 1.1 * share), size * (0.4 + 0.8 * share)
        puff = np.exp(-(((columns - middle) / across) ** 2 + ((rows - y + share * size * 6) / up) ** 2))
        cover = np.maximum(cover, puff * (1 - share) * 0.55)
    surface.put(
        Mask(top, left, cover.astype(np.float32)), mix(scenery.palette.haze, WHITE, 0.3), grain=0, edge=0
    )


TOWERS = (
    (-0.42, 0.13, 0.55),
    (-0.2, 0.1, 0.72),
    (0.05, 0.15, 0.98),
    (0.27, 0.1, 0.66),
    (0.42, 0.12, 0.5),
)
"""Where each tower of a castle stands, how wide and how high it is, in widths of the castle."""
SLITS = (
    (-0.42, 0.4),
    (-0.2, 0.55),
    (0.05, 0.8),
    (0.05, 0.55),
    (0.27, 0.5),
    (-0.08, 0.18),
    (0.18, 0.2),
    (0.42, 0.36),
    (-0.28, 0.2),
)
INNER = 0.3
"""A tower nearer to the middle than this has a roof and a banner; the others have battlements."""


def paint_castle(scenery: Scenery, x: float, y: float, *, width: float, depth: float) -> None:
    """A castle with five towers."""
    frame, surface, light = Frame(x, y, width), scenery.surface, scenery.palette.light
    colour = scenery.toned(hexed("#8a7f92"), depth=depth, share=0.45)
    roof = scenery.toned(hexed("#5a4f78" if scenery.chance(0.5) else "#8f4a48"), depth=depth, share=0.55)
    walls, roofs, banners = _curtain(frame), Shapes(), Shapes()
    for tower in TOWERS:
        _raise_tower(frame, tower, walls=walls, roofs=roofs, banners=banners)
    haze = mix(colour, scenery.palette.haze, 0.3)
    surface.put(walls, mix(colour, light, 0.15), haze, grain=0.09, solid=0.5)
    surface.shade(_unlit(frame, from_left=scenery.light_x > x), by=0.14)
    surface.put(roofs, mix(roof, light, 0.15), roof * 0.85, solid=0.6)
    surface.put(banners, hexed("#c8453c"), grain=0, accent=0.8)
    surface.put(_slits(frame), hexed("#ffd27a"), grain=0, accent=0.8, solid=-1)
    scenery.drawn.note("a castle")


def _curtain(frame: Frame) -> Shapes:
    walls = Shapes()
    walls.rect(*frame.at(-0.4, 0.32), *frame.at(0.4, -0.2))
    for notch in range(12):
        walls.rect(*frame.at(-0.4 + notch * 0.068, 0.36), *frame.at(-0.364 + notch * 0.068, 0.31))
    return walls


def _raise_tower(
    frame: Frame, tower: tuple[float, float, float], *, walls: Shapes, roofs: Shapes, banners: Shapes
) -> None:
    at, wide, high = tower
    walls.rect(*frame.at(at - wide / 2, high), *frame.at(at + wide / 2, -0.2))
    if abs(at) < INNER:
        eaves, ridge = high - 0.01, high + wide * 1.9
        roofs.poly(frame.points([(at - wide * 0.72, eaves), (at, ridge), (at + wide * 0.72, eaves)]))
        top = high + wide * 1.85
        banners.poly(frame.points([(at, top + 0.09), (at + 0.1, top + 0.06), (at, top + 0.035)]))
        banners.limb(frame.at(at, top), frame.at(at, top + 0.1), width=max(1, frame.size * 0.006))
        return
    for notch in range(4):
        left = at - wide * 0.62 + notch * wide * 0.36
        walls.rect(*frame.at(left, high + 0.05), *frame.at(left + wide * 0.2, high - 0.01))


def _unlit(frame: Frame, *, from_left: bool) -> Shapes:
    """The sides of the towers that the light does not reach."""
    sides = Shapes()
    for at, wide, high in TOWERS:
        edge = at - wide / 2 if from_left else at + wide * 0.1
        sides.rect(*frame.at(edge, high), *frame.at(edge + wide * 0.4, 0.0))
    return sides


def _slits(frame: Frame) -> Shapes:
    slits = Shapes()
    for at, high in SLITS:
        slits.rect(*frame.at(at - 0.009, high + 0.035), *frame.at(at + 0.009, high))
    return slits


def paint_lighthouse(scenery: Scenery, x: float, y: float, *, height: float, lit: bool) -> None:
    """A striped lighthouse; after dark its beam goes out over the wider side."""
    surface, frame = scenery.surface, Frame(x, y, height)
    white = mix(hexed("#f1ece0"), scenery.palette.haze, 0.25)
    white = mix(white, scenery.palette.near, 0.3 if scenery.dark else 0.05)
    surface.put(
        _unit(Shapes(), frame, "-0.1,0 -0.058,0.8 0.058,0.8 0.1,0"),
        white,
        mix(white, scenery.palette.near, 0.25),
    )
    red = mix(hexed("#b8403a"), scenery.palette.near, 0.25)
    for low in (0.1, 0.38, 0.64):
        foot, head = 0.1 - 0.0525 * low, 0.1 - 0.0525 * (low + 0.13)
        band = frame.points([(-foot, low), (-head, low + 0.13), (head, low + 0.13), (foot, low)])
        surface.put(Shapes().poly(band), red, solid=0.8, accent=0.7)
    away = (
        "0.016,0 0.01,0.8 0.058,0.8 0.1,0" if scenery.light_x < x else "-0.1,0 -0.058,0.8 -0.01,0.8 -0.016,0"
    )
    surface.shade(_unit(Shapes(), frame, away), by=0.28)
    slits = _unit(
        Shapes(),
        frame,
        *(f"-0.012,{at} -0.012,{at + 0.04:.2f} 0.012,{at + 0.04:.2f} 0.012,{at}" for at in (0.28, 0.54)),
    )
    surface.put(
        slits, hexed("#ffd27a") if lit else hexed("#2a2a38"), grain=0, solid=-1 if lit else 1, accent=0.6
    )
    iron = mix(scenery.palette.near, hexed("#2a2a38"), 0.5)
    surface.put(
        _unit(
            Shapes(),
            frame,
            "-0.08,0.795 -0.08,0.82 0.08,0.82 0.08,0.795",
            "-0.045,0.8 -0.045,0.92 -0.035,0.92 -0.035,0.8",
            "0.035,0.8 0.035,0.92 0.045,0.92 0.045,0.8",
            "-0.067,0.915 0,1.01 0.067,0.915",
        ),
        iron,
        grain=0,
        solid=1,
    )
    glass = _unit(Shapes(), frame, "-0.034,0.82 -0.034,0.915 0.034,0.915 0.034,0.82")
    surface.put(
        glass, hexed("#fff3b8") if lit else hexed("#8fa3ac"), grain=0, solid=-1 if lit else 0, accent=0.9
    )
    if lit:
        _paint_beam(scenery, *frame.at(0, 0.87))
        surface.shine(*frame.at(0, 0.87), reach=height * 0.4, colour=hexed("#ffdf90"), strength=0.95)
    scenery.drawn.note("a lighthouse" + (" with its lamp lit" if lit else ""))


def _paint_beam(scenery: Scenery, x: float, y: float) -> None:
    surface = scenery.surface
    side = -1 if x > scenery.width * 0.5 else 1
    out = (surface.columns - x) * side
    above = surface.rows - y + out * 0.10
    half = 7 * scenery.unit + out * 0.085
    fade = np.exp(-np.clip(out, 0, None) / (scenery.width * 0.5)) * 0.62
    beam = np.clip(1 - np.abs(above) / np.maximum(half, 1), 0, 1) * (out > 0) * fade
    surface.screen(beam, hexed("#ffeab0"))
    surface.glow = np.maximum(surface.glow, beam).astype(np.float32)


def paint_church(scenery: Scenery, x: float, y: float, *, width: float, depth: float) -> None:
    """A small church with a steeple."""
    frame, surface = Frame(x, y, width), scenery.surface
    wall, roof = (scenery.toned(hexed(code), depth=depth, share=0.55) for code in ("#c8bda8", "#5f5a66"))
    surface.put(_unit(Shapes(), frame, "-0.1,0 -0.1,0.42 0.5,0.42 0.5,0"), wall, wall * 0.75, grain=0.1)
    surface.put(_unit(Shapes(), frame, "-0.12,0.4 0,0.66 0.44,0.66 0.54,0.4"), roof, roof * 0.8, solid=0.5)
    surface.put(
        _unit(Shapes(), frame, "-0.4,0 -0.4,0.85 -0.1,0.85 -0.1,0"), wall * 1.04, wall * 0.8, grain=0.1
    )
    surface.put(_unit(Shapes(), frame, "-0.44,0.84 -0.25,1.5 -0.06,0.84"), roof, roof * 0.85, solid=0.6)
    lit = scenery.dark
    _windows(
        scenery,
        frame,
        "0.05,0.12 0.05,0.26 0.1,0.32 0.15,0.26 0.15,0.12",
        "0.27,0.12 0.27,0.26 0.32,0.32 0.37,0.26 0.37,0.12",
        "-0.3,0.6 -0.3,0.7 -0.25,0.76 -0.2,0.7 -0.2,0.6",
        lit=lit,
    )
    surface.put(
        _unit(Shapes(), frame, "-0.32,0 -0.32,0.2 -0.25,0.28 -0.18,0.2 -0.18,0"), roof * 0.5, grain=0, solid=1
    )
    scenery.drawn.note("a church")


def paint_windmill(scenery: Scenery, x: float, y: float, *, height: float, depth: float) -> None:
    """A windmill with four sails."""
    frame, surface = Frame(x, y, height), scenery.surface
    wall, wood = (scenery.toned(hexed(code), depth=depth, share=0.6) for code in ("#d8c8ac", "#6a4a36"))
    surface.put(
        _unit(Shapes(), frame, "-0.2,0 -0.12,0.6 0.12,0.6 0.2,0"),
        mix(wall, scenery.palette.light, 0.15),
        wall * 0.75,
    )
    surface.put(_unit(Shapes(), frame, "-0.15,0.58 -0.08,0.72 0.08,0.72 0.15,0.58"), wood, solid=0.6)
    _windows(scenery, frame, "-0.03,0.36 -0.03,0.43 0.03,0.43 0.03,0.36", lit=scenery.dark)
    turn = scenery.between(0, math.pi / 2)
    for quarter in range(4):
        _paint_sail(scenery, frame.inner(0, 0.62, size=1, turned=turn + quarter * math.pi / 2), wood)
    scenery.drawn.note("a windmill")


def _paint_sail(scenery: Scenery, frame: Frame, wood: Colour) -> None:
    cloth = mix(hexed("#efe4cc"), scenery.palette.haze, 0.2)
    scenery.surface.put(
        _unit(Shapes(), frame, "0.08,0.01 0.5,0.01 0.5,0.12 0.1,0.09"),
        mix(cloth, scenery.palette.near, 0.25 * scenery.dark),
        solid=-0.2,
    )
    bars = Shapes().limb(frame.at(0, 0), frame.at(0.52, 0), width=max(1.2, 0.02 * frame.size))
    for at in np.linspace(0.12, 0.48, 6):
        bars.limb(frame.at(at, 0), frame.at(at, 0.11), width=max(0.8, 0.006 * frame.size))
    scenery.surface.put(bars, wood * 0.8, grain=0, solid=1)
