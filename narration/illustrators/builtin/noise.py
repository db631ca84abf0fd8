"""Random fields and lines that look grown: value noise, ridges, blur."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float32]
"""Rows by columns, or rows by columns by red, green, blue; values mostly between 0 and 1."""
Random = np.random.Generator
COARSE = 28
"""Blots of at least so many pixels are made on a smaller field."""


def as_field(numbers: NDArray[Any]) -> Field:
    """The numbers with 32 bits each."""
    return np.asarray(numbers, np.float32)


def noise(
    rng: Random,
    shape: tuple[int, int],
    *,
    cell: float,
    octaves: int = 4,
    stretch: tuple[float, float] = (1.0, 1.0),
) -> Field:
    """Value noise between 0 and 1, of `shape` rows and columns.

    `cell` is the size of the largest blots in pixels; `stretch` draws them out along x and y.
    """
    height, width = shape
    # Large blots are summed on a quarter of the rows and columns: it looks the same in half the time.
    small = max(2, height // 4), max(2, width // 4)
    coarse, total = np.zeros(small, np.float32), np.zeros(shape, np.float32)
    weights, any_coarse = 0.0, False
    for octave in range(octaves):
        weight, size = np.float32(0.5**octave), max(2.0, cell / 2**octave)
        rows = max(2, int(height / size / stretch[1]) + 3)
        columns = max(2, int(width / size / stretch[0]) + 3)
        grid = rng.random((rows, columns), dtype=np.float32)
        if size * min(1.0, *stretch) >= COARSE:
            coarse, any_coarse = coarse + weight * resized(grid, small), True
        else:
            total += weight * resized(grid, shape)
        weights += float(weight)
    total = total + resized(coarse, shape) if any_coarse else total
    return total / np.float32(weights)


def resized(field: Field, shape: tuple[int, int]) -> Field:
    """The field drawn out smoothly to `shape` rows and columns."""
    height, width = shape
    return np.asarray(Image.fromarray(field).resize((width, height), Image.Resampling.BICUBIC))


def ridge(
    rng: Random, width: int, *, base: float, height: float, cell: float, octaves: int = 5, rough: bool = True
) -> Field:
    """The y of a horizon line for every column: about `base`, at most `height` above or below it.

    A rough one has corners (rock), the other is round (hills, dunes). Lengths are pixels.
    """
    total = np.zeros(width, np.float32)
    weights = 0.0
    for octave in range(octaves):
        weight, size = 0.5**octave, max(3.0, cell / 2**octave)
        knots = rng.random(int(width / size) + 4)
        at = np.linspace(0, len(knots) - 1.001, width)
        total += weight * (_straight(knots, at) if rough else _round(knots, at))
        weights += weight
    return (base - height * (total / weights - 0.5) * 2).astype(np.float32)


def _straight(knots: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.interp(at, np.arange(len(knots)), knots), float)


def _round(knots: NDArray[np.float64], at: NDArray[np.float64]) -> NDArray[np.float64]:
    left = at.astype(int)
    share = smoothstep(at - left)
    return np.asarray(knots[left] * (1 - share) + knots[left + 1] * share, float)


def smoothstep(share: NDArray[Any]) -> Field:
    """0 to 1 with a soft start and end."""
    return as_field(share * share * (3 - 2 * share))


def blur(field: Field, *, radius: float) -> Field:
    """The field blurred twice by a box of `radius` pixels, on a reduced copy: edges need no more."""
    step = max(1, int(radius // 4))
    small = np.asarray(Image.fromarray(np.ascontiguousarray(field, np.float32)).reduce(step))
    reach = max(1, round(radius / step))
    for axis in (0, 1, 0, 1):
        small = _box(small, axis=axis, reach=reach)
    return resized(small, field.shape) if step > 1 else small


def _box(field: Field, *, axis: int, reach: int) -> Field:
    padding = [(reach + 1, reach) if axis == side else (0, 0) for side in (0, 1)]
    summed = np.cumsum(np.pad(field, padding, mode="edge"), axis, dtype=np.float64)
    length, span = summed.shape[axis], 2 * reach + 1
    upper = summed.take(range(span, length), axis)
    lower = summed.take(range(length - span), axis)
    return ((upper - lower) / span).astype(np.float32)


def choose[T](rng: Random, items: Sequence[T]) -> T:
    """One of the items."""
    return items[int(rng.integers(len(items)))]
