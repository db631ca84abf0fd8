"""What is painted on: the colours, and beside them what each style wants to know about a pixel."""

import numpy as np

from narration.illustrators.builtin.noise import Field, Random, as_field, noise
from narration.illustrators.builtin.palette import Colour
from narration.illustrators.builtin.shapes import Mask, Shapes

GRAIN_CELL = 70


class Surface:
    """A picture in the making, `shape` rows and columns. Fields are float32."""

    def __init__(self, shape: tuple[int, int], *, rng: Random, unit: float, fine: int = 2) -> None:
        self.shape = shape
        self.height, self.width = shape
        self.rng = rng
        self.unit = unit
        """Pixels for what is one pixel in a picture 864 high."""
        self.fine = fine
        self.colour = np.zeros((*shape, 3), np.float32)
        self.cover = np.zeros(shape, np.float32)
        """How much has been painted at all."""
        self.edges = np.zeros(shape, np.float32)
        """1 on the outlines of things."""
        self.flow = np.zeros(shape, np.float32)
        """A height whose contour lines a linocut's cuts follow."""
        self.solid = np.zeros(shape, np.float32)
        """Above 0: a linocut leaves the ink on; below: takes it off."""
        self.accent = np.zeros(shape, np.float32)
        """1 where linocut and noir keep the colour."""
        self.glow = np.zeros(shape, np.float32)
        """How much lamplight falls here."""
        self.rows: Field = np.broadcast_to(np.arange(self.height, dtype=np.float32)[:, None], shape)
        self.columns: Field = np.broadcast_to(np.arange(self.width, dtype=np.float32), shape)
        self._grain = noise(rng, shape, cell=GRAIN_CELL * unit, octaves=4) - 0.5
        self._turns = 0

    def noise(
        self, *, cell: float, octaves: int = 4, stretch: tuple[float, float] = (1.0, 1.0), rows: int = 0
    ) -> Field:
        """Noise as large as the picture (or its lowest `rows`), with blots of `cell` units."""
        shape = (rows or self.height, self.width)
        return noise(self.rng, shape, cell=cell * self.unit, octaves=octaves, stretch=stretch)

    def below(self, line: Field) -> Mask:
        """Everything under a line that has a y for every column."""
        top = int(np.clip(line.min() - 1, 0, self.height - 1))
        return Mask(top, 0, np.clip(self.rows[top:] - line[None, :] + 0.5, 0, 1))

    def everywhere(self, cover: Field) -> Mask:
        """A mask of the whole picture, cut to the rows where there is anything."""
        rows = np.flatnonzero(cover.max(1) > 0.02)
        if not len(rows):
            return Mask(0, 0, cover[:1])
        return Mask(int(rows[0]), 0, cover[rows[0] : rows[-1] + 1])

    def put(
        self,
        what: Mask | Shapes | None,
        top: Colour,
        bottom: Colour | None = None,
        *,
        alpha: float = 1.0,
        grain: float = 0.05,
        flow: Field | None = None,
        solid: float = 0.0,
        edge: float = 1.0,
        accent: float = 0.0,
    ) -> None:
        """Paint `what` from the colour `top` down to `bottom`.

        `grain` is how much the colour wavers, `edge` how strong the outline is, `flow` as large as the
        picture; the rest as in the fields of the same name.
        """
        mask = what.mask(self.shape, fine=self.fine) if isinstance(what, Shapes) else what
        if mask is None or mask.cover.size == 0:
            return
        window, cover = mask.window, mask.cover * np.float32(alpha)
        paint = self._paint(mask, top, top if bottom is None else bottom, grain=grain)
        self.colour[window] += (paint - self.colour[window]) * cover[..., None]
        self.cover[window] = np.maximum(self.cover[window], cover)
        lines = self.rows if flow is None else flow
        self.flow[window] = np.where(cover > 0.5, lines[window], self.flow[window])
        self.solid[window] += (solid - self.solid[window]) * cover
        self.accent[window] += (accent - self.accent[window]) * cover
        if edge:
            self._outline(mask, strength=edge)

    def _paint(self, mask: Mask, top: Colour, bottom: Colour, *, grain: float) -> Field:
        rows = mask.cover.shape[0]
        share = np.linspace(0, 1, rows, dtype=np.float32)[:, None, None]
        paint = top * (1 - share) + bottom * share
        if not grain:
            return np.broadcast_to(paint, (*mask.cover.shape, 3)).astype(np.float32)
        # The same field each time, but turned round: a fresh one for every stroke costs half the time.
        self._turns += 1
        field = self._grain[:: (-1) ** self._turns, :: (-1) ** (self._turns // 2)]
        return as_field((paint * (1 + grain * 2.2 * field[mask.window][..., None])).astype(np.float32))

    def _outline(self, mask: Mask, *, strength: float) -> None:
        cover = mask.cover
        outline = np.zeros_like(cover)
        if min(cover.shape) > 2:
            outline[1:-1, 1:-1] = np.abs(cover[2:, 1:-1] - cover[:-2, 1:-1])
            outline[1:-1, 1:-1] += np.abs(cover[1:-1, 2:] - cover[1:-1, :-2])
        window = mask.window
        self.edges[window] = np.maximum(
            self.edges[window] * (1 - cover), np.clip(outline, 0, 1) * np.float32(strength)
        )

    def shade(self, what: Shapes | Mask | None, *, by: float) -> None:
        """Darken by a share of 0 to 1 (below 0: lighten)."""
        mask = what.mask(self.shape, fine=self.fine) if isinstance(what, Shapes) else what
        if mask is not None:
            self.colour[mask.window] *= 1 - np.float32(by) * mask.cover[..., None]

    def screen(self, light: Field, colour: Colour) -> None:
        """Add light of that colour, as two projectors add up: never beyond white."""
        self.colour = 1 - (1 - self.colour) * (1 - np.clip(light, 0, 1)[..., None] * colour)

    def veil(self, cover: Field, colour: Colour) -> None:
        """Lay a mist of that colour over the picture."""
        self.colour += (colour - self.colour) * cover[..., None]
        self.edges *= 1 - cover * 0.8
        self.solid *= 1 - cover

    def shine(self, x: float, y: float, *, reach: float, colour: Colour, strength: float = 1.0) -> None:
        """Light round a point: a bright core and a wide halo that fades within `reach` pixels."""
        far = int(reach * 2.2)
        top, bottom = max(0, int(y) - far), min(self.height, int(y) + far + 1)
        left, right = max(0, int(x) - far), min(self.width, int(x) + far + 1)
        if top >= bottom or left >= right:
            return
        window = slice(top, bottom), slice(left, right)
        distance = ((self.columns[window] - x) ** 2 + (self.rows[window] - y) ** 2) / np.float32(reach**2)
        halo = np.exp(-distance * 1.6) * 0.65 + 0.5 / (1 + distance * 9) ** 2
        halo *= strength * np.clip((4.6 - distance) / 1.5, 0, 1)
        self.glow[window] = np.maximum(self.glow[window], halo)
        self.colour[window] = 1 - (1 - self.colour[window]) * (1 - np.clip(halo[..., None] * colour, 0, 1))

    def lay(self, other: "Surface", *, left: int, top: int) -> None:
        """Lay a smaller surface over this one, as far as it lies inside, by what it covers."""
        y, x = max(0, top), max(0, left)
        y2, x2 = min(self.height, top + other.height), min(self.width, left + other.width)
        if y2 <= y or x2 <= x:
            return
        here = slice(y, y2), slice(x, x2)
        there = slice(y - top, y2 - top), slice(x - left, x2 - left)
        cover = other.cover[there]
        self.colour[here] += (other.colour[there] - self.colour[here]) * cover[..., None]
        for name in ("solid", "accent"):
            mine, its = getattr(self, name), getattr(other, name)
            mine[here] += (its[there] - mine[here]) * cover
        self.edges[here] = np.maximum(self.edges[here] * (1 - cover), other.edges[there] * cover)
        lines = self.columns[here] * 1.3 + self.rows[here] * 0.39
        self.flow[here] = np.where(cover > 0.5, lines, self.flow[here])
        self.glow[here] = np.maximum(self.glow[here], other.glow[there])
