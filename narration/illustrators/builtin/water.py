"""Water: the picture above it mirrored, broken by waves."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field
from narration.illustrators.builtin.palette import Colour, mix
from narration.illustrators.builtin.scenery import Scenery


def paint_water(scenery: Scenery, *, row: float, tint: Colour, calm: float = 1.0) -> None:
    """Water from a row down, over what was there; `calm` is how mirror-like it is, 0 to 1."""
    surface, top = scenery.surface, int(row)
    rows = scenery.height - top
    depth = (np.arange(rows) / rows)[:, None].astype(np.float32)
    deep = mix(scenery.palette.near, tint, 0.55)
    murk = ((0.28 + 0.42 * depth) + (1 - calm) * 0.3)[..., None]
    colour = _reflection(scenery, top=top, depth=depth) * (1 - murk) + deep * murk
    colour = _waves(scenery, colour, depth=depth)
    if scenery.key not in ("storm", "fog"):
        colour = _glitter(scenery, colour, depth=depth)
    surface.colour[top:] = colour
    surface.cover[top:] = 1
    ripples = np.sin(surface.columns / 60 + surface.rows / 15) * 3
    surface.flow[top:] = (surface.rows * 1.25 + ripples)[top:]
    for field in (surface.solid, surface.edges, surface.accent):
        field[top:] = 0


def _reflection(scenery: Scenery, *, top: int, depth: Field) -> Field:
    surface, rows = scenery.surface, scenery.height - top
    above = surface.colour[max(0, top - rows) : top][::-1]
    if len(above) < rows:
        above = np.concatenate([above, np.repeat(above[-1:], rows - len(above), 0)])
    sideways = (surface.noise(cell=26, octaves=2, stretch=(5, 1), rows=rows) - 0.5) * (10 + 46 * depth)
    updown = (surface.noise(cell=14, octaves=2, stretch=(4, 1), rows=rows) - 0.5) * (6 + 40 * depth)
    columns = np.clip(surface.columns[:rows] + sideways * scenery.unit, 0, scenery.width - 1).astype(int)
    lines = np.clip(surface.rows[:rows] + updown * scenery.unit, 0, rows - 1).astype(int)
    return as_field(above[lines, columns])


def _waves(scenery: Scenery, colour: Field, *, depth: Field) -> Field:
    surface, rows = scenery.surface, len(colour)
    fine = surface.noise(cell=9, octaves=2, stretch=(9, 1), rows=rows)
    broad = surface.noise(cell=40, octaves=2, stretch=(5, 1), rows=rows)
    crests = np.clip((fine * 0.6 + broad * 0.4 - 0.56) * 9, 0, 1) * (0.15 + 0.5 * depth) * 0.4
    foam = mix(scenery.palette.haze, scenery.palette.light, 0.5)
    colour = as_field(colour * (1 - crests[..., None]) + foam * crests[..., None])
    troughs = np.clip((0.40 - (fine * 0.55 + broad * 0.45)) * 8, 0, 1) * (0.2 + 0.6 * depth)
    return as_field(colour * (1 - 0.35 * troughs[..., None]))


def _glitter(scenery: Scenery, colour: Field, *, depth: Field) -> Field:
    surface, rows = scenery.surface, len(colour)
    away = (surface.columns[:rows] - scenery.light_x) / (scenery.width * (0.02 + 0.10 * depth))
    sparks = np.clip((surface.noise(cell=11, octaves=2, stretch=(7, 1), rows=rows) - 0.43) * 6, 0, 1)
    glitter = np.exp(-(away**2)) * sparks
    return as_field(1 - (1 - colour) * (1 - glitter[..., None] * scenery.palette.light * 0.85))
