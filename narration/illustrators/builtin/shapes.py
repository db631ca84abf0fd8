"""Outlines: gathered in pixels, then filled as one mask."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from narration.illustrators.builtin.noise import Field

Point = tuple[float, float]
Outline = NDArray[np.float64]

CURVE_STEPS = 6


@dataclass(frozen=True)
class Mask:
    """How much of each pixel is covered, 0 to 1, from row `top` and column `left` on."""

    top: int
    left: int
    cover: Field

    @property
    def window(self) -> tuple[slice, slice]:
        height, width = self.cover.shape
        return slice(self.top, self.top + height), slice(self.left, self.left + width)


@dataclass(frozen=True)
class Frame:
    """Where a drawing stands: its origin in pixels, its size, and which way it looks.

    Drawings are made looking right, x to the right and y upwards, in units of `size`.
    """

    x: float
    y: float
    size: float
    mirrored: bool = False
    turned: float = 0.0
    """Radians, anticlockwise before mirroring."""

    def at(self, x: float, y: float) -> Point:
        """A drawing's point in pixels."""
        cosine, sine = math.cos(self.turned), math.sin(self.turned)
        across, up = x * cosine - y * sine, x * sine + y * cosine
        return self.x + across * self.size * (-1 if self.mirrored else 1), self.y - up * self.size

    def points(self, points: Iterable[Point]) -> list[Point]:
        return [self.at(x, y) for x, y in points]

    def inner(self, x: float, y: float, *, size: float, turned: float = 0.0) -> "Frame":
        """A frame at a point of this one, `size` times as large."""
        at_x, at_y = self.at(x, y)
        return Frame(at_x, at_y, self.size * size, self.mirrored, self.turned + turned)


class Shapes:
    """Outlines to be filled together."""

    def __init__(self) -> None:
        self._outlines: list[Outline] = []

    def poly(self, points: Sequence[Point]) -> "Shapes":
        self._outlines.append(np.asarray(points, float))
        return self

    def smooth(self, points: Sequence[Point]) -> "Shapes":
        """A closed curve through the points."""
        return self.poly(curve(points, closed=True))

    def rect(self, left: float, top: float, right: float, bottom: float) -> "Shapes":
        return self.poly([(left, top), (right, top), (right, bottom), (left, bottom)])

    def oval(self, x: float, y: float, across: float, down: float | None = None) -> "Shapes":
        """An ellipse round a centre, by its half axes; one half axis makes a disc."""
        down = across if down is None else down
        turns = np.linspace(0, 2 * math.pi, 16 if across < 6 else 40, endpoint=False)
        self._outlines.append(np.stack([x + across * np.cos(turns), y + down * np.sin(turns)], 1))
        return self

    def limb(self, start: Point, end: Point, *, width: float, to: float | None = None) -> "Shapes":
        """A straight stroke from `width` to `to` pixels thick."""
        (x, y), (x2, y2) = start, end
        length = math.hypot(x2 - x, y2 - y) or 1.0
        nx, ny = -(y2 - y) / length / 2, (x2 - x) / length / 2
        to = width if to is None else to
        return self.poly(
            [
                (x + nx * width, y + ny * width),
                (x2 + nx * to, y2 + ny * to),
                (x2 - nx * to, y2 - ny * to),
                (x - nx * width, y - ny * width),
            ]
        )

    def line(self, points: Sequence[Point], *, width: float, to: float | None = None) -> "Shapes":
        """A stroke through the points with round joints and ends."""
        to = width if to is None else to
        widths = np.linspace(width, to, len(points))
        for (start, end), (wide, narrow) in zip(_pairs(points), _pairs(list(widths)), strict=True):
            self.limb(start, end, width=wide, to=narrow)
        for (x, y), wide in zip(points, widths, strict=True):
            self.oval(x, y, wide / 2)
        return self

    def mask(self, shape: tuple[int, int], *, fine: int = 2) -> Mask | None:
        """The covered part of a picture of `shape` rows and columns; None when nothing is inside.

        `fine` is how many times finer than the pixels the outlines are filled.
        """
        if not self._outlines:
            return None
        corners = np.concatenate(self._outlines)
        left, top = np.maximum(np.floor(corners.min(0)).astype(int) - 1, 0)
        right, bottom = np.minimum(np.ceil(corners.max(0)).astype(int) + 2, (shape[1], shape[0]))
        if right <= left or bottom <= top:
            return None
        image = Image.new("L", (int(right - left) * fine, int(bottom - top) * fine))
        pen = ImageDraw.Draw(image)
        for outline in self._outlines:
            pen.polygon([tuple(point) for point in (outline - (left, top)) * fine], fill=255)
        return Mask(int(top), int(left), np.asarray(image.reduce(fine), np.float32) / np.float32(255))


def _pairs[T](items: Sequence[T]) -> list[tuple[T, T]]:
    return list(itertools.pairwise(items))


def curve(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    """More points between the given ones, on a Catmull-Rom curve through them."""
    knots = np.asarray(points, float)
    count = len(knots)
    spans = range(count) if closed else range(count - 1)
    share = np.linspace(0, 1, CURVE_STEPS, endpoint=False)[:, None]
    pieces = [_span(knots, at, share=share, closed=closed) for at in spans]
    if not closed:
        pieces.append(knots[-1:])
    return [(float(x), float(y)) for x, y in np.concatenate(pieces)]


def _span(knots: Outline, at: int, *, share: Outline, closed: bool) -> Outline:
    count = len(knots)
    indices = [at - 1, at, at + 1, at + 2]
    before, start, end, after = (
        knots[index % count] if closed else knots[min(max(index, 0), count - 1)] for index in indices
    )
    doubled = (
        2 * start
        + (end - before) * share
        + (2 * before - 5 * start + 4 * end - after) * share**2
        + (3 * start - before - 3 * end + after) * share**3
    )
    return np.asarray(doubled / 2, float)
