"""Ink: pen lines and hatching on warm paper, with thin washes of colour where the light falls."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field, blur
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.paper import lay_over, luminance, saturated, to_edge

PAPER, INK = "#f6efdf", "#2a2422"
HATCH = 7.0
"""Distance from one stroke to the next, in pixels of a picture 864 high."""
LAYERS = ((0.62, 0.0), (0.42, 1.05), (0.24, -0.95))
"""Below which lightness a layer of strokes begins, and its angle in radians."""


def ink(scenery: Scenery) -> Field:
    """The scene as a pen drawing with washes; red, green, blue from 0 to 1."""
    surface, unit = scenery.surface, scenery.unit
    light = _levels(scenery)
    picture = _washes(scenery)
    strokes = np.zeros(surface.shape, np.float32)
    wander = (surface.noise(cell=70, octaves=2) - 0.5) * 26 * unit
    for threshold, angle in LAYERS:
        strokes = np.maximum(strokes, _hatching(scenery, light, wander, threshold=threshold, angle=angle))
    lines = np.clip((blur(surface.edges, radius=0.8 * unit) - 0.12) * 1.7, 0, 1)
    pressure = np.clip(0.55 + 0.7 * surface.noise(cell=60, octaves=2), 0.7, 1)
    pen = np.clip(np.maximum(strokes * 0.62, lines * pressure * 0.9), 0, 1)
    lay_over(picture, hexed(INK), cover=as_field(pen[..., None]))
    margin = to_edge(scenery) + (surface.noise(cell=46, octaves=3) - 0.5) * 26 * unit - 26 * unit
    outside = 1 - np.clip(margin / (16 * unit), 0, 1)[..., None]
    grain = (0.985 + 0.03 * surface.noise(cell=3, octaves=2))[..., None]
    return as_field(lay_over(picture, hexed(PAPER), cover=as_field(outside)) * grain)


def _levels(scenery: Scenery) -> Field:
    light = luminance(scenery.surface.colour)
    low, high = np.percentile(light[::4, ::4], (2, 97))
    light = np.clip((light - low) / (high - low + 1e-6), 0, 1)
    return as_field(np.clip(light + scenery.surface.glow * 0.2, 0, 1).astype(np.float32))


def _washes(scenery: Scenery) -> Field:
    """Thin colour, paler than the scene, in uneven pools; what is vivid keeps more of it."""
    surface = scenery.surface
    colour = saturated(surface.colour, by=1.25)
    colour *= np.float32(0.7)
    colour += np.float32(0.3)
    np.clip(colour, 0, 1, out=colour)
    pools = 0.5 + 0.35 * surface.noise(cell=180, octaves=3) + 0.25 * np.clip(surface.accent, 0, 1)
    picture = np.broadcast_to(hexed(PAPER), colour.shape).copy()
    return lay_over(picture, colour, cover=as_field(np.clip(pools, 0, 0.95).astype(np.float32)[..., None]))


def _hatching(scenery: Scenery, light: Field, wander: Field, *, threshold: float, angle: float) -> Field:
    """Strokes of one direction, the thicker the darker it is."""
    surface, gap = scenery.surface, HATCH * scenery.unit
    across = surface.columns * np.float32(np.sin(angle)) + surface.rows * np.float32(np.cos(angle)) + wander
    ridge = np.abs(((across / gap) % 1) * 2 - 1)
    dark = np.clip((threshold - light) / threshold, 0, 1)
    # Colour tells vivid things apart already, and hatching would spoil a face.
    dark = np.where(surface.solid < -0.5, 0, dark * (1 - 0.92 * np.clip(surface.accent * 2, 0, 1)))
    thick = np.clip(0.08 + 0.46 * dark, 0, 0.55) * (dark > 0.02)
    return np.clip((thick - ridge) * max(gap * 0.4, 1.2) + 0.3, 0, 1).astype(np.float32) * (dark > 0.02)
