"""Watercolour: transparent washes, pigment pooled at the edges, on torn rough paper."""

import numpy as np
from PIL import Image, ImageFilter

from narration.illustrators.builtin.noise import Field, as_field, blur
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.styles.paper import lay_over, saturated, to_edge, tooth

PAPER = "#fbf7ee"


def watercolour(scenery: Scenery) -> Field:
    """The scene as washes on paper; red, green, blue from 0 to 1."""
    picture, edges = _bled(scenery)
    picture = saturated(picture, by=1.16)
    picture *= np.float32(0.9)
    picture += np.float32(0.1)
    pooled = edges * 0.24 + blur(edges, radius=5 * scenery.unit) * 0.42
    picture *= (1 - np.clip(pooled, 0, 0.46))[..., None]
    _run_back(scenery, picture)
    granules = scenery.surface.noise(cell=4, octaves=2) - 0.5
    picture *= (1 - 0.18 * granules * (1.25 - picture.mean(2)))[..., None]
    relief = tooth(scenery)[..., None]
    picture *= 1 + 0.2 * relief
    return _torn(scenery, picture, relief)


def _bled(scenery: Scenery) -> tuple[Field, Field]:
    """Colours run a little, and no outline is quite straight."""
    surface = scenery.surface
    image = Image.fromarray((np.clip(surface.colour, 0, 1) * 255).astype(np.uint8))
    image = image.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.GaussianBlur(0.9 * scenery.unit))
    # In place: a square picture would otherwise take a hundred megabytes more.
    surface.colour *= np.float32(0.45)
    surface.colour += np.asarray(image, np.float32) * np.float32(0.55 / 255)
    sway = [(surface.noise(cell=34, octaves=2) - 0.5) * 5.5 * scenery.unit for _ in range(2)]
    rows = np.clip(surface.rows + sway[0], 0, surface.height - 1).astype(np.int32)
    columns = np.clip(surface.columns + sway[1], 0, surface.width - 1).astype(np.int32)
    return surface.colour[rows, columns], surface.edges[rows, columns]


def _run_back(scenery: Scenery, picture: Field) -> None:
    """Where water pushed the pigment away the wash is paler."""
    bloom = np.clip((scenery.surface.noise(cell=300, octaves=4) - 0.52) * 3.2, 0, 1)[..., None] * 0.14
    picture *= 1 - bloom
    picture += bloom


def _torn(scenery: Scenery, picture: Field, relief: Field) -> Field:
    unit, surface = scenery.unit, scenery.surface
    ragged = (surface.noise(cell=46, octaves=3) - 0.5) * 30 * unit + (
        surface.noise(cell=9, octaves=2) - 0.5
    ) * 8 * unit
    inside = to_edge(scenery) + ragged - 24 * unit
    painted = np.clip(inside / 2.4, 0, 1)[..., None]
    rim = (np.exp(-(((inside - 3) / 3.5) ** 2)))[..., None] * painted
    paper = hexed(PAPER) * (1 + 0.09 * relief)
    picture *= 1 - 0.2 * rim
    return lay_over(picture, as_field(paper), cover=as_field(1 - painted))
