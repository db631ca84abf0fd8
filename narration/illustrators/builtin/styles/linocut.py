"""Linocut: dark ink cut away in lines that follow the forms, one or two colours printed under it."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field, blur
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.paper import lay_over, luminance, saturated, to_edge

PAPER, INK = "#f3ead6", "#16202e"
CUT = 8.2
"""Distance from one cut to the next, in pixels of a picture 864 high."""


def linocut(scenery: Scenery) -> Field:
    """The scene as a print; red, green, blue from 0 to 1."""
    surface, unit = scenery.surface, scenery.unit
    light = _levels(scenery)
    ink = _ink(scenery, light)
    keyline = np.clip(blur(surface.edges, radius=1.6 * unit) * 2.0, 0, 1)
    ink = ink * (1 - keyline * 0.92)
    worn = np.clip((surface.noise(cell=3, octaves=2) - 0.7) * 9, 0, 1) * 0.7
    worn += np.clip((surface.noise(cell=60) - 0.66) * 5, 0, 1) * 0.35
    ink = np.clip(ink * (1 - worn), 0, 1)[..., None]
    printed = lay_over(_colours(scenery, light), hexed(INK), cover=as_field(ink))
    margin = to_edge(scenery) + (surface.noise(cell=30, octaves=3) - 0.5) * 8 * unit - 24 * unit
    inside = np.clip(margin / 1.5, 0, 1)[..., None]
    return lay_over(printed, hexed(PAPER), cover=as_field(1 - inside))


def _levels(scenery: Scenery) -> Field:
    light = luminance(scenery.surface.colour)
    low, high = np.percentile(light[::4, ::4], (2, 98))
    light = np.clip((light - low) / (high - low + 1e-6), 0, 1)
    return as_field(np.clip(light + scenery.surface.glow * 0.16, 0, 1).astype(np.float32))


def _ink(scenery: Scenery, light: Field) -> Field:
    """Where ink stays: cuts are wide where it is light, none where it is dark."""
    surface, cut = scenery.surface, CUT * scenery.unit
    wander = surface.flow + (surface.noise(cell=90, octaves=3) - 0.5) * 34 * scenery.unit
    ridge = np.abs(((wander / cut) % 1) * 2 - 1)
    tone = np.clip(1.06 * (1 - light) ** 1.15, 0, 1)
    tone = np.where(surface.solid > 0.3, np.clip(tone + 0.35 * surface.solid, 0, 1.2), tone)
    tone = np.where(surface.solid < -0.5, tone * 0.2, tone)
    tremble = (surface.noise(cell=13, octaves=2, stretch=(1.5, 1)) - 0.5) * 0.28
    ink = np.clip((tone + tremble - ridge) * max(cut * 0.22, 1.2) + 0.5, 0, 1)
    ink = np.where(tone > 0.93, 1, ink)
    return np.where(tone < 0.11, 0, ink).astype(np.float32)


def _colours(scenery: Scenery, light: Field) -> Field:
    surface = scenery.surface
    dark, pale = scenery.palette.spot
    steps = np.floor(np.clip(light, 0, 0.999) * 4) / 3
    share = np.clip(steps * 1.4, 0, 1)[..., None]
    printed = as_field(dark + (pale - dark) * share)
    bare = (np.clip(steps - 0.62, 0, 1) * 2.4)[..., None]
    lay_over(printed, hexed(PAPER), cover=as_field(bare))
    vivid = saturated(surface.colour, by=1.5)
    vivid += np.float32(0.08)
    np.clip(vivid, 0, 1, out=vivid)
    kept = np.clip(surface.accent, 0, 1)[..., None] * 0.85
    return lay_over(printed, vivid, cover=as_field(kept))
