"""The sea from the shore, from a quay, and from a deck."""

import numpy as np

from narration.illustrators.builtin.buildings import paint_cottage, paint_lighthouse
from narration.illustrators.builtin.land import paint_mountains
from narration.illustrators.builtin.noise import Field, as_field
from narration.illustrators.builtin.palette import WHITE, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_sky
from narration.illustrators.builtin.things.placing import place_outdoors
from narration.illustrators.builtin.vessels import paint_boat, paint_ship
from narration.illustrators.builtin.water import paint_water

SEA = "#2f7f8f"


def _open_sea(scenery: Scenery) -> None:
    """Sky, a far headland, and water to the lower edge."""
    paint_sky(scenery)
    if scenery.reading.shows("birds") or not scenery.dark:
        paint_birds(scenery, count=int(scenery.rng.integers(5, 11)))
    line = scenery.ridge(
        base=scenery.horizon - scenery.height * 0.03, height=scenery.height * 0.05, cell=scenery.width * 0.3
    )
    middle = scenery.across(scenery.between(0.05, 0.3))
    rise = (
        np.clip(
            (scenery.width * 0.42 - np.abs(np.arange(scenery.width) - middle)) / (scenery.width * 0.22), 0, 1
        )
        ** 0.7
    )
    line = ((scenery.horizon + 6) * (1 - rise) + line * rise).astype(np.float32)
    colour = scenery.toned(scenery.palette.near, depth=0.22)
    scenery.surface.put(scenery.surface.below(line), colour, scenery.palette.haze, grain=0.03)
    paint_water(scenery, row=scenery.horizon, tint=hexed(SEA), calm=0.5 if scenery.key == "storm" else 1)


def _vessels(scenery: Scenery, *, at: float) -> None:
    if scenery.reading.shows("ship"):
        paint_ship(
            scenery,
            scenery.across(at),
            scenery.horizon + scenery.height * 0.09,
            width=min(scenery.height * 0.42, scenery.width * 0.46),
        )
    elif scenery.reading.shows("boat") or scenery.chance(0.25):
        paint_boat(
            scenery,
            scenery.across(at + 0.05),
            scenery.horizon + scenery.height * 0.1,
            width=min(scenery.height * 0.2, scenery.width * 0.2),
            sail=True,
        )


def paint_coast(scenery: Scenery) -> None:
    """A shore: rocks in front, perhaps a cliff with a lighthouse, ships."""
    _open_sea(scenery)
    cliff = scenery.reading.shows("lighthouse") or "cliff" in scenery.reading.words or scenery.chance(0.3)
    _vessels(scenery, at=scenery.between(0.26, 0.42) if cliff else scenery.between(0.55, 0.75))
    if cliff:
        _paint_cliff(scenery)
    scenery.drawn.place = "on the shore"
    scenery.stage_x = scenery.between(0.36, 0.5)
    _paint_rocks(scenery)
    place_outdoors(scenery)


def _paint_cliff(scenery: Scenery) -> None:
    surface, width, height = scenery.surface, scenery.width, scenery.height
    start = width * scenery.between(0.54, 0.64)
    across = np.arange(width) if not scenery.mirrored else width - 1 - np.arange(width)
    share = np.clip((across - start) / (width - start), 0, 1)
    rough = scenery.ridge(base=0, height=height * 0.03, cell=width * 0.12, octaves=6)
    top = scenery.horizon + height * 0.20 - height * 0.26 * np.sqrt(share) + rough
    top = np.where(across < start, height + 9, top).astype(np.float32)
    colour = scenery.toned(hexed("#5a5a55"), depth=0.85, share=0.35)
    flow = surface.columns * 0.55 + surface.rows * 0.5 + surface.noise(cell=50, octaves=2) * 40
    surface.put(
        surface.below(top),
        mix(colour, scenery.palette.light, 0.1),
        colour * 0.75,
        grain=0.22,
        flow=flow,
        solid=0.25,
    )
    _paint_turf(scenery, top)
    x = scenery.across(scenery.between(0.78, 0.86))
    if scenery.reading.shows("cottage"):
        side = x + scenery.width * (0.09 if not scenery.mirrored else -0.09)
        paint_cottage(
            scenery, side, float(top[int(np.clip(side, 0, width - 1))]) + 6, width=width * 0.075, depth=0.8
        )
    if scenery.reading.shows("lighthouse"):
        lit = scenery.dark or scenery.chance(0.2)
        paint_lighthouse(
            scenery, x, float(top[int(x)]) + 6, height=height * scenery.between(0.42, 0.5), lit=lit
        )


def _paint_turf(scenery: Scenery, top: Field) -> None:
    surface = scenery.surface
    cover = np.clip(surface.rows - top[None, :] + 0.5, 0, 1) * np.clip(
        1 - (surface.rows - top[None, :]) / (scenery.height * 0.045), 0, 1
    )
    cover *= np.clip((surface.noise(cell=18, octaves=2) - 0.2) * 3, 0, 1)
    green = WHITE * 0.95 if scenery.snowy else scenery.toned(hexed("#6f9a4e"), depth=0.8, share=0.6)
    surface.put(surface.everywhere(cover), mix(green, scenery.palette.light, 0.12), grain=0.1, edge=0.3)


def _paint_rocks(scenery: Scenery) -> None:
    surface = scenery.surface
    line = scenery.ridge(base=scenery.height * 0.92, height=scenery.height * 0.045, cell=scenery.width * 0.2)
    colour = scenery.toned(hexed("#4a4640" if scenery.chance(0.5) else "#8a7656"), depth=0.97, share=0.3)
    scenery.ground = line + scenery.height * 0.025
    flow = surface.columns * 0.4 + surface.rows * 0.6
    surface.put(
        surface.below(line),
        mix(colour, scenery.palette.light, 0.07),
        colour * 0.7,
        grain=0.2,
        flow=flow,
        solid=0.5,
    )
    foam = np.clip(1 - np.abs(surface.rows - line[None, :] + 6) / 9, 0, 1)
    foam *= np.clip((surface.noise(cell=14, octaves=2) - 0.45) * 5, 0, 1)
    surface.put(
        surface.everywhere(as_field(foam)), mix(scenery.palette.haze, WHITE, 0.5), alpha=0.6, grain=0, edge=0
    )
    stones = Shapes()
    for _ in range(7):
        x, size = scenery.rng.random() * scenery.width, scenery.unit * scenery.between(10, 34)
        y = float(line[int(x)]) + size * 0.25
        stones.smooth(
            [
                (x - size, y),
                (x - size * 0.7, y - size * 0.55),
                (x, y - size * 0.7),
                (x + size * 0.8, y - size * 0.4),
                (x + size, y),
                (x, y + size * 0.2),
            ]
        )
    surface.put(stones, mix(colour, scenery.palette.light, 0.16), colour * 0.6, grain=0.2, solid=0.5)


def paint_harbour(scenery: Scenery) -> None:
    """Houses behind the water, masts, and a quay of planks in front."""
    paint_sky(scenery)
    if not scenery.dark:
        paint_birds(scenery, count=6)
    paint_mountains(scenery, count=2, base=scenery.horizon, height=0.12, tint=hexed("#5d7f5e"))
    for share in np.linspace(0.04, 0.96, 8):
        x = scenery.width * (share + scenery.rng.normal() * 0.012)
        size = scenery.width * scenery.between(0.055, 0.085)
        paint_cottage(scenery, x, scenery.horizon + 2, width=size, depth=0.55)
    paint_water(scenery, row=scenery.horizon + 2, tint=hexed(SEA))
    if scenery.reading.shows("ship"):
        _vessels(scenery, at=0.7)
    for at, down in ((0.2, 0.07), (0.78, 0.12), (0.55, 0.055)):
        paint_boat(
            scenery,
            scenery.across(at + scenery.rng.normal() * 0.03),
            scenery.horizon + scenery.height * down,
            width=scenery.height * (0.1 + down),
            sail=scenery.chance(0.5),
        )
    _paint_quay(scenery)
    scenery.drawn.place = "on a quay with houses across the water"
    scenery.stage_x = scenery.between(0.38, 0.6)
    place_outdoors(scenery)


def _paint_quay(scenery: Scenery) -> None:
    surface, top = scenery.surface, scenery.height * 0.84
    stone = scenery.toned(hexed("#8a7a68"), depth=0.9, share=0.6)
    surface.put(
        Shapes().rect(-5, top, scenery.width + 5, scenery.height + 5),
        mix(stone, scenery.palette.light, 0.15),
        stone * 0.75,
        grain=0.15,
    )
    joints = Shapes()
    for share in (0.0, 0.22, 0.5, 0.85):
        y = top + (scenery.height - top) * share
        joints.rect(0, y, scenery.width, y + 2.4 * scenery.unit)
    for index in range(26):
        x = scenery.width * (index / 26 + 0.01 * (index % 3))
        joints.limb(
            (x, top + (scenery.height - top) * 0.22),
            (x + (x - scenery.width / 2) * 0.06, top + (scenery.height - top) * 0.5),
            width=1.6 * scenery.unit,
        )
    surface.put(joints, stone * 0.55, grain=0, edge=0)
    for at in (0.12, 0.88):
        x = scenery.width * at
        surface.put(
            Shapes()
            .rect(
                x - 13 * scenery.unit, top - 34 * scenery.unit, x + 13 * scenery.unit, top + 10 * scenery.unit
            )
            .oval(x, top - 34 * scenery.unit, 17 * scenery.unit, 8 * scenery.unit),
            stone * 0.45,
            solid=0.9,
        )
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)


def paint_aboard(scenery: Scenery) -> None:
    """The deck of a ship: planks, a rail, a mast with rigging, and the sea beyond."""
    scenery.horizon = scenery.height * scenery.between(0.44, 0.54)
    _open_sea(scenery)
    surface, top = scenery.surface, scenery.height * 0.78
    wood = scenery.toned(hexed("#9a6c44"), depth=0.95, share=0.65)
    _paint_rail(scenery, top=top)
    surface.put(
        Shapes().rect(-5, top, scenery.width + 5, scenery.height + 5),
        mix(wood, scenery.palette.light, 0.12),
        wood * 0.7,
        grain=0.14,
    )
    planks = Shapes()
    for index in range(-14, 15):
        planks.limb(
            (scenery.width * (0.5 + index * 0.045), top),
            (scenery.width * (0.5 + index * 0.085), scenery.height),
            width=1.2 * scenery.unit,
            to=3 * scenery.unit,
        )
    surface.put(planks, wood * 0.5, grain=0, edge=0)
    _paint_mast(scenery, top=top)
    scenery.ground = np.full(scenery.width, scenery.height * 0.93, np.float32)
    scenery.drawn.place = "on the deck of a ship at sea"
    scenery.stage_x = scenery.between(0.36, 0.55)
    place_outdoors(scenery)


def _paint_rail(scenery: Scenery, *, top: float) -> None:
    wood = scenery.toned(hexed("#6d452c"), depth=0.95, share=0.6)
    rail = Shapes().rect(-5, top - scenery.height * 0.1, scenery.width + 5, top - scenery.height * 0.08)
    for index in range(24):
        x = scenery.width * (index + 0.5) / 24
        rail.limb((x, top), (x, top - scenery.height * 0.09), width=7 * scenery.unit)
    scenery.surface.put(rail, mix(wood, scenery.palette.light, 0.15), wood * 0.8, solid=0.6)


def _paint_mast(scenery: Scenery, *, top: float) -> None:
    x, wood = scenery.across(0.8), scenery.toned(hexed("#5d3d28"), depth=1, share=0.55)
    rigging = Shapes()
    for index in range(7):
        foot = x + (index - 3) * scenery.width * 0.04
        rigging.limb((foot, top - scenery.height * 0.05), (x, -30), width=1.8 * scenery.unit)
    for share in np.linspace(0.1, 0.9, 9):
        half = scenery.width * 0.12 * (1 - share)
        y = top - scenery.height * 0.05 - share * top
        rigging.limb((x - half, y), (x + half, y), width=1.3 * scenery.unit)
    scenery.surface.put(rigging, wood * 0.7, grain=0, edge=0, solid=0.8)
    mast = Shapes().limb((x, scenery.height * 0.9), (x, -10), width=30 * scenery.unit, to=22 * scenery.unit)
    scenery.surface.put(mast, mix(wood, scenery.palette.light, 0.12), wood * 0.8, solid=0.6)
    cloth = mix(hexed("#efe2c8"), scenery.palette.near, 0.35 if scenery.dark else 0.08)
    sail = Shapes().smooth(
        [
            (x - scenery.width * 0.3, -40),
            (x + scenery.width * 0.3, -40),
            (x + scenery.width * 0.26, scenery.height * 0.12),
            (x, scenery.height * 0.2),
            (x - scenery.width * 0.26, scenery.height * 0.12),
        ]
    )
    scenery.surface.put(sail, cloth * 0.85, cloth, solid=-0.3)
