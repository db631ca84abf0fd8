"""High mountains, with firs in front; a cave for those who live there."""

import numpy as np

from narration.illustrators.builtin.buildings import paint_castle, paint_cottage
from narration.illustrators.builtin.land import (
    paint_foreground,
    paint_hills,
    paint_mist,
    paint_mountains,
    paint_path,
    pine,
)
from narration.illustrators.builtin.palette import hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.sky import paint_birds, paint_sky
from narration.illustrators.builtin.things.placing import place_outdoors


def paint_mountain(scenery: Scenery) -> None:
    """Ranges with snow on them; from inside a cave when the prompt says so."""
    paint_sky(scenery)
    if not scenery.dark:
        paint_birds(scenery, count=6)
    paint_mountains(
        scenery,
        count=int(scenery.rng.integers(3, 5)),
        base=scenery.horizon + scenery.height * 0.04,
        height=scenery.between(0.28, 0.42),
        snow=True,
    )
    paint_mist(
        scenery, row=scenery.horizon + scenery.height * 0.12, depth=scenery.height * 0.035, strength=0.4
    )
    if scenery.reading.shows("castle"):
        paint_castle(
            scenery,
            scenery.across(0.66),
            scenery.horizon + scenery.height * 0.04,
            width=scenery.height * 0.32,
            depth=0.6,
        )
    lines = paint_hills(scenery, count=3, top=scenery.horizon + scenery.height * 0.12, tint=hexed("#4f7a58"))
    scenery.ground = lines[-1] + scenery.height * 0.03
    scenery.stage_x = scenery.between(0.36, 0.6)
    if scenery.reading.shows("cottage"):
        x = scenery.across(0.74)
        paint_cottage(
            scenery,
            x,
            float(lines[-1][int(x)]) + scenery.height * 0.02,
            width=scenery.width * 0.14,
            depth=0.8,
        )
    paint_path(scenery, lines[-1], to=scenery.stage_x)
    scenery.drawn.place = "in the mountains"
    if {"cave", "lair", "den"} & set(scenery.reading.words):
        _paint_cave(scenery)
    else:
        _paint_firs(scenery)
    place_outdoors(scenery)
    paint_foreground(scenery, grass=0.5)


def _paint_firs(scenery: Scenery) -> None:
    firs = Shapes()
    for _ in range(26):
        x = scenery.rng.random() * scenery.width
        y, size = scenery.height * scenery.between(0.9, 1.02), scenery.height * scenery.between(0.2, 0.4)
        if abs(x - scenery.across(scenery.stage_x)) > scenery.width * 0.18:
            pine(scenery, firs, x, y, height=size)
    scenery.surface.put(
        firs,
        scenery.toned(hexed("#1f4038"), depth=0.9, share=0.45),
        scenery.palette.near,
        grain=0.06,
        solid=0.8,
    )


def _paint_cave(scenery: Scenery) -> None:
    """The mouth of a cave, seen from inside: dark rock round the picture."""
    surface = scenery.surface
    across = (surface.columns - scenery.width * 0.5) / (scenery.width * 0.46)
    up = (surface.rows - scenery.height * 0.66) / (scenery.height * 0.62)
    edge = np.hypot(across, np.where(up > 0, up * 0.7, up)) + (surface.noise(cell=90, octaves=5) - 0.5) * 0.36
    rock = mix(scenery.palette.near, hexed("#4a3f3c"), 0.35)
    for out, light in ((0.86, 0.16), (1.0, 0.04)):
        cover = np.clip((edge - out) * 24, 0, 1) * (surface.rows < scenery.height * 0.97)
        surface.put(
            surface.everywhere(cover),
            mix(rock, scenery.palette.light, light),
            mix(rock, scenery.palette.light, light) * 0.7,
            grain=0.25,
            solid=0.7,
        )
    floor = scenery.ridge(base=scenery.height * 0.88, height=scenery.height * 0.03, cell=scenery.width * 0.3)
    surface.put(
        surface.below(floor), mix(rock, scenery.palette.light, 0.14), rock * 0.8, grain=0.22, solid=0.4
    )
    scenery.ground = floor + scenery.height * 0.04
    scenery.drawn.place = "at the mouth of a cave above the mountains"
