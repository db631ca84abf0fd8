"""Noir: black, white and steel, with warm lamplight where lamps burn."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field, smoothstep
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.paper import luminance, vignette


def noir(scenery: Scenery) -> Field:
    """The scene in hard light; red, green, blue from 0 to 1."""
    surface = scenery.surface
    light = luminance(surface.colour)
    low, high = np.percentile(light[::4, ::4], (1, 99.3))
    light = smoothstep(np.clip((light - low) / (high - low + 1e-6), 0, 1))
    light = (np.clip(light * 1.05 - 0.05, 0, 1) ** 1.05).astype(np.float32)
    tone = light[..., None]
    picture = hexed("#0a0d14") * (1 - tone) + hexed("#e9ecea") * tone
    steel = (1 - np.abs(light * 2 - 1))[..., None] * 0.24
    picture = picture * (1 - steel) + hexed("#5f7f9a") * steel
    warmth = np.clip((surface.colour[..., 0] - surface.colour[..., 2] - 0.16) * 2.4, 0, 1)
    warmth = (warmth * np.clip(surface.accent * 0.8 + surface.glow * 0.55, 0, 1) * 0.75)[..., None]
    picture = picture * (1 - warmth) + np.clip(surface.colour * 1.05, 0, 1) * warmth
    if scenery.reading.indoors:
        picture = _blinds(scenery, picture)
    picture = picture * (1 + 0.16 * (surface.noise(cell=2.2, octaves=1) - 0.5))[..., None]
    return as_field(picture * vignette(scenery, by=0.5, start=0.44, follow=0.8))


def _blinds(scenery: Scenery, picture: Field) -> Field:
    """Stripes of light through a blind, across the room."""
    surface, unit = scenery.surface, scenery.unit
    phase = ((surface.rows + (surface.columns - scenery.light_x) * 0.12) / (30 * unit)) % 1
    bars = np.clip((0.42 - np.abs(phase - 0.5)) * 8, 0, 1)[..., None]
    slant = surface.columns - (scenery.light_x - (surface.rows - scenery.light_y) * 0.35)
    where = np.exp(-((slant / (scenery.width * 0.2)) ** 2))
    where = (where * np.exp(-(((surface.rows - scenery.height * 0.55) / (scenery.height * 0.36)) ** 2)))[
        ..., None
    ]
    return as_field(picture * (1 - 0.5 * where * (1 - bars)) + 0.1 * where * bars)
