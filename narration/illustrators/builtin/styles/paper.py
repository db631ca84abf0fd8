"""Paper and light, which several styles share."""

import numpy as np

from narration.illustrators.builtin.noise import Field, as_field
from narration.illustrators.builtin.scenery import Scenery

LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def luminance(picture: Field) -> Field:
    """Rec. 601 luma of every pixel."""
    return picture @ LUMINANCE


def saturated(picture: Field, *, by: float) -> Field:
    """Colours drawn away from grey by a factor; the picture itself is not changed."""
    grey = picture.mean(2, keepdims=True)
    away = picture - grey
    away *= np.float32(by)
    away += grey
    return away


def lay_over(picture: Field, paint: Field, *, cover: Field) -> Field:
    """`picture` with `cover` (0 to 1) of `paint`, a colour or a picture; changed in place, to save memory."""
    picture *= 1 - cover
    picture += paint * cover
    return picture


def tooth(scenery: Scenery) -> Field:
    """The relief of rough paper, about -0.3 to 0.3."""
    relief = scenery.surface.noise(cell=5, octaves=2)
    slope = np.zeros_like(relief)
    slope[1:, 1:] = relief[1:, 1:] - relief[:-1, :-1]
    return slope


def to_edge(scenery: Scenery) -> Field:
    """Distance of every pixel from the nearest edge of the picture."""
    surface = scenery.surface
    across = np.minimum(surface.columns, surface.width - 1 - surface.columns)
    return as_field(np.minimum(across, np.minimum(surface.rows, surface.height - 1 - surface.rows)))


def vignette(scenery: Scenery, *, by: float, start: float, follow: float = 0.0) -> Field:
    """Factors that darken the corners; the bright middle lies the share `follow` of the way to the light."""
    surface = scenery.surface
    middle = surface.width / 2 + (scenery.light_x - surface.width / 2) * follow
    across = (surface.columns - middle) / (surface.width * 0.6)
    down = (surface.rows - surface.height / 2) / (surface.height * 0.62)
    return as_field((1 - by * np.clip(np.hypot(across, down) - start, 0, 1))[..., None].astype(np.float32))
