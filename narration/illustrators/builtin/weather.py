"""Rain, snow, mist and lightning over a finished scene; never indoors."""

import numpy as np

from narration.illustrators.builtin.land import paint_mist
from narration.illustrators.builtin.noise import blur
from narration.illustrators.builtin.palette import WHITE, hexed, mix
from narration.illustrators.builtin.scenery import Scenery
from narration.illustrators.builtin.shapes import Shapes


def paint_weather_behind(scenery: Scenery) -> None:
    """What lies behind the figures: mist and lightning."""
    if scenery.reading.indoors or scenery.key in ("space", "mars"):
        return
    if scenery.reading.weather == "fog" or scenery.key == "fog":
        paint_mist(
            scenery, row=scenery.horizon + scenery.height * 0.1, depth=scenery.height * 0.13, strength=0.65
        )
        scenery.drawn.weather = "in mist"
    if scenery.reading.weather == "storm" and "lightning" in scenery.reading.words:
        _paint_lightning(scenery)


def paint_weather_before(scenery: Scenery) -> None:
    """What falls before the figures: rain or snow."""
    if scenery.reading.indoors or scenery.key in ("space", "mars"):
        return
    if scenery.reading.weather in ("rain", "storm"):
        _paint_rain(scenery)
        scenery.drawn.weather = "in a storm" if scenery.reading.weather == "storm" else "in the rain"
    elif scenery.reading.weather == "snow":
        _paint_snow(scenery)
        scenery.drawn.weather = "in the snow"


def _paint_lightning(scenery: Scenery) -> None:
    x, y = scenery.width * scenery.between(0.25, 0.75), 0.0
    points = [(x, y)]
    while y < scenery.horizon:
        x, y = x + scenery.rng.normal() * scenery.width * 0.022, y + scenery.height * 0.035
        points.append((x, y))
    bolt = Shapes().line(points, width=5 * scenery.unit, to=1.4 * scenery.unit).mask(scenery.surface.shape)
    if bolt is not None:
        light = np.zeros(scenery.surface.shape, np.float32)
        light[bolt.window] = bolt.cover
        scenery.surface.screen(np.clip(blur(light, radius=26 * scenery.unit) * 1.6, 0, 1), hexed("#cfe0ff"))
        scenery.surface.put(bolt, WHITE, grain=0, edge=0, solid=-1)
        scenery.drawn.note("lightning")


def _paint_rain(scenery: Scenery) -> None:
    streaks = Shapes()
    for _ in range(int(420 * scenery.width * scenery.height / 1.33e6 / scenery.unit**2)):
        x, y = scenery.rng.random() * scenery.width * 1.1, scenery.rng.random() * scenery.height
        length = scenery.height * scenery.between(0.025, 0.075)
        streaks.limb((x, y), (x - length * 0.22, y + length), width=1.7 * scenery.unit, to=0.9 * scenery.unit)
    scenery.surface.put(
        streaks, mix(scenery.palette.haze, WHITE, 0.5), alpha=0.36, grain=0, edge=0, solid=-0.3
    )


def _paint_snow(scenery: Scenery) -> None:
    flakes = Shapes()
    for _ in range(int(460 * scenery.width * scenery.height / 1.33e6 / scenery.unit**2)):
        size = scenery.unit * (1 + 3.4 * scenery.rng.random() ** 3)
        flakes.oval(scenery.rng.random() * scenery.width, scenery.rng.random() * scenery.height, size)
    scenery.surface.put(flakes, WHITE, alpha=0.82, grain=0, edge=0, solid=-1)
