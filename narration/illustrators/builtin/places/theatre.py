"""A stage seen from the stalls: curtains, painted scenery, footlights, heads in the dark."""

import numpy as np

from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import LAMP, Colour, hexed, mix
from narration.illustrators.builtin.places.furniture import paint_furniture
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes

SETS = {"middle": "wood", "wide": "room", "near": "wood", "high": "columns", "framed": "room"}
"""What is painted behind the figures, by the composition."""
CURTAINS = ("#8f2f3a", "#7a2f4a", "#2f4a6a", "#6a2f2f")


def paint_theatre(scenery: Scenery) -> None:
    """The stage with its set, the curtains drawn aside, and the audience below."""
    floor_y, top = scenery.height * scenery.between(0.6, 0.68), scenery.height * 0.1
    scenery.light_x, scenery.light_y = scenery.width * scenery.between(0.3, 0.7), scenery.height * 0.1
    surface = scenery.surface
    surface.cover[:] = 1
    back = hexed(choose(scenery.rng, ("#4a4258", "#4f4a3c", "#3f4a5a")))
    surface.put(
        Shapes().rect(-5, -5, scenery.width + 5, floor_y), mix(back, hexed(LAMP), 0.1), back * 0.8, grain=0.1
    )
    scenery.stage_x = scenery.between(0.32, 0.68)
    _paint_set(scenery, floor_y=floor_y)
    _paint_boards(scenery, floor_y=floor_y)
    lip = scenery.height * 0.9
    _paint_lights(scenery, floor_y=floor_y, lip=lip)
    _paint_curtains(scenery, hexed(choose(scenery.rng, CURTAINS)), top=top, lip=lip)
    if scenery.composition not in ("near", "framed"):
        _paint_heads(scenery, lip=lip)
    scenery.ground = np.full(scenery.width, scenery.height * 0.86, np.float32)
    scenery.drawn.place = "on the stage of a theatre"


def _paint_set(scenery: Scenery, *, floor_y: float) -> None:
    kind = SETS[scenery.composition]
    if kind == "room":
        flat = hexed("#8a7a64")
        left, right = scenery.width * 0.24, scenery.width * 0.76
        scenery.surface.put(
            Shapes().rect(left, scenery.height * 0.16, right, floor_y),
            mix(flat, hexed(LAMP), 0.2),
            flat * 0.8,
            grain=0.08,
        )
        paint_furniture(scenery, "door", x=scenery.across(0.66), floor_y=floor_y)
        paint_furniture(scenery, "chair", x=scenery.across(0.36), floor_y=floor_y)
        paint_furniture(scenery, "picture", x=scenery.across(0.5), floor_y=floor_y)
    elif kind == "wood":
        trees = Shapes()
        for share in (0.26, 0.36, 0.63, 0.74):
            x = scenery.width * (share + scenery.rng.normal() * 0.01)
            trees.rect(x - 9 * scenery.unit, scenery.height * 0.3, x + 9 * scenery.unit, floor_y)
            for dy, wide in ((0.3, 0.075), (0.22, 0.06), (0.37, 0.06)):
                trees.oval(x, scenery.height * dy, scenery.width * wide, scenery.height * 0.09)
        scenery.surface.put(trees, hexed("#4f6a4a"), hexed("#33463a"), grain=0.1)
        scenery.drawn.note("painted trees")
    else:
        posts = Shapes()
        for share in (0.26, 0.4, 0.6, 0.74):
            x, half = scenery.width * share, 20 * scenery.unit
            posts.rect(x - half, scenery.height * 0.18, x + half, floor_y)
            posts.rect(x - half * 1.5, scenery.height * 0.15, x + half * 1.5, scenery.height * 0.19)
        scenery.surface.put(posts, hexed("#a39c90"), hexed("#7d766e"), grain=0.08)
        scenery.drawn.note("painted columns")


def _paint_boards(scenery: Scenery, *, floor_y: float) -> None:
    wood = mix(hexed("#8a6242"), scenery.palette.near, 0.15)
    scenery.surface.put(
        Shapes().rect(-5, floor_y, scenery.width + 5, scenery.height + 5),
        mix(wood, hexed(LAMP), 0.15),
        wood * 0.7,
        grain=0.12,
    )
    joints = Shapes()
    for index in range(-16, 17):
        joints.limb(
            (scenery.width * (0.5 + index * 0.045), floor_y),
            (scenery.width * (0.5 + index * 0.08), scenery.height),
            width=2 * scenery.unit,
        )
    scenery.surface.shade(joints, by=0.3)


def _paint_lights(scenery: Scenery, *, floor_y: float, lip: float) -> None:
    """A spot from above, and a row of lamps along the edge."""
    surface = scenery.surface
    middle = scenery.across(scenery.stage_x)
    spread = scenery.width * (0.05 + 0.16 * np.clip(surface.rows / scenery.height, 0, 1))
    cone = np.clip(1 - np.abs(surface.columns - middle) / spread, 0, 1) * 0.22
    surface.screen(cone.astype(np.float32), hexed("#ffe6b0"))
    surface.put(
        Shapes().rect(-5, lip, scenery.width + 5, scenery.height + 5),
        hexed("#3a2622"),
        hexed("#1c1416"),
        grain=0.1,
        solid=0.5,
    )
    for index in range(11):
        x = scenery.width * (index + 0.5) / 11
        surface.put(
            Shapes().oval(x, lip, 13 * scenery.unit, 9 * scenery.unit),
            hexed("#ffe6a8"),
            grain=0,
            solid=-1,
            accent=0.8,
        )
        surface.shine(x, lip - 6 * scenery.unit, reach=46 * scenery.unit, colour=hexed(LAMP), strength=0.4)


def _paint_curtains(scenery: Scenery, cloth: Colour, *, top: float, lip: float) -> None:
    surface = scenery.surface
    # From a box at the side one curtain is near and the other far.
    near = scenery.between(0.1, 0.3)
    if scenery.composition == "framed":
        widths = (0.02, 0.27) if scenery.mirrored else (0.27, 0.02)
    else:
        widths = (near, 0.38 - near) if scenery.chance(0.6) else (0.16, 0.16)
    for edge, side, share_of_width in ((0.0, 1, widths[0]), (float(scenery.width), -1, widths[1])):
        wide = scenery.width * share_of_width
        outline = [
            (edge - side * 20, -10.0),
            (edge + side * wide * 1.5, -10.0),
            (edge + side * wide * 1.1, scenery.height * 0.3),
            (edge + side * wide * 0.5, scenery.height * 0.56),
            (edge + side * wide * 0.75, lip),
            (edge - side * 20, lip),
        ]
        surface.put(
            Shapes().smooth(outline),
            mix(cloth, hexed(LAMP), 0.12),
            cloth * 0.6,
            grain=0.1,
            flow=surface.columns * 1.1,
            accent=0.6,
        )
        folds = Shapes()
        for share in (0.15, 0.4, 0.65, 0.9):
            folds.line(
                [
                    (edge + side * wide * share * 1.4, 0.0),
                    (edge + side * wide * share, scenery.height * 0.3),
                    (edge + side * wide * share * 0.45, scenery.height * 0.56),
                    (edge + side * wide * share * 0.7, lip),
                ],
                width=6 * scenery.unit,
            )
        surface.shade(folds, by=0.25)
    swags = Shapes().rect(-5, -5, scenery.width + 5, top * 0.7)
    for index in range(9):
        swags.oval(scenery.width * (index + 0.5) / 9, top * 0.66, scenery.width / 17, top * 0.42)
    surface.put(swags, mix(cloth, hexed(LAMP), 0.08), cloth * 0.7, grain=0.1, accent=0.6)
    fringe = Shapes().rect(-5, top * 0.6, scenery.width + 5, top * 0.68)
    surface.put(fringe, hexed("#c99a3c"), grain=0, edge=0.5, accent=0.5)
    scenery.drawn.note("curtains")


def _paint_heads(scenery: Scenery, *, lip: float) -> None:
    """The first rows of the audience, against the light."""
    heads = Shapes()
    size = scenery.height * 0.038
    for index in range(15):
        x = scenery.width * (index + 0.5 + scenery.rng.normal() * 0.12) / 15
        y = scenery.height * scenery.between(0.955, 0.985)
        heads.oval(x, y, size * 0.8, size)
        heads.oval(x, y + size * 1.9, size * 1.6, size * 1.2)
        if scenery.chance(0.2):
            heads.oval(x, y - size * 0.7, size * 1.2, size * 0.35)
    scenery.surface.put(heads, hexed("#171216"), hexed("#0e0b0e"), grain=0, solid=1)
    scenery.drawn.note("an audience")
