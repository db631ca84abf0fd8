"""Storybook: flat warm shapes, fine grain, soft dark along the edges."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field, blur
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.paper import saturated, vignette


def storybook(scenery: Scenery) -> Field:
    """The scene as it is painted, with print grain; red, green, blue from 0 to 1."""
    surface = scenery.surface
    picture = saturated(surface.colour, by=1.12)
    picture = picture * (1 + 0.1 * (surface.noise(cell=3, octaves=1) - 0.5))[..., None]
    flecks = np.clip((surface.noise(cell=3.2, octaves=2) - 0.72) * 8, 0, 1)
    flecks *= np.clip((surface.noise(cell=120, octaves=2) - 0.45) * 3, 0, 1)
    picture = picture + (1 - (1 - picture) * 0.8 - picture) * flecks[..., None] * 0.5
    outlined = np.clip(blur(surface.edges, radius=7 * scenery.unit) * 0.34 + surface.edges * 0.12, 0, 0.26)
    return as_field(picture * (1 - outlined)[..., None] * vignette(scenery, by=0.16, start=0.55))
