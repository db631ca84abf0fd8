"""Rooms: wall, floor and window, and furniture in three slots, as the kind of room wants it."""

import numpy as np

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import Colour, hexed, mix
from narration.illustrators.builtin.places import furniture
from narration.illustrators.builtin.places.openings import paint_opening
from narration.illustrators.builtin.places.rooms import FROM_PROMPT, LAYOUTS, ROOMS, Layout, Room
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import ramp

FLOORS = {
    "middle": (0.66, 0.7),
    "wide": (0.71, 0.76),
    "near": (0.74, 0.79),
    "high": (0.53, 0.59),
    "framed": (0.64, 0.72),
}
"""Where wall and floor meet by the composition: shares of the height."""


def paint_room(scenery: Scenery) -> None:
    """A room as its kind wants it, with what the prompt names in it."""
    room = ROOMS[scenery.reading.place]
    night = scenery.dark
    wall = _wall_colour(scenery, room, night=night)
    high = scenery.composition == "high"
    floor_y = scenery.height * scenery.between(*FLOORS[scenery.composition])
    _paint_wall(scenery, room, wall, floor_y=floor_y)
    layout = choose(scenery.rng, LAYOUTS[scenery.composition])
    window = layout[0] + scenery.between(-0.06, 0.06)
    scenery.light_x, scenery.light_y = scenery.across(window), scenery.height * 0.32
    paint_opening(scenery, room.opening, x=scenery.across(window), floor_y=floor_y, wall=wall)
    _paint_floor(scenery, room, floor_y=floor_y)
    scenery.stage_x = layout[3] + scenery.between(-0.08, 0.08)
    if room.rug:
        _paint_rug(scenery, floor_y=floor_y)
    _furnish(scenery, room, layout, floor_y=floor_y, window=window)
    scenery.ground = np.full(
        scenery.width,
        max(scenery.height * (0.86 if high else 0.92), floor_y + scenery.height * 0.14),
        np.float32,
    )
    scenery.drawn.place = "in a lamplit room" if night and room.phrase == "in a room" else room.phrase
    if scenery.reading.place == "attic":
        _paint_rafters(scenery, wall, floor_y=floor_y)
    elif room.surface in ("boards", "paper", "stone") and scenery.chance(0.4):
        _paint_beams(scenery, wall)
    _paint_dimness(scenery)


def _paint_rafters(scenery: Scenery, wall: Colour, *, floor_y: float) -> None:
    """The roof comes down to both sides."""
    wide, low = scenery.width * 0.34, floor_y * 0.8
    for edge, side in ((0.0, 1), (float(scenery.width), -1)):
        slope = [(edge - side * 5, -5.0), (edge + side * wide, -5.0), (edge - side * 5, low)]
        scenery.surface.put(Shapes().poly(slope), wall * 0.7, wall * 0.5, grain=0.14, solid=0.3)
        rafters = Shapes()
        for share in (0.2, 0.5, 0.8):
            rafters.limb(
                (edge + side * wide * share, -5.0), (edge - side * 5, low * share), width=16 * scenery.unit
            )
        rafters.limb((edge + side * wide, -5.0), (edge - side * 5, low), width=22 * scenery.unit)
        scenery.surface.put(rafters, mix(hexed("#4a3424"), scenery.palette.near, 0.2), grain=0.1, solid=0.5)


def _paint_beams(scenery: Scenery, wall: Colour) -> None:
    """Beams under the ceiling."""
    beams, deep = Shapes(), scenery.height * 0.055
    beams.rect(-5, -5, scenery.width + 5, deep)
    for index in range(6):
        x = scenery.width * (index + 0.5) / 6
        beams.poly(
            [
                (x - deep * 0.6, deep),
                (x + deep * 0.6, deep),
                (x + deep * 0.5, deep * 1.8),
                (x - deep * 0.5, deep * 1.8),
            ]
        )
    colour = mix(wall * 0.45, scenery.palette.near, 0.2)
    scenery.surface.put(beams, mix(colour, scenery.palette.light, 0.06), colour, grain=0.12, solid=0.5)


def _wall_colour(scenery: Scenery, room: Room, *, night: bool) -> Colour:
    colour = hexed(choose(scenery.rng, room.walls))
    if scenery.style == "noir":
        colour = mix(colour, hexed("#55565c"), 0.8)
    return mix(colour, scenery.palette.near, 0.36 if night else 0.06)


def _paint_wall(scenery: Scenery, room: Room, wall: Colour, *, floor_y: float) -> None:
    surface = scenery.surface
    surface.colour[:] = ramp(scenery, [wall * 0.8, wall * 1.06, wall], top=0, bottom=floor_y)
    surface.cover[:] = 1
    surface.flow = surface.columns * np.float32(0.8)
    surface.colour *= (0.93 + 0.14 * surface.noise(cell=120))[..., None]
    lines = Shapes()
    if room.surface == "panels":
        _paint_panelling(scenery, lines, floor_y=floor_y)
        surface.shade(lines, by=0.24)
    elif room.surface in ("paper", "boards"):
        step = scenery.width * (0.032 if room.surface == "paper" else 0.05)
        for index in range(int(scenery.width / step) + 1):
            lines.rect(
                index * step,
                0,
                index * step + (step / 2 if room.surface == "paper" else 2 * scenery.unit),
                floor_y,
            )
        surface.shade(lines, by=0.05 if room.surface == "paper" else 0.22)
    elif room.surface in ("stone", "tiles"):
        _paint_courses(
            scenery,
            lines,
            floor_y=floor_y,
            size=scenery.height * (0.085 if room.surface == "stone" else 0.05),
            from_y=0 if room.surface == "stone" else floor_y * 0.55,
        )
        surface.shade(lines, by=0.16)
    elif room.surface == "metal":
        _paint_panels(scenery, lines, floor_y=floor_y)
        surface.shade(lines, by=0.3)
    else:
        _paint_glass_wall(scenery, floor_y=floor_y, wall=wall)


def _paint_panelling(scenery: Scenery, lines: Shapes, *, floor_y: float) -> None:
    """Framed panels of wood, as in a carriage."""
    thick = 3 * scenery.unit
    for index in range(11):
        left, right = scenery.width * (index + 0.1) / 11, scenery.width * (index + 0.9) / 11
        for low, high in ((0.06, 0.5), (0.58, 0.94)):
            for x in (left, right):
                lines.rect(x, floor_y * low, x + thick, floor_y * high)
            for y in (floor_y * low, floor_y * high):
                lines.rect(left, y, right, y + thick)


def _paint_courses(scenery: Scenery, lines: Shapes, *, floor_y: float, size: float, from_y: float) -> None:
    thick, row, y = 2.2 * scenery.unit, 0, from_y
    while y < floor_y:
        lines.rect(0, y, scenery.width, y + thick)
        for index in range(int(scenery.width / (size * 1.9)) + 2):
            x = (index + 0.5 * (row % 2)) * size * 1.9
            lines.rect(x, y, x + thick, min(floor_y, y + size))
        y, row = y + size, row + 1


def _paint_panels(scenery: Scenery, lines: Shapes, *, floor_y: float) -> None:
    thick = 3 * scenery.unit
    for share in (0.2, 0.62):
        lines.rect(0, floor_y * share, scenery.width, floor_y * share + thick)
    for index in range(9):
        x = scenery.width * index / 8
        lines.rect(x, 0, x + thick, floor_y)
        for share in (0.24, 0.58, 0.66, 0.94):
            lines.oval(x + 12 * scenery.unit, floor_y * share, 2.4 * scenery.unit)


def _paint_glass_wall(scenery: Scenery, *, floor_y: float, wall: Colour) -> None:
    """Panes from floor to ridge, with the sky behind and leaves against them."""
    surface = scenery.surface
    surface.colour[:] = ramp(scenery, [*scenery.palette.sky], top=0, bottom=floor_y)
    surface.shine(
        scenery.across(0.7),
        scenery.height * 0.2,
        reach=scenery.height * 0.5,
        colour=scenery.palette.light,
        strength=0.6,
    )
    low = Shapes().rect(-5, floor_y - scenery.height * 0.1, scenery.width + 5, floor_y + 5)
    surface.put(low, mix(wall, hexed("#8a6a54"), 0.5), grain=0.15)
    bars = Shapes()
    for index in range(13):
        x = scenery.width * index / 12
        bars.rect(x - 3 * scenery.unit, 0, x + 3 * scenery.unit, floor_y)
    for share in (0.0, 0.28, 0.56):
        bars.rect(0, floor_y * share, scenery.width, floor_y * share + 6 * scenery.unit)
    for index in range(-6, 7):
        bars.limb(
            (scenery.width * 0.5, -scenery.height * 0.1),
            (scenery.width * (0.5 + index / 12), floor_y * 0.28),
            width=4 * scenery.unit,
        )
    surface.put(
        bars, mix(hexed("#e8ece4"), scenery.palette.near, 0.4 if scenery.dark else 0.15), grain=0, edge=0.4
    )


def _paint_floor(scenery: Scenery, room: Room, *, floor_y: float) -> None:
    surface, deep = scenery.surface, scenery.height - floor_y
    colour = hexed(room.floor if scenery.style != "noir" else "#3a3a3e")
    near = scenery.palette.near
    surface.put(
        Shapes().rect(-5, floor_y, scenery.width + 5, scenery.height + 5),
        mix(colour, near, 0.15),
        mix(colour, near, 0.42),
        grain=0.12,
    )
    joints = Shapes()
    for row in range(1, 7):
        y = floor_y + deep * (row / 7) ** 1.5
        joints.rect(0, y, scenery.width, y + 2.2 * scenery.unit)
    if room.surface in ("tiles", "stone", "metal"):
        for index in range(-14, 15):
            joints.limb(
                (scenery.width * (0.5 + index * 0.05), floor_y),
                (scenery.width * (0.5 + index * 0.09), scenery.height),
                width=2 * scenery.unit,
            )
    surface.shade(joints, by=0.26)
    skirting = Shapes().rect(-5, floor_y - 18 * scenery.unit, scenery.width + 5, floor_y)
    surface.shade(skirting, by=0.3)


def _paint_rug(scenery: Scenery, *, floor_y: float) -> None:
    x, y = scenery.across(scenery.stage_x), (floor_y + scenery.height * 1.02) / 2 + scenery.height * 0.02
    colour = mix(
        hexed(choose(scenery.rng, ("#8f3d46", "#3f5f7a", "#4f6a4a", "#7a5a8a"))), scenery.palette.near, 0.2
    )
    wide, high = scenery.width * 0.29, (scenery.height - floor_y) * 0.36
    surface = scenery.surface
    surface.put(
        Shapes().oval(x, y, wide, high),
        mix(colour, scenery.palette.light, 0.05),
        colour * 0.7,
        grain=0.1,
        accent=0.4,
    )
    surface.put(Shapes().oval(x, y, wide * 0.9, high * 0.85), hexed("#d8b878"), alpha=0.7, grain=0, edge=0.3)
    surface.put(
        Shapes().oval(x, y, wide * 0.86, high * 0.79), colour, colour * 0.75, grain=0.1, edge=0.3, accent=0.4
    )


def _furnish(scenery: Scenery, room: Room, layout: Layout, *, floor_y: float, window: float) -> None:
    asked = [FROM_PROMPT[piece] for piece in scenery.reading.pieces if piece in FROM_PROMPT]
    fitting = [
        piece for piece in room.furniture if not (scenery.reading.fireless and piece in furniture.FIERY)
    ]
    own = [fitting[0], choose(scenery.rng, tuple(fitting[1:]))]
    wanted = list(dict.fromkeys([*own[:1], *asked[:2], *own[1:]]))
    slots = [share + scenery.between(-0.03, 0.03) for share in layout[1:3]]
    if scenery.chance(0.5):
        slots.reverse()
    placed = list(zip(slots, wanted, strict=False))
    lower = [piece for piece in wanted[len(slots) :] if piece in furniture.LOW]
    if lower:
        placed.append((window, lower[0]))
    # Wall pieces first, so that what stands on the floor is before them.
    for slot, piece in sorted(placed, key=lambda pair: pair[1] not in furniture.ON_WALL):
        furniture.paint_furniture(scenery, piece, x=scenery.across(slot), floor_y=floor_y)
    lamps = {"fireplace", "wall lamp", "stairs", "inn table", "altar"} & {piece for _, piece in placed}
    if scenery.dark and not lamps and room.surface not in ("metal", "glass"):
        furniture.paint_furniture(
            scenery,
            choose(scenery.rng, ("wall lamp", "ceiling lamp")),
            x=scenery.across(window + (0.18 if window < 0.3 else -0.18)),
            floor_y=floor_y,
        )


def _paint_dimness(scenery: Scenery) -> None:
    """Corners lie in the shade."""
    surface = scenery.surface
    away = np.hypot(
        (surface.columns - scenery.width / 2) / (scenery.width * 0.62),
        (surface.rows - scenery.height * 0.55) / (scenery.height * 0.7),
    )
    surface.colour *= (1 - 0.34 * np.clip(away - 0.5, 0, 1))[..., None]
