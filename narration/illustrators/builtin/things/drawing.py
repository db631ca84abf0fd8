"""Drawings made of a few flat strokes, and how they are painted into a picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.shapes import Frame, Point, Shapes, curve
from narration.illustrators.builtin.surface import Surface

Kind = Literal["poly", "smooth", "oval", "line"]


@dataclass(frozen=True)
class Stroke:
    """One filled outline or line of a drawing; x to the right, y upwards, in units of the drawing."""

    kind: Kind
    colour: str
    points: tuple[Point, ...]
    """Corners, or for an oval its centre and its half axes."""
    width: float = 0.0
    """Of a line."""
    lit: bool = False
    """It gives light of its own: no shade falls on it."""


@cache
def points(text: str) -> tuple[Point, ...]:
    """The points of a text such as `0,0 1,0 1,1`."""
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, y in pairs)


def poly(colour: str, outline: str, *, lit: bool = False) -> Stroke:
    return Stroke("poly", colour, points(outline), lit=lit)


def smooth(colour: str, outline: str, *, lit: bool = False) -> Stroke:
    return Stroke("smooth", colour, points(outline), lit=lit)


def oval(colour: str, centre_and_axes: str, *, lit: bool = False) -> Stroke:
    return Stroke("oval", colour, points(centre_and_axes), lit=lit)


def line(colour: str, outline: str, *, width: float = 0.04) -> Stroke:
    return Stroke("line", colour, points(outline), width=width)


def box(colour: str, corners: str) -> Stroke:
    """A rectangle from its lower left and upper right corners."""
    (left, low), (right, high) = points(corners)
    return Stroke("poly", colour, ((left, low), (right, low), (right, high), (left, high)))


@dataclass(frozen=True)
class Drawing:
    """A thing as it looks."""

    strokes: tuple[Stroke, ...]
    size: float = 1.0
    """Height of one unit, as a share of a grown figure's height."""

    @property
    def foot(self) -> float:
        """The lowest y of the drawing."""
        return min(_lowest(stroke) for stroke in self.strokes)


def _lowest(stroke: Stroke) -> float:
    if stroke.kind == "oval":
        return stroke.points[0][1] - stroke.points[1][1]
    return min(y for _, y in stroke.points)


@dataclass(frozen=True)
class Tone:
    """How the light of a place changes a thing's own colours."""

    near: Colour
    haze: Colour
    light: Colour
    dark: float
    """Share of shade, 0 to 1."""
    far: float = 0.0
    """Share of haze, 0 to 1."""

    def of(self, code: str) -> Colour:
        return self.on(hexed(code))

    def on(self, colour: Colour) -> Colour:
        return mix(mix(colour, self.near, self.dark), self.haze, self.far)


def outlined(stroke: Stroke, frame: Frame) -> Shapes:
    """A stroke's outline in pixels."""
    shapes = Shapes()
    if stroke.kind == "oval":
        (x, y), (across, up) = stroke.points
        ring = curve([(x + across, y), (x, y + up), (x - across, y), (x, y - up)], closed=True)
        return (
            shapes.poly(frame.points(ring))
            if frame.turned
            else shapes.oval(*frame.at(x, y), across * frame.size, up * frame.size)
        )
    if stroke.kind == "line":
        return shapes.line(frame.points(stroke.points), width=max(1.2, stroke.width * frame.size))
    corners = curve(stroke.points, closed=True) if stroke.kind == "smooth" else stroke.points
    return shapes.poly(frame.points(corners))


def _ink_left(own: Colour) -> float:
    """A linocut keeps dark things black and pale ones bare; what is between shows its hatching."""
    lightness = float(own.mean())
    return 0.35 if lightness < 0.3 else -0.15 if lightness > 0.75 else 0.0


def paint(surface: Surface, strokes: Iterable[Stroke], frame: Frame, *, tone: Tone) -> None:
    """Paint strokes one over the other."""
    for stroke in strokes:
        own = hexed(stroke.colour)
        top = mix(own, WHITE, 0.15) if stroke.lit else mix(tone.on(own), tone.light, 0.08)
        bottom = own if stroke.lit else tone.on(own) * 0.82
        vivid = float(own.max() - own.min())
        surface.put(
            outlined(stroke, frame),
            top,
            bottom,
            grain=0.03,
            solid=-1 if stroke.lit else _ink_left(own),
            accent=0.9 if stroke.lit else min(1.0, vivid * 1.6),
        )
