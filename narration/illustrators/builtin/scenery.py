"""One picture in the making: its surface, its light, its ground, and the list of what has been drawn."""

from dataclasses import dataclass, field

import numpy as np

from narration.illustrators.builtin.noise import Field, Random, ridge
from narration.illustrators.builtin.palette import Colour, Palette, mix
from narration.illustrators.builtin.reading import Reading
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.surface import Surface

DARK_KEYS = ("night", "dusk", "storm", "fog", "space")


@dataclass(frozen=True)
class Shown:
    """One figure as the alt text tells it."""

    name: str
    clothes: str
    deed: str
    """A verb in the present and what belongs to it: "holds a lantern"."""
    mood: str = ""
    """An adverb: "sadly"."""


@dataclass
class Drawn:
    """What is really to be seen in the picture; the alt text is made from nothing else."""

    figures: list[Shown] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    place: str = ""
    weather: str = ""
    hour: str = ""

    def note(self, thing: str) -> None:
        if thing not in self.things:
            self.things.append(thing)


@dataclass
class Scenery:
    """What every part of a picture is drawn with. Positions are pixels."""

    surface: Surface
    reading: Reading
    palette: Palette
    key: str
    """The palette's key: the hour as the weather lets it be seen."""
    style: str
    horizon: float
    light_x: float
    light_y: float
    mirrored: bool
    composition: str = "middle"
    """How the picture is taken: middle, wide, near, high (from above) or framed."""
    drawn: Drawn = field(default_factory=Drawn)
    ground: Field = field(default_factory=lambda: np.zeros(0, np.float32))
    """The y on which a figure stands, for every column; the place sets it."""
    stage_x: float = 0.5
    """Where the figures stand, as a share of the width; the place may move it."""
    figure_height: float = 0.36
    """Of a grown figure, as a share of the shorter side."""

    @property
    def rng(self) -> Random:
        return self.surface.rng

    @property
    def width(self) -> int:
        return self.surface.width

    @property
    def height(self) -> int:
        return self.surface.height

    @property
    def unit(self) -> float:
        return self.surface.unit

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.key in DARK_KEYS

    @property
    def snowy(self) -> bool:
        return self.key == "winter" or self.reading.weather == "snow"

    def across(self, share: float) -> float:
        """A share of the width in pixels, counted from the right in a mirrored picture."""
        return self.width * (1 - share if self.mirrored else share)

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def between(self, low: float, high: float) -> float:
        return float(low + (high - low) * self.rng.random())

    def toned(self, colour: Colour, *, depth: float, share: float = 0.5) -> Colour:
        """A colour at a distance: 0 is lost in the haze, 1 is near; `share` of its own hue is kept."""
        return mix(self.palette.haze, mix(self.palette.near, colour, share), depth)

    def lit(self, colour: Colour, *, dark: float = 0.3) -> Colour:
        """A thing's own colour in this light."""
        return mix(colour, self.palette.near, dark if self.dark else dark * 0.4)

    def ridge(
        self, *, base: float, height: float, cell: float, octaves: int = 5, rough: bool = True
    ) -> Field:
        """A horizon line; the lengths are pixels."""
        return ridge(self.rng, self.width, base=base, height=height, cell=cell, octaves=octaves, rough=rough)

    def ground_at(self, x: float) -> float:
        return float(self.ground[int(np.clip(x, 0, self.width - 1))])

    def lamp(self, x: float, y: float, *, reach: float, colour: Colour, strength: float = 0.6) -> None:
        """Light that shows after dark only."""
        if self.dark or self.reading.indoors:
            self.surface.shine(x, y, reach=reach, colour=colour, strength=strength)

    def shadow_on_ground(self, x: float, y: float, *, width: float) -> None:
        """A soft shadow under what stands at a point."""
        for wide, by in ((1.0, 0.16), (0.75, 0.16), (0.5, 0.14)):
            self.surface.shade(Shapes().oval(x, y, width * wide / 2, width * wide * 0.075), by=by)
