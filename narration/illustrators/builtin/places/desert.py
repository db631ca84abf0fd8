"""Dunes, and the plains of Mars."""

import numpy as np

from narration.illustrators.builtin.land import paint_mountains
from narration.illustrators.builtin.palette import LAMP, WHITE, Colour, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_orb, paint_sky
from narration.illustrators.builtin.things.drawing import points
from narration.illustrators.builtin.things.placing import place_outdoors, place_piece
from narration.illustrators.builtin.vessels import paint_rocket


def _paint_dunes(scenery: Scenery, tint: Colour) -> None:
    surface = scenery.surface
    for index in range(4):
        depth = (index + 1) / 4.2
        base = scenery.horizon + (scenery.height - scenery.horizon) * index / 4 * 0.9
        line = scenery.ridge(
            base=base,
            height=scenery.height * 0.085,
            cell=scenery.width * scenery.between(0.4, 0.65),
            octaves=2,
            rough=False,
        )
        colour = scenery.toned(tint, depth=0.2 + 0.55 * depth, share=0.85)
        sand = surface.below(line)
        flow = surface.rows - line[None, :] * 0.7 + np.sin(surface.columns / 40 + surface.rows / 25) * 5
        surface.put(
            sand,
            mix(colour, scenery.palette.light, 0.35),
            mix(colour, scenery.palette.near, 0.12 + 0.25 * depth),
            flow=flow,
        )
        slope = np.sign(scenery.light_x - scenery.width / 2) * np.gradient(line) * 3
        below = surface.rows[sand.window] - line[None, :]
        shade = np.clip(slope, 0, 1)[None, :] * np.exp(-below / (scenery.height * 0.12)) * sand.cover
        surface.colour[sand.window] *= 1 - 0.35 * shade[..., None]
        scenery.ground = np.clip(
            line + scenery.height * 0.06, scenery.height * 0.86, scenery.height * 0.95
        ).astype(np.float32)


def paint_desert(scenery: Scenery) -> None:
    """Dunes under a wide sky."""
    paint_sky(scenery)
    paint_mountains(scenery, count=2, base=scenery.horizon, height=0.09, tint=hexed("#a8663c"))
    if scenery.reading.shows("birds"):
        paint_birds(scenery, count=5)
    _paint_dunes(scenery, hexed("#d98f4a"))
    if scenery.reading.shows("tent") or scenery.chance(0.3):
        _paint_tents(scenery)
    scenery.drawn.place = "among desert dunes"
    scenery.stage_x = scenery.between(0.34, 0.6)
    place_outdoors(scenery)


def _paint_tents(scenery: Scenery) -> None:
    for at, wide in ((0.68, 0.13), (0.82, 0.09)):
        x = scenery.across(at)
        frame = Frame(x, float(scenery.ground_at(x)) - scenery.height * 0.06, scenery.width * wide)
        red = mix(hexed("#b8463c"), scenery.palette.near, 0.25)
        scenery.surface.put(
            Shapes().poly(frame.points(points("-0.55,0 -0.08,0.6 0.08,0.6 0.55,0"))),
            mix(red, scenery.palette.light, 0.2),
            red,
            grain=0.1,
            accent=0.6,
        )
        scenery.surface.put(
            Shapes().poly(
                frame.points(points("-0.3,0.3 -0.2,0.45 0.2,0.45 0.3,0.3 0.18,0.3 0,0.34 -0.18,0.3"))
            ),
            hexed("#efd9a8"),
            grain=0.05,
        )
        scenery.surface.put(
            Shapes().poly(frame.points(points("-0.12,0 0,0.5 0.12,0"))),
            hexed("#ffcf7a"),
            red * 0.5,
            grain=0,
            solid=-0.5,
        )
        scenery.lamp(x, frame.y - frame.size * 0.15, reach=frame.size * 0.5, colour=hexed(LAMP))
    scenery.drawn.note("tents")


def paint_mars(scenery: Scenery) -> None:
    """A red plain with craters, two small moons, and a glass dome where somebody lives."""
    paint_sky(scenery, clouds=False)
    scenery.surface.shine(
        scenery.light_x, scenery.light_y, reach=scenery.height * 0.24, colour=hexed("#dfe9f2"), strength=0.4
    )
    paint_orb(scenery, scenery.light_x, scenery.light_y, radius=scenery.height * 0.025, spotted=False)
    away = scenery.width - scenery.light_x
    for dx, y, radius in ((0.0, 0.14, 0.02), (0.09, 0.22, 0.011)):
        paint_orb(
            scenery,
            away + scenery.width * dx,
            scenery.height * y,
            radius=scenery.height * radius,
            spotted=True,
        )
    paint_mountains(scenery, count=3, base=scenery.horizon, height=0.16, tint=hexed("#8f3f26"))
    _paint_dunes(scenery, hexed("#c25a30"))
    _paint_craters(scenery)
    if not scenery.reading.shows("rocket") or scenery.reading.shows("dome"):
        _paint_dome(scenery)
    if scenery.reading.shows("rocket"):
        x = scenery.across(0.84)
        paint_rocket(scenery, x, scenery.horizon + scenery.height * 0.16, height=scenery.height * 0.4)
    scenery.drawn.place = "on the red plain of Mars"
    scenery.stage_x = scenery.between(0.3, 0.46)
    place_outdoors(scenery)


def _paint_craters(scenery: Scenery) -> None:
    rock = scenery.toned(hexed("#8f3f26"), depth=0.8, share=0.7)
    for _ in range(5):
        x, y = scenery.rng.random() * scenery.width, scenery.height * scenery.between(0.76, 0.98)
        wide = scenery.width * scenery.between(0.02, 0.06) * (y / scenery.height)
        scenery.surface.put(
            Shapes().oval(x, y, wide, wide * 0.22), mix(rock, scenery.palette.light, 0.3), rock, edge=0.4
        )
        scenery.surface.put(
            Shapes().oval(x, y + wide * 0.03, wide * 0.85, wide * 0.16),
            rock * 0.7,
            mix(rock, scenery.palette.light, 0.12),
            edge=0.3,
        )


def _paint_dome(scenery: Scenery) -> None:
    """A greenhouse under glass, green inside."""
    surface = scenery.surface
    x, y = scenery.across(scenery.between(0.68, 0.76)), scenery.horizon + scenery.height * 0.16
    frame = Frame(x, y, scenery.height * scenery.between(0.34, 0.42))
    glass = Shapes().smooth(
        frame.points(points("-0.72,0 -0.72,0 -0.66,0.3 -0.4,0.58 0,0.68 0.4,0.58 0.66,0.3 0.72,0 0.72,0"))
    )
    surface.put(
        glass,
        mix(hexed("#cfe6dc"), scenery.palette.sky[-1], 0.35),
        hexed("#9cc0a4"),
        alpha=0.85,
        grain=0.03,
        solid=-0.5,
    )
    surface.shine(x, y - frame.size * 0.2, reach=frame.size * 0.6, colour=hexed("#fff0b8"), strength=0.35)
    for at in (-0.5, -0.26, 0.02, 0.28, 0.52):
        place_piece(
            scenery, "plants", *frame.at(at, 0.02), size=frame.size * scenery.between(0.5, 0.75), shadow=False
        )
    ribs = Shapes()
    for at in (-0.45, -0.15, 0.15, 0.45):
        ribs.line(frame.points([(at, 0), (at * 0.85, 0.4), (at * 0.4, 0.64)]), width=2.2 * scenery.unit)
    ribs.line(frame.points(points("-0.66,0.3 0,0.34 0.66,0.3")), width=2.2 * scenery.unit)
    surface.put(ribs, mix(WHITE * 0.92, scenery.palette.near, 0.25), grain=0, edge=0.4)
    surface.put(
        Shapes().rect(*frame.at(-0.76, 0.05), *frame.at(0.76, -0.03)),
        mix(hexed("#c9cdd0"), scenery.palette.near, 0.2),
        grain=0.05,
        solid=0.4,
    )
    scenery.drawn.things.remove("a plant in a pot")
    scenery.drawn.note("a glass dome with plants in it")
