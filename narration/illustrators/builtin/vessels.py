"""What floats or flies: ships, boats, rockets. Sizes are pixels."""

import math

import numpy as np

from narration.illustrators.builtin.palette import Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Point, Shapes, curve
from narration.illustrators.builtin.things.drawing import points

MASTS = ((-0.22, 0.78), (0.06, 0.95), (0.3, 0.66))
"""Place along the hull, and height."""


def paint_ship(scenery: Scenery, x: float, y: float, *, width: float) -> None:
    """A three-master under sail; (x, y) is the middle of the waterline."""
    surface, frame = scenery.surface, Frame(x, y, width, scenery.mirrored)
    hull = scenery.toned(hexed("#6a4030"), depth=0.7)
    sail = mix(mix(hexed("#f3e6cf"), scenery.palette.haze, 0.3), scenery.palette.near, 0.25 * scenery.dark)
    spars = Shapes().limb(frame.at(0.42, 0.14), frame.at(0.72, 0.3), width=width * 0.014, to=width * 0.006)
    for at, high in MASTS:
        spars.limb(frame.at(at, 0.1), frame.at(at, high), width=width * 0.016, to=width * 0.008)
    surface.put(spars, hull * 0.8, grain=0, solid=1)
    stays = Shapes()
    for at, high in MASTS:
        stays.limb(frame.at(at, high), frame.at(at - 0.16, 0.14), width=max(0.8, width * 0.003))
        stays.limb(frame.at(at, high), frame.at(at + 0.18, 0.14), width=max(0.8, width * 0.003))
    surface.put(stays, hull * 0.8, grain=0, edge=0)
    sails = Shapes().smooth(
        frame.points(points("0.4,0.17 0.4,0.17 0.68,0.3 0.68,0.3 0.5,0.36 0.33,0.5 0.33,0.5 0.4,0.34"))
    )
    for at, high in MASTS:
        for low, top, wide in ((0.22, 0.5, 0.15), (0.53, 0.76, 0.12), (0.79, 0.95, 0.085)):
            sails.poly(frame.points(_sail(at, low=high * low + 0.04, top=high * top, wide=wide)))
    surface.put(sails, mix(sail, scenery.palette.light, 0.3), sail * 0.84, solid=-0.3)
    body = curve(
        points(
            "-0.46,0.24 -0.46,0.24 -0.3,0.115 0.1,0.09 0.52,0.18 0.52,0.18 0.42,0.06 0.34,-0.02 "
            "0.34,-0.02 -0.34,-0.02 -0.34,-0.02 -0.43,0.1"
        ),
        closed=True,
    )
    surface.put(
        Shapes().poly(frame.points(body)),
        mix(hull, scenery.palette.light, 0.12),
        hull * 0.6,
        grain=0.1,
        solid=0.8,
    )
    stripe = Shapes().line(
        frame.points(points("-0.44,0.15 -0.2,0.07 0.1,0.05 0.44,0.11")), width=max(1, width * 0.01)
    )
    surface.put(stripe, hexed("#d9b05a"), grain=0, edge=0, accent=0.5)
    _paint_wake(scenery, x, y + width * 0.02, width=width)
    scenery.drawn.note("a sailing ship")


def _sail(at: float, *, low: float, top: float, wide: float) -> list[Point]:
    belly = [(0.035 * math.sin(share * math.pi), top + (low - top) * share) for share in np.linspace(0, 1, 7)]
    right = [(at + wide + out, y) for out, y in belly]
    left = [(at - wide + out, y) for out, y in reversed(belly)]
    return [(at - wide * 0.9, top), (at + wide * 0.9, top), *right, *left]


def _paint_wake(scenery: Scenery, x: float, y: float, *, width: float) -> None:
    wake = Shapes().oval(x, y, width * 0.46, max(1.5, width * 0.013))
    scenery.surface.put(
        wake, mix(scenery.palette.haze, scenery.palette.light, 0.7), alpha=0.55, grain=0, edge=0
    )


def paint_boat(scenery: Scenery, x: float, y: float, *, width: float, sail: bool = False) -> None:
    """A small boat; (x, y) is the middle of the waterline."""
    frame, surface = Frame(x, y, width, scenery.mirrored), scenery.surface
    colour = scenery.toned(hexed("#7a4a34" if scenery.chance(0.5) else "#2f6a7a"), depth=0.85, share=0.6)
    if sail:
        cloth = mix(hexed("#f0e2c8"), scenery.palette.near, 0.25 * scenery.dark)
        surface.put(
            Shapes().limb(frame.at(0, 0.1), frame.at(0.02, 1.15), width=max(1, width * 0.025)),
            colour * 0.7,
            grain=0,
            solid=1,
        )
        surface.put(
            Shapes().smooth(
                frame.points(points("0.04,1.1 0.04,1.1 0.3,0.7 0.46,0.24 0.46,0.24 0.04,0.2 0.04,0.2"))
            ),
            cloth,
            cloth * 0.85,
            solid=-0.3,
        )
    hull = Shapes().smooth(
        frame.points(points("-0.5,0.14 -0.5,0.14 0,0.08 0.54,0.18 0.54,0.18 0.38,-0.05 0,-0.08 -0.36,-0.05"))
    )
    surface.put(
        hull, mix(colour, scenery.palette.light, 0.15), colour * 0.7, grain=0.1, solid=0.8, accent=0.4
    )
    rim = Shapes().line(
        frame.points(curve(points("-0.5,0.14 0,0.08 0.54,0.18"))), width=max(1, width * 0.022)
    )
    surface.put(rim, mix(colour, scenery.palette.light, 0.5), grain=0, edge=0.3)
    _paint_wake(scenery, x, y + width * 0.05, width=width)
    scenery.drawn.note("a boat")


def paint_rocket(scenery: Scenery, x: float, y: float, *, height: float) -> None:
    """A rocket of the old kind, standing on its fins."""
    frame, surface = Frame(x, y, height), scenery.surface
    shell, red = hexed("#ece8f2"), mix(hexed("#c0483f"), scenery.palette.near, 0.12)
    for side in ("-", ""):
        fin = f"{side}0.06,0.34 {side}0.21,0.04 {side}0.2,0 {side}0.11,0.02 {side}0.05,0.14"
        surface.put(Shapes().smooth(frame.points(points(fin))), red, red * 0.65, accent=0.8)
    body = points("-0.06,0.05 -0.1,0.3 -0.095,0.6 -0.06,0.84 0,1.0 0.06,0.84 0.095,0.6 0.1,0.3 0.06,0.05")
    surface.put(
        Shapes().smooth(frame.points(body)), shell, mix(shell, scenery.palette.near, 0.35), grain=0.04
    )
    away = points("0.02,0.05 0.05,0.3 0.045,0.6 0.02,0.84 0,1.0 0.06,0.84 0.095,0.6 0.1,0.3 0.06,0.05")
    surface.shade(Shapes().smooth(frame.points(away)), by=0.22)
    surface.put(
        Shapes().smooth(frame.points(points("-0.066,0.82 -0.04,0.92 0,1.02 0.04,0.92 0.066,0.82 0,0.8"))),
        red,
        accent=0.8,
    )
    _paint_porthole(scenery, frame, red)
    scenery.drawn.note("a rocket")


def _paint_porthole(scenery: Scenery, frame: Frame, rim: Colour) -> None:
    at = frame.at(0, 0.62)
    scenery.surface.put(Shapes().oval(*at, frame.size * 0.046), rim * 0.8, grain=0)
    scenery.surface.put(Shapes().oval(*at, frame.size * 0.034), hexed("#ffd88a"), grain=0, accent=1, solid=-1)
