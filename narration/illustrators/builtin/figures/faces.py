"""Faces: eyes, brows, nose and mouth, as the mood has them. Units: the radius of the head; it looks right."""

from dataclasses import dataclass

from narration.illustrators.builtin.figures.look import Look
from narration.illustrators.builtin.shapes import Frame, Point, Shapes
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.things.drawing import Tone, oval, paint, smooth

INK, BLUSH, LIP, TEAR = "#2a1d1c", "#d8705f", "#5a2424", "#bfe0f0"


@dataclass(frozen=True)
class Mien:
    """What a mood makes of a face."""

    inner: float = 0.02
    """How much higher than its middle the inner end of a brow is."""
    outer: float = -0.01
    raised: float = 0.0
    """How much higher both brows are than at rest."""
    eye: float = 1.0
    """Height of an eye; 1 is at rest."""
    mouth: tuple[Point, ...] = ((0.2, -0.55), (0.38, -0.61), (0.56, -0.55))
    open: str = ""
    """Outline of an open mouth."""
    teeth: str = ""


MIENS = {
    "": Mien(),
    "glad": Mien(
        inner=0.04,
        outer=-0.02,
        raised=0.06,
        eye=0.86,
        open="0.14,-0.44 0.38,-0.5 0.64,-0.42 0.56,-0.68 0.38,-0.76 0.22,-0.68",
        teeth="0.2,-0.47 0.38,-0.51 0.58,-0.46 0.54,-0.54 0.38,-0.58 0.24,-0.54",
    ),
    "sad": Mien(inner=0.12, outer=-0.1, eye=0.8, mouth=((0.2, -0.66), (0.38, -0.55), (0.56, -0.64))),
    "afraid": Mien(
        inner=0.1,
        outer=-0.04,
        raised=0.12,
        eye=1.35,
        open="0.26,-0.52 0.4,-0.46 0.52,-0.54 0.5,-0.74 0.38,-0.8 0.28,-0.72",
    ),
    "angry": Mien(
        inner=-0.14, outer=0.12, raised=-0.06, eye=0.8, mouth=((0.18, -0.66), (0.38, -0.58), (0.6, -0.66))
    ),
}
"""By `vocabulary.MOODS`."""


def paint_features(surface: Surface, look: Look, frame: Frame, *, tone: Tone, mood: str) -> None:
    """Ear, cheeks, eyes, nose and mouth."""
    mien = MIENS.get(mood, MIENS[""])
    paint(surface, [oval(look.skin, "-0.58,-0.06 0.16,0.2")], frame, tone=tone)
    for x in (-0.02, 0.68):
        blush = Shapes().oval(*frame.at(x, -0.32), 0.17 * frame.size, 0.12 * frame.size)
        surface.put(blush, tone.of(BLUSH), alpha=0.32, grain=0, edge=0, accent=0.4)
    _paint_eyes(surface, look, frame, tone=tone, mien=mien)
    shade = tone.of(look.skin) * 0.72
    nose = Shapes().line(
        frame.points([(0.42, 0.0), (0.53, -0.22), (0.38, -0.25)]), width=max(1.0, 0.07 * frame.size)
    )
    surface.put(nose, shade, grain=0, edge=0)
    if not look.beard:
        _paint_mouth(surface, frame, tone=tone, mien=mien)
    if mood == "sad":
        tear = Shapes().oval(*frame.at(0.64, -0.26), max(0.8, 0.06 * frame.size), max(1.0, 0.1 * frame.size))
        surface.put(tear, tone.of(TEAR), grain=0, edge=0, solid=-1)
    if look.glasses:
        _paint_glasses(surface, frame, tone=tone)


def _paint_eyes(surface: Surface, look: Look, frame: Frame, *, tone: Tone, mien: Mien) -> None:
    rest = (0.3 if look.age != "old" else 0.26) + mien.raised
    for x, inwards in ((0.08, 1), (0.6, -1)):
        high = 0.105 * mien.eye
        if mien.eye > 1.2:
            white = Shapes().oval(*frame.at(x, 0.0), max(1.3, 0.13 * frame.size), max(1.5, 0.17 * frame.size))
            surface.put(white, tone.of("#f4efe6"), grain=0, edge=0.4, solid=-0.6)
        eye = Shapes().oval(*frame.at(x, 0.0), max(0.85, 0.075 * frame.size), max(1.0, high * frame.size))
        surface.put(eye, tone.of(INK), grain=0, edge=0, solid=1)
        ends = {1: (mien.outer, mien.inner), -1: (mien.inner, mien.outer)}[inwards]
        brow = [(x - 0.14, rest + ends[0]), (x + 0.13, rest + ends[1])]
        paint_stroke(surface, brow, frame, width=0.07, colour=look.hair, tone=tone)


def _paint_mouth(surface: Surface, frame: Frame, *, tone: Tone, mien: Mien) -> None:
    if mien.open:
        paint(surface, [smooth("#4a1c1e", mien.open)], frame, tone=tone)
        if mien.teeth:
            paint(surface, [smooth("#f4efe6", mien.teeth)], frame, tone=tone)
    else:
        paint_stroke(surface, list(mien.mouth), frame, width=0.065, colour=LIP, tone=tone)


def _paint_glasses(surface: Surface, frame: Frame, *, tone: Tone) -> None:
    turns = ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7), (1, 0))
    for x in (0.06, 0.62):
        ring = [(x + 0.24 * dx, 0.24 * dy) for dx, dy in turns]
        paint_stroke(surface, ring, frame, width=0.05, colour=INK, tone=tone)
    paint_stroke(surface, [(-0.18, 0.02), (-0.55, 0.06)], frame, width=0.05, colour=INK, tone=tone)


def paint_stroke(
    surface: Surface, points: list[Point], frame: Frame, *, width: float, colour: str, tone: Tone
) -> None:
    """A thin line of a face."""
    shape = Shapes().line(frame.points(points), width=max(1.0, width * frame.size))
    surface.put(shape, tone.of(colour), grain=0, edge=0, solid=0.8)
