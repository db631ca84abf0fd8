"""Papercut: sheets of coloured paper laid one over the other, each throwing a soft shadow."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field, blur
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.paper import saturated, vignette

STEPS = 7
"""Tones that a sheet can have."""


def papercut(scenery: Scenery) -> Field:
    """The scene as a collage; red, green, blue from 0 to 1."""
    surface, unit = scenery.surface, scenery.unit
    picture = _sheets(scenery)
    fall = max(1, round(5 * unit))
    shadow = blur(
        np.roll(np.roll(surface.edges, fall, 0), fall if scenery.light_x < scenery.width / 2 else -fall, 1),
        radius=4.5 * unit,
    )
    picture *= (1 - 0.42 * np.clip(shadow * 1.2, 0, 1))[..., None]
    rim = np.roll(surface.edges, max(1, round(1.4 * unit)), 0)
    picture += (0.1 * np.clip(rim, 0, 1))[..., None]
    fibres = (
        1
        + 0.1 * (surface.noise(cell=2.4, octaves=1) - 0.5)
        + 0.08 * (surface.noise(cell=9, octaves=2, stretch=(3, 1)) - 0.5)
    )
    picture *= fibres[..., None]
    picture += (surface.glow * 0.05)[..., None]
    np.clip(picture, 0, 1, out=picture)
    return as_field(picture * vignette(scenery, by=0.18, start=0.6))


def _sheets(scenery: Scenery) -> Field:
    """Flat colours: the lightness in steps, the hue as it is."""
    colour = saturated(blur_colours(scenery), by=1.28)
    np.clip(colour, 0.02, 1, out=colour)
    light = colour.max(2, keepdims=True)
    level = (np.floor(light * STEPS) + 0.5) / STEPS
    # Only the sky is torn into bands: steps would break a wall or a face into islands.
    sky = np.clip((scenery.horizon - scenery.surface.rows) / (scenery.height * 0.06), 0, 1)
    share = (0.1 if scenery.reading.indoors else 0.1 + 0.6 * sky[..., None]) * np.ones_like(light)
    colour *= (level * share + light * (1 - share)) / light
    return as_field(np.clip(colour, 0, 1))


def blur_colours(scenery: Scenery) -> Field:
    """The colours without their grain, so that a sheet has no specks."""
    colour = scenery.surface.colour
    smooth = np.empty_like(colour)
    for channel in range(3):
        smooth[..., channel] = blur(colour[..., channel], radius=1.6 * scenery.unit)
    keep = np.clip(scenery.surface.edges, 0, 1)[..., None]
    return as_field(smooth * (1 - keep) + colour * keep)
