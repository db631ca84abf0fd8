"""What is nearest of all and frames a picture: boughs, an arch, the jambs of a door, a rail."""

import numpy as np

from narration.illustrators.builtin.land import crown
from narration.illustrators.builtin.noise import choose
from narration.illustrators.builtin.palette import hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes

BARE = frozenset(("space", "mars", "desert", "theatre", "cave", "aboard", "forest", "platform", "lamp room"))
"""Places that bring a frame of their own, or where nothing could stand so near."""
TOWN = frozenset(("city", "street", "market", "harbour", "castle", "wall", "churchyard"))


def paint_frame(scenery: Scenery) -> None:
    """Frame the picture, if its composition asks for it and its place allows it."""
    if scenery.composition != "framed" or scenery.reading.place in BARE:
        return
    if scenery.reading.indoors:
        _paint_doorway(scenery)
    elif scenery.reading.place in TOWN:
        _paint_arch(scenery)
    else:
        _paint_boughs(scenery)


def _paint_doorway(scenery: Scenery) -> None:
    """The room is seen from the next one, through its open door."""
    dark = mix(scenery.palette.near, hexed("#241a18"), 0.6)
    wide, high = scenery.width * scenery.between(0.08, 0.13), scenery.height * 0.07
    jambs = Shapes()
    for edge, side in ((0.0, 1), (float(scenery.width), -1)):
        jambs.poly(
            [
                (edge - side * 5, -5.0),
                (edge + side * wide, -5.0),
                (edge + side * wide, scenery.height + 5.0),
                (edge - side * 5, scenery.height + 5.0),
            ]
        )
    jambs.rect(-5, -5, scenery.width + 5, high)
    scenery.surface.put(jambs, dark, dark * 0.8, grain=0.12, solid=0.8)
    edges = Shapes()
    for x in (wide, scenery.width - wide):
        edges.rect(x - 7 * scenery.unit, high, x + 7 * scenery.unit, scenery.height + 5)
    edges.rect(wide, high - 7 * scenery.unit, scenery.width - wide, high + 7 * scenery.unit)
    wood = mix(hexed("#8a6242"), scenery.palette.near, 0.35)
    scenery.surface.put(edges, mix(wood, scenery.palette.light, 0.2), wood * 0.8, grain=0.06)


def _paint_arch(scenery: Scenery) -> None:
    """An arch of stone between two walls in the shade."""
    surface = scenery.surface
    half, spring = scenery.width * scenery.between(0.38, 0.43), scenery.height * 0.42
    across = (surface.columns - scenery.width / 2) / half
    up = np.clip((spring - surface.rows) / (spring * 0.94), 0, None)
    out = np.clip((np.sqrt(across**2 + up**2 * 0.9) - 1) * 60, 0, 1).astype(np.float32)
    dark = mix(scenery.palette.near, hexed("#2a2428"), 0.5)
    surface.put(surface.everywhere(out), dark, dark * 0.75, grain=0.2, solid=0.7)
    rim = np.clip(1 - np.abs(np.sqrt(across**2 + up**2 * 0.9) - 1.01) * 40, 0, 1).astype(np.float32)
    surface.put(surface.everywhere(rim * 0.8), mix(dark, scenery.palette.light, 0.25), grain=0.2, edge=0.4)
    joints = Shapes()
    for row in range(14):
        y = scenery.height * row / 14
        joints.rect(0, y, scenery.width * 0.12, y + 2 * scenery.unit)
        joints.rect(scenery.width * 0.88, y, scenery.width, y + 2 * scenery.unit)
    mask = joints.mask(surface.shape)
    if mask is not None:
        surface.colour[mask.window] *= 1 - (0.25 * mask.cover * out[mask.window])[..., None]


def _paint_boughs(scenery: Scenery) -> None:
    """Trunk and leaves of trees that stand just before the viewer."""
    colour = scenery.toned(hexed("#1d3a2c"), depth=1.0, share=0.3)
    side = -1 if scenery.stage_x > 0.5 else 1
    edge = scenery.width if (side > 0) != scenery.mirrored else 0.0
    inwards = -1 if edge else 1
    trunk = Shapes().poly(
        [
            (edge - inwards * 8, -5.0),
            (edge + inwards * scenery.width * 0.045, -5.0),
            (edge + inwards * scenery.width * 0.035, scenery.height * 0.6),
            (edge + inwards * scenery.width * 0.08, scenery.height + 5.0),
            (edge - inwards * 8, scenery.height + 5.0),
        ]
    )
    trunk.limb(
        (edge, scenery.height * 0.24),
        (edge + inwards * scenery.width * 0.4, scenery.height * 0.02),
        width=scenery.height * 0.05,
        to=scenery.height * 0.012,
    )
    scenery.surface.put(trunk, mix(colour, hexed("#2a1f1a"), 0.5), grain=0.15, solid=0.9)
    leaves = Shapes()
    count = 0 if scenery.snowy else int(scenery.rng.integers(16, 26))
    for _ in range(count):
        far = scenery.rng.random() ** 1.3
        x = edge + inwards * scenery.width * 0.5 * far
        y = scenery.height * scenery.between(-0.02, 0.17) * (1.1 - 0.7 * far)
        crown(scenery, leaves, x, y, radius=scenery.height * scenery.between(0.035, 0.07), leaves=7)
    tint = choose(scenery.rng, ("#1f4030", "#2a4a2c", "#24403a"))
    leaf = scenery.toned(hexed("#7a4020" if scenery.reading.autumn else tint), depth=1.0, share=0.5)
    scenery.surface.put(leaves, leaf, leaf * 0.8, grain=0.12, solid=0.7)
