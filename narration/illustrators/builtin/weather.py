"""Rain, snow, wind, dust, mist and lightning over a finished scene; never indoors."""

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
    elif scenery.reading.weather == "wind":
        _paint_wind(scenery)
        scenery.drawn.weather = "in the wind"
    elif scenery.reading.weather == "dust":
        _paint_dust(scenery)
        scenery.drawn.weather = "in blowing dust"


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


def _paint_wind(scenery: Scenery) -> None:
    """Leaves that fly, along a few drawn-out breaths of air."""
    side = 1 if scenery.light_x < scenery.width / 2 else -1
    for _ in range(4):
        x, y = scenery.width * scenery.between(-0.1, 0.7), scenery.height * scenery.between(0.2, 0.8)
        long, rise = scenery.width * scenery.between(0.2, 0.36), scenery.height * scenery.between(0.01, 0.03)
        points = [
            (x + long * share, y - rise * np.sin(share * 7)) for share in (0, 0.15, 0.3, 0.45, 0.6, 0.8, 1)
        ]
        breath = Shapes().line(points, width=2.4 * scenery.unit, to=0.8 * scenery.unit)
        scenery.surface.put(breath, mix(scenery.palette.haze, WHITE, 0.5), alpha=0.4, grain=0, edge=0)
    for code in ("#b0672e", "#8a8a3f", "#c9962f"):
        leaves = Shapes()
        for _ in range(14):
            x, y = scenery.rng.random() * scenery.width, scenery.height * scenery.between(0.12, 0.97)
            size = scenery.unit * scenery.between(5, 11)
            lean = scenery.between(-0.8, 0.8) * size
            leaves.smooth(
                [
                    (x - size * side, y + lean),
                    (x, y - size * 0.45),
                    (x + size * side, y - lean),
                    (x, y + size * 0.4),
                ]
            )
        scenery.surface.put(leaves, scenery.lit(hexed(code)), grain=0, edge=0.6, accent=0.4)


def _paint_dust(scenery: Scenery) -> None:
    """Dust that drives over the ground."""
    paint_mist(scenery, row=scenery.height * 0.82, depth=scenery.height * 0.12, strength=0.4)
    specks = Shapes()
    for _ in range(int(260 * scenery.width * scenery.height / 1.33e6 / scenery.unit**2)):
        x, y = scenery.rng.random() * scenery.width, scenery.height * scenery.between(0.4, 1.0)
        specks.oval(x, y, scenery.unit * scenery.between(2, 7), scenery.unit * scenery.between(0.8, 1.8))
    scenery.surface.put(specks, mix(scenery.palette.haze, WHITE, 0.3), alpha=0.5, grain=0, edge=0)
