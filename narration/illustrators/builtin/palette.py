"""Colours: of the hours and weathers, and the arithmetic of mixing."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.float32]
"""Red, green, blue, each 0 to 1."""

WHITE = np.ones(3, np.float32)
LAMP = "#ffb347"


@cache
def _parsed(code: str) -> tuple[float, float, float]:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def hexed(code: str) -> Colour:
    """The colour of a code such as `#a84f3c`."""
    return np.array(_parsed(code), np.float32)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other`."""
    return (one * (1 - share) + other * share).astype(np.float32)


def lightness(colour: Colour) -> float:
    """0 is black, 1 is white (Rec. 601 weights)."""
    return float(colour @ np.array([0.299, 0.587, 0.114], np.float32))


@dataclass(frozen=True)
class Palette:
    """The colours of one hour and weather."""

    sky: list[Colour]
    """From the top of the sky to the horizon."""
    haze: Colour
    """What far things fade into."""
    near: Colour
    """What near things in the shade tend to."""
    light: Colour
    clouds: tuple[Colour, Colour]
    """In the shade and in the light."""
    spot: tuple[Colour, Colour]
    """The two inks of a linocut besides the dark one."""


_ROWS = {
    # hour: sky from top to horizon | haze, near, light | clouds | two linocut inks
    "dawn": (
        "#46588f #8f86b8 #eeb0a2 #ffe2b4",
        "#eabfae #34365c #fff1cf",
        "#d99aa6 #ffe3cc",
        "#b8707c #f6cfa0",
    ),
    "day": (
        "#5aa7d6 #93cde6 #d9eff0 #f6f6e6",
        "#bcdcd8 #2c5a52 #fffbe6",
        "#c9d9df #ffffff",
        "#3f8a86 #a8d0b0",
    ),
    "afternoon": (
        "#51699b #c49382 #f6b770 #ffe3a6",
        "#ecb78c #45303f #fff0c0",
        "#d59a80 #ffe6bd",
        "#a85a34 #efb95e",
    ),
    "dusk": (
        "#20204e #56397a #bd5680 #f4976c #ffd391",
        "#b56e8d #1d1735 #ffe0a0",
        "#7b4a82 #ffb28a",
        "#a4455c #f0a868",
    ),
    "night": (
        "#070d2a #112350 #284380 #557aa8",
        "#41608f #070c20 #f7f1d2",
        "#3a5484 #7d98c0",
        "#2f5f86 #8fb6c4",
    ),
    "storm": (
        "#232e38 #42525d #708088 #aab3ab",
        "#83918f #182026 #e8efe6",
        "#2c3841 #98a5a6",
        "#4e6a74 #a9bab4",
    ),
    "winter": (
        "#7d9cc0 #aec5db #dfe8ef #f6efe8",
        "#d3dfe9 #3b526e #fffaf0",
        "#c9d9df #ffffff",
        "#5a82a8 #c8dbe4",
    ),
    "fog": (
        "#9aa8ac #b7c2c2 #d3d9d3 #e6e4d8",
        "#cfd5cf #47565a #fffdf0",
        "#c3cccb #f2f2ec",
        "#7a8f90 #cfd6cc",
    ),
    "space": (
        "#05060f #0c0b24 #1a1240 #2a1a52",
        "#43346f #070714 #ffe9c4",
        "#3a2f62 #8a78b8",
        "#5a3f86 #d88a8a",
    ),
    "mars": (
        "#7a4a3c #b06f50 #dba678 #f3d3a6",
        "#dca57c #4a2420 #fff0d4",
        "#b57a58 #f2cfa4",
        "#a04a30 #e8a868",
    ),
}
KEYS = tuple(_ROWS)


def palette_of(key: str) -> Palette:
    """The palette of that key, one of `KEYS`."""
    sky, (haze, near, light), clouds, spot = ([hexed(code) for code in row.split()] for row in _ROWS[key])
    return Palette(sky, haze, near, light, (clouds[0], clouds[1]), (spot[0], spot[1]))


def palette_key(place: str, *, hour: str, weather: str, style: str) -> str:
    """Which palette fits; noir has no bright hours."""
    if place in ("space", "mars"):
        return place
    if weather == "storm" or (weather == "rain" and hour not in ("night", "dusk")):
        key = "storm" if hour != "night" else "night"
    elif weather == "snow" and hour in ("day", "afternoon"):
        key = "winter"
    elif weather == "fog" and hour in ("day", "afternoon", "dawn"):
        key = "fog"
    else:
        key = hour
    bright = key in ("day", "afternoon", "dawn", "winter")
    return "night" if style == "noir" and bright else key
