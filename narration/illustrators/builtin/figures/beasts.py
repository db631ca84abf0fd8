"""Animals on four legs or on the wing, and dragons. Units: the figure's height; they look right."""

from dataclasses import replace

from narration.illustrators.builtin.figures.kinds import FLYING
from narration.illustrators.builtin.figures.look import Look
from narration.illustrators.builtin.shapes import Frame
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.things.drawing import Stroke, Tone, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.held import HELD_DRAWINGS

FUR, DEEP, PALE = "#000000", "#000001", "#000002"
"""Stand for the animal's own colour, a darker and a paler one."""
INK = "#241a1c"

_LEGS = (
    smooth(DEEP, "-0.32,0.42 -0.2,0.42 -0.2,0.1 -0.16,0.0 -0.27,0 -0.28,0.1"),
    smooth(DEEP, "0.2,0.4 0.3,0.4 0.29,0.1 0.33,0 0.22,0 0.21,0.1"),
    smooth(FUR, "-0.46,0.46 -0.28,0.4 -0.34,0.22 -0.32,0.08 -0.28,0.0 -0.4,0 -0.42,0.1 -0.44,0.24"),
    smooth(FUR, "0.1,0.42 0.22,0.42 0.2,0.1 0.25,0 0.13,0 0.12,0.1"),
)
_BODY = smooth(
    FUR,
    "-0.46,0.5 -0.36,0.64 -0.1,0.64 0.16,0.68 0.32,0.62 0.34,0.46 0.18,0.36 -0.12,0.38 -0.34,0.36 -0.46,0.4",
)
FOX = (
    smooth(FUR, "-0.4,0.52 -0.62,0.36 -0.9,0.34 -1.06,0.5 -0.98,0.62 -0.8,0.6 -0.62,0.56 -0.44,0.62"),
    smooth(PALE, "-0.9,0.36 -1.06,0.5 -1.12,0.6 -0.98,0.62 -0.88,0.5"),
    *_LEGS,
    _BODY,
    smooth(PALE, "0.2,0.42 0.34,0.46 0.4,0.64 0.3,0.62"),
    poly(DEEP, "0.3,0.86 0.28,1.1 0.44,0.94"),
    smooth(FUR, "0.16,0.62 0.26,0.84 0.38,0.96 0.54,0.94 0.64,0.82 0.84,0.72 0.82,0.68 0.6,0.64 0.42,0.56"),
    poly(FUR, "0.4,0.9 0.46,1.14 0.56,0.9"),
    smooth(PALE, "0.56,0.76 0.84,0.72 0.82,0.68 0.6,0.64 0.46,0.62"),
    oval(INK, "0.83,0.715 0.026,0.022"),
    oval(INK, "0.585,0.815 0.02,0.024"),
)
CAT = (
    line(FUR, "-0.42,0.5 -0.6,0.5 -0.72,0.66 -0.68,0.9 -0.76,1.0", width=0.075),
    *_LEGS,
    _BODY,
    poly(FUR, "0.24,0.92 0.24,1.14 0.4,1.0"),
    poly(FUR, "0.44,1.0 0.58,1.14 0.58,0.92"),
    smooth(FUR, "0.16,0.6 0.2,0.86 0.3,1.0 0.44,1.02 0.58,0.98 0.64,0.82 0.58,0.68 0.42,0.6"),
    smooth(PALE, "0.46,0.76 0.6,0.8 0.66,0.72 0.56,0.66 0.44,0.68"),
    oval(INK, "0.64,0.77 0.022,0.018"),
    oval("#d9c24a", "0.42,0.85 0.032,0.036"),
    oval("#d9c24a", "0.56,0.85 0.028,0.036"),
    oval(INK, "0.43,0.85 0.012,0.03"),
    oval(INK, "0.565,0.85 0.012,0.03"),
)
DOG = (
    line(FUR, "-0.42,0.54 -0.58,0.66 -0.66,0.84", width=0.07),
    *_LEGS,
    _BODY,
    smooth(
        FUR, "0.14,0.6 0.22,0.86 0.32,1.0 0.5,1.02 0.6,0.92 0.82,0.86 0.86,0.76 0.76,0.7 0.56,0.68 0.42,0.56"
    ),
    smooth(DEEP, "0.28,0.98 0.18,0.9 0.16,0.7 0.24,0.66 0.34,0.78 0.38,0.92"),
    line("#bf3b36", "0.2,0.66 0.4,0.6", width=0.05),
    oval(INK, "0.85,0.83 0.036,0.032"),
    oval(INK, "0.56,0.9 0.022,0.026"),
    line(INK, "0.84,0.76 0.68,0.745", width=0.014),
)
HORSE = (
    smooth(DEEP, "-0.4,0.66 -0.54,0.5 -0.56,0.24 -0.48,0.2 -0.46,0.42 -0.36,0.56"),
    line(DEEP, "-0.24,0.42 -0.26,0.22 -0.22,0.02", width=0.065),
    line(DEEP, "0.2,0.42 0.22,0.2 0.2,0.02", width=0.06),
    line(FUR, "-0.34,0.44 -0.38,0.22 -0.34,0.02", width=0.075),
    line(FUR, "0.12,0.44 0.12,0.2 0.1,0.02", width=0.07),
    smooth(FUR, "-0.42,0.56 -0.36,0.7 -0.1,0.68 0.14,0.7 0.3,0.64 0.28,0.46 0.1,0.4 -0.18,0.4 -0.38,0.42"),
    smooth(
        FUR, "0.1,0.6 0.24,0.86 0.36,0.98 0.46,1.0 0.66,0.8 0.66,0.74 0.58,0.72 0.44,0.8 0.36,0.66 0.3,0.5"
    ),
    smooth(DEEP, "0.06,0.68 0.16,0.86 0.32,1.02 0.4,1.02 0.3,0.84 0.2,0.66"),
    poly(FUR, "0.36,0.98 0.38,1.08 0.44,1.0"),
    oval(INK, "0.5,0.88 0.016,0.02"),
)
RABBIT = (
    oval(PALE, "-0.42,0.3 0.1,0.1"),
    smooth(FUR, "-0.42,0.12 -0.44,0.4 -0.2,0.6 0.1,0.56 0.28,0.36 0.26,0.08 0,0.02 -0.3,0.02"),
    smooth(DEEP, "-0.3,0.02 -0.34,0.24 -0.14,0.3 0.02,0.14 0.08,0.0"),
    line(FUR, "0.2,0.3 0.24,0.04", width=0.09),
    smooth(DEEP, "0.16,0.74 0.06,1.0 0.1,1.24 0.2,1.18 0.26,0.8"),
    smooth(FUR, "0.26,0.76 0.24,1.06 0.34,1.28 0.4,1.16 0.38,0.76"),
    smooth(FUR, "0.1,0.5 0.12,0.72 0.28,0.84 0.46,0.78 0.56,0.62 0.5,0.5 0.3,0.42"),
    oval("#c98a86", "0.555,0.63 0.024,0.02"),
    oval(INK, "0.38,0.68 0.03,0.036"),
)
BIRD = (
    smooth(DEEP, "-0.2,0.36 -0.5,0.2 -0.72,0.06 -0.66,0.0 -0.4,0.1 -0.12,0.22"),
    line("#b98a3c", "0,0.16 0.02,0", width=0.03),
    line("#b98a3c", "0.1,0.16 0.12,0", width=0.03),
    smooth(
        FUR, "-0.3,0.3 -0.1,0.54 0.16,0.7 0.3,0.86 0.48,0.88 0.58,0.76 0.52,0.6 0.42,0.34 0.2,0.16 -0.1,0.16"
    ),
    smooth(DEEP, "-0.4,0.18 -0.2,0.42 0.1,0.54 0.22,0.36 0.0,0.24"),
    poly("#c98f2f", "0.55,0.8 0.82,0.7 0.56,0.68"),
    oval("#f4efe2", "0.44,0.77 0.035,0.035"),
    oval(INK, "0.45,0.77 0.018,0.018"),
)
SHAPES = {
    "fox": FOX,
    "wolf": FOX,
    "cat": CAT,
    "kitten": CAT,
    "lion": CAT,
    "tiger": CAT,
    "rabbit": RABBIT,
    "hare": RABBIT,
    "mouse": RABBIT,
    "squirrel": RABBIT,
    "horse": HORSE,
    "pony": HORSE,
    "donkey": HORSE,
    "deer": HORSE,
}
DRAGON = (
    smooth(
        DEEP,
        "-0.16,0.3 -0.46,0.12 -0.74,0.12 -0.92,0.26 -0.94,0.42 -1.02,0.34 -0.98,0.14 -0.8,0.0 "
        "-0.46,-0.02 -0.1,0.06",
    ),
    poly(DEEP, "-0.94,0.38 -1.1,0.46 -1.02,0.26"),
    smooth(
        PALE,
        "0.0,0.56 -0.16,0.9 -0.5,1.04 -0.78,0.96 -0.62,0.82 -0.66,0.66 -0.48,0.66 -0.44,0.5 "
        "-0.26,0.54 -0.16,0.42",
    ),
    line(DEEP, "0.0,0.56 -0.16,0.9 -0.5,1.04 -0.78,0.96", width=0.035),
    line(DEEP, "-0.16,0.88 -0.64,0.68", width=0.02),
    line(DEEP, "-0.12,0.8 -0.44,0.52", width=0.02),
    smooth(DEEP, "-0.22,0.3 -0.34,0.16 -0.3,0.0 -0.14,0.0 -0.08,0.18"),
    smooth(
        FUR,
        "-0.24,0.14 -0.28,0.36 -0.16,0.56 0.0,0.66 0.06,0.78 0.1,0.92 0.24,0.96 0.3,0.84 0.22,0.74 "
        "0.24,0.56 0.3,0.36 0.22,0.12 0.02,0.02",
    ),
    smooth(PALE, "0.06,0.04 0.22,0.12 0.3,0.36 0.24,0.56 0.22,0.72 0.14,0.62 0.12,0.34"),
    *(
        line(
            DEEP,
            f"{0.12 + 0.01 * n:.2f},{0.16 + 0.11 * n:.2f} {0.27 - 0.012 * n:.3f},{0.18 + 0.11 * n:.2f}",
            width=0.01,
        )
        for n in range(5)
    ),
    smooth(FUR, "-0.06,0.22 0.06,0.3 0.2,0.2 0.24,0.04 0.32,0.0 0.1,0.0 -0.02,0.08"),
    smooth(FUR, "0.12,0.5 0.3,0.44 0.38,0.34 0.46,0.36 0.38,0.42 0.3,0.52 0.16,0.58"),
    poly(DEEP, "0.06,1.02 -0.06,1.14 0.12,1.08"),
    poly(DEEP, "0.16,1.04 0.12,1.18 0.24,1.06"),
    smooth(FUR, "0.06,0.86 0.04,0.98 0.14,1.06 0.3,1.04 0.42,0.98 0.56,0.96 0.58,0.88 0.44,0.84 0.26,0.82"),
    line(DEEP, "0.56,0.895 0.36,0.885", width=0.012),
    oval("#f2d24a", "0.27,0.985 0.032,0.03"),
    oval(INK, "0.28,0.985 0.012,0.026"),
    oval(INK, "0.53,0.935 0.012,0.01"),
    *(
        poly(DEEP, f"{x},{y} {x - 0.07:.2f},{y + 0.04:.2f} {x - 0.02:.2f},{y - 0.07:.2f}")
        for x, y in ((0.04, 0.92), (0.02, 0.82), (-0.02, 0.72), (-0.1, 0.62), (-0.2, 0.52), (-0.26, 0.4))
    ),
)


def paint_beast(surface: Surface, look: Look, frame: Frame, *, tone: Tone) -> None:
    """An animal without clothes."""
    strokes = BIRD if look.species in FLYING else SHAPES.get(look.species, DOG)
    paint(surface, _furred(strokes, look.hair), frame, tone=tone)


def paint_dragon(surface: Surface, look: Look, frame: Frame, *, tone: Tone, held: str = "") -> None:
    """A dragon sitting up, its wing half open, a thing in its claws."""
    paint(surface, _furred(DRAGON, look.hair), frame, tone=tone)
    if look.scarf:
        band = [
            smooth(
                look.accent,
                "0.02,0.78 0.12,0.72 0.26,0.76 0.26,0.68 0.12,0.62 0.0,0.7",
            ),
            smooth(look.accent, "0.04,0.72 -0.06,0.62 -0.04,0.48 0.04,0.5 0.08,0.66"),
        ]
        paint(surface, band, frame, tone=tone)
    if held:
        drawing = HELD_DRAWINGS[held]
        # As large as it would be in a man's hand, and a little more: it is the thing of the story.
        claw = frame.inner(0.43, 0.38, size=drawing.size * 1.7 / look.height)
        paint(surface, drawing.strokes, claw, tone=tone)


def _furred(strokes: tuple[Stroke, ...], colour: str) -> list[Stroke]:
    shades = {FUR: colour, DEEP: _scaled(colour, 0.72), PALE: _paler(colour)}
    return [replace(stroke, colour=shades.get(stroke.colour, stroke.colour)) for stroke in strokes]


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _scaled(colour: str, by: float) -> str:
    return "#" + "".join(f"{round(part * by):02x}" for part in _parts(colour))


def _paler(colour: str) -> str:
    return "#" + "".join(
        f"{round(part + (cream - part) * 0.62):02x}"
        for part, cream in zip(_parts(colour), (250, 238, 214), strict=True)
    )
