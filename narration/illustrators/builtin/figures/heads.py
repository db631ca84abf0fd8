"""Heads in three-quarter view: faces, hair, hats. Units: the radius of the head; it looks right."""

from dataclasses import replace

from narration.illustrators.builtin.figures.faces import INK, paint_features, paint_stroke
from narration.illustrators.builtin.figures.look import Look
from narration.illustrators.builtin.shapes import Frame, Shapes
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.things.drawing import (
    Stroke,
    Tone,
    outlined,
    oval,
    paint,
    poly,
    smooth,
)

HAIR_BACK: dict[str, tuple[Stroke, ...]] = {
    "long": (
        smooth("#000000", "-0.9,0.6 -1.22,-0.4 -1.2,-1.6 -1.05,-2.3 -0.5,-2.2 -0.1,-1.6 0.2,-0.6 0,0.6"),
    ),
    "bob": (smooth("#000000", "-0.9,0.6 -1.22,-0.2 -1.12,-1.0 -0.5,-1.08 0.1,-0.9 0.3,0"),),
    "plait": (
        smooth("#000000", "-0.7,0.2 -1.15,-0.3 -1.2,-0.8 -0.75,-0.6"),
        oval("#000000", "-1.05,-0.95 0.27,0.3"),
        oval("#000000", "-1.1,-1.4 0.24,0.28"),
        oval("#000000", "-1.1,-1.82 0.2,0.26"),
        smooth("#000000", "-1.2,-2 -1.0,-2 -1.05,-2.45"),
    ),
    "plaits": tuple(
        stroke
        for x in (-0.98, 0.62)
        for stroke in (
            oval("#000000", f"{x},-0.75 0.24,0.3"),
            oval("#000000", f"{x},-1.18 0.21,0.28"),
            oval("#000000", f"{x - 0.03},-1.58 0.17,0.26"),
        )
    ),
    "curls": tuple(
        oval("#000000", f"{x},{y} 0.36,0.36")
        for x, y in ((-0.95, -0.3), (-0.9, 0.25), (-0.7, 0.7), (-0.8, -0.7))
    ),
    "bun": (oval("#000000", "-0.82,0.86 0.46,0.44"),),
}
_CAP = (
    "-0.72,-0.62 -1.04,-0.2 -1.06,0.42 -0.7,0.98 0,1.18 0.62,1.02 0.96,0.52 0.92,0.3 "
    "0.62,0.56 0.2,0.52 -0.2,0.62 -0.42,0.3 -0.52,-0.06"
)
HAIR_FRONT: dict[str, tuple[Stroke, ...]] = {
    "short": (smooth("#000000", _CAP),),
    "cropped": (
        smooth(
            "#000000",
            "-0.72,-0.4 -0.98,0 -0.96,0.5 -0.6,0.95 0,1.1 0.55,0.96 0.88,0.55 0.5,0.72 0,0.76 "
            "-0.45,0.5 -0.56,0",
        ),
    ),
    "bald": (smooth("#000000", "-0.66,-0.5 -1.0,-0.2 -1.0,0.34 -0.8,0.6 -0.62,0.3 -0.56,-0.1"),),
    "bob": (
        smooth(
            "#000000",
            "-0.62,-0.95 -1.14,-0.9 -1.14,0.3 -0.75,0.98 0,1.18 0.66,1.02 1.0,0.5 0.98,0.26 0.6,0.44 "
            "0.1,0.36 -0.3,0.42 -0.5,0 -0.44,-0.6",
        ),
    ),
    "long": (
        smooth(
            "#000000",
            "-0.7,-1.2 -1.1,-0.6 -1.1,0.36 -0.72,0.98 0,1.18 0.64,1.02 0.98,0.5 0.94,0.26 0.7,0.56 "
            "0.25,0.7 -0.2,0.5 -0.5,0 -0.52,-0.7",
        ),
    ),
    "curls": tuple(
        oval("#000000", f"{x},{y} 0.34,0.33")
        for x, y in (
            (-0.8, 0.5),
            (-0.5, 0.86),
            (-0.1, 1.02),
            (0.32, 0.98),
            (0.68, 0.74),
            (0.86, 0.46),
            (-0.4, 0.5),
            (0.1, 0.7),
            (-0.78, 0.1),
        )
    ),
}
HATS: dict[str, tuple[Stroke, ...]] = {
    "brim": (
        smooth("#000000", "-1.0,0.5 -0.96,1.2 -0.7,1.62 0,1.5 0.6,1.64 0.92,1.2 0.96,0.5"),
        poly("#221a1c", "-0.98,0.56 0.96,0.56 0.95,0.84 -0.98,0.84"),
        smooth("#000000", "-1.75,0.52 -0.9,0.36 0,0.34 1.0,0.34 1.9,0.44 1.0,0.64 0,0.68 -1.0,0.68"),
    ),
    "cap": (
        smooth("#000000", "-1.08,0.36 -1.02,0.98 -0.5,1.32 0.2,1.32 0.9,0.96 1.0,0.42 0,0.5"),
        smooth("#221a1c", "0.4,0.42 1.0,0.56 1.62,0.34 1.5,0.24 0.9,0.3"),
    ),
    "kerchief": (
        smooth(
            "#000000",
            "-0.62,-0.74 -1.1,-0.3 -1.12,0.5 -0.7,1.06 0,1.24 0.7,1.02 0.98,0.5 0.6,0.66 0,0.66 "
            "-0.42,0.3 -0.5,-0.4",
        ),
        smooth("#000000", "-0.8,-0.6 -1.3,-1.1 -1.1,-1.2 -0.6,-0.85"),
    ),
    "hood": (
        smooth(
            "#000000",
            "-0.6,-1.2 -1.3,-0.7 -1.4,0.5 -0.8,1.3 0.1,1.5 0.9,1.1 1.12,0.4 0.8,0.5 0.3,0.86 -0.3,0.66 "
            "-0.62,0 -0.5,-0.7",
        ),
    ),
    "point": (
        smooth("#000000", "-0.95,0.6 -0.7,1.6 -0.75,2.5 -1.1,3.2 -0.3,2.7 0.2,1.9 0.9,0.6"),
        poly("#c99a3c", "-0.96,0.58 0.92,0.58 0.84,0.84 -0.93,0.84"),
        smooth("#000000", "-1.8,0.5 -0.9,0.34 0,0.32 1.0,0.34 1.8,0.46 0.9,0.66 -0.9,0.66"),
    ),
    "straw": (
        smooth("#d9b45a", "-0.9,0.6 -0.8,1.2 0,1.45 0.75,1.2 0.88,0.6"),
        poly("#a8483f", "-0.9,0.62 0.88,0.62 0.86,0.82 -0.88,0.82"),
        smooth("#e3c270", "-1.9,0.5 -0.9,0.34 0,0.34 1.0,0.34 1.95,0.42 0.9,0.66 -0.9,0.66"),
    ),
    "toque": (
        smooth("#f1ede2", "-0.85,0.7 -1.3,1.3 -0.9,1.85 -0.3,1.75 0.1,2.0 0.6,1.75 1.1,1.7 1.2,1.2 0.8,0.7"),
        poly("#ffffff", "-0.92,0.5 0.92,0.5 0.86,0.84 -0.88,0.84"),
    ),
    "crown": (
        poly("#f0c040", "-0.9,0.66 -1.0,1.5 -0.5,1.05 0,1.6 0.5,1.05 1.0,1.5 0.92,0.66"),
        oval("#c8352f", "0,0.88 0.12,0.12"),
    ),
    "helmet": (
        smooth(
            "#aab4ba",
            "-0.85,-0.75 -1.12,0 -1.0,0.8 -0.4,1.25 0.3,1.25 0.9,0.8 1.0,0.3 0.4,0.4 -0.2,0.4 -0.42,0 "
            "-0.4,-0.7",
        ),
        smooth("#b8463c", "-0.5,1.15 -1.1,1.9 -0.3,2.0 0.3,1.6 0.2,1.2"),
    ),
}
BEARD = smooth(
    "#000000",
    "-0.5,-0.3 -0.3,-0.5 0.1,-0.42 0.35,-0.36 0.62,-0.42 0.84,-0.3 0.78,-0.9 0.35,-1.5 -0.1,-1.25 -0.45,-0.8",
)
FACE = "-0.8,0.15 -0.62,0.72 0,0.98 0.68,0.74 0.9,0.2 0.86,-0.28 0.6,-0.78 0.2,-1.0 -0.3,-0.84 -0.7,-0.4"


def _dyed(strokes: tuple[Stroke, ...], colour: str) -> list[Stroke]:
    """Black strokes take the colour; others keep their own."""
    return [replace(stroke, colour=colour) if stroke.colour == "#000000" else stroke for stroke in strokes]


def paint_hair_behind(surface: Surface, look: Look, frame: Frame, *, tone: Tone) -> None:
    """What of the hair falls behind neck and shoulders."""
    if look.hat != "kerchief":
        paint(surface, _dyed(HAIR_BACK.get(look.hairstyle, ()), look.hair), frame, tone=tone)


def paint_head(surface: Surface, look: Look, frame: Frame, *, tone: Tone, mood: str = "") -> None:
    """Face, hair and hat; the mood is one of `vocabulary.MOODS`, or nothing."""
    paint(surface, [smooth(look.skin, FACE)], frame, tone=tone)
    _shade_side(surface, frame, look=look, tone=tone)
    paint_features(surface, look, frame, tone=tone, mood=mood)
    front = HAIR_FRONT.get(look.hairstyle, HAIR_FRONT["short"])
    if look.hat not in ("helmet", "hood"):
        paint(surface, _dyed(front, look.hair), frame, tone=tone)
    if look.beard:
        paint(surface, [*_dyed((BEARD,), look.hair)], frame, tone=tone)
        paint_stroke(surface, [(0.2, -0.52), (0.5, -0.52)], frame, width=0.07, colour=INK, tone=tone)
    paint(surface, _dyed(HATS.get(look.hat, ()), look.hat_colour), frame, tone=tone)


def _shade_side(surface: Surface, frame: Frame, *, look: Look, tone: Tone) -> None:
    """The side of the face away from the light, and under the chin."""
    side = smooth(look.skin, "-0.8,0.15 -0.62,0.72 -0.4,0.4 -0.42,-0.3 0.1,-0.95 -0.3,-0.84 -0.7,-0.4")
    mask = outlined(side, frame).mask(surface.shape, fine=surface.fine)
    surface.shade(mask, by=0.14)


EARS: dict[str, str] = {
    "fox": "pointed",
    "wolf": "pointed",
    "cat": "pointed",
    "kitten": "pointed",
    "dog": "flop",
    "hound": "flop",
    "puppy": "flop",
    "rabbit": "long",
    "hare": "long",
    "donkey": "long",
    "horse": "pointed",
    "goat": "flop",
    "sheep": "flop",
    "pig": "flop",
    "squirrel": "pointed",
    "owl": "tuft",
}
"""Ears of the species; the others have round ones, or none (birds)."""
EAR_STROKES: dict[str, tuple[Stroke, ...]] = {
    "pointed": (
        poly("#000000", "-0.75,0.5 -0.95,1.55 -0.1,0.95"),
        poly("#000000", "0.05,0.9 0.42,1.6 0.72,0.7"),
    ),
    "flop": (smooth("#000000", "-0.7,0.8 -1.15,0.5 -1.2,-0.4 -0.85,-0.6 -0.6,0"),),
    "long": (
        smooth("#000000", "-0.55,0.7 -0.85,1.5 -0.7,2.4 -0.4,2.2 -0.2,0.9"),
        smooth("#000000", "-0.05,0.8 -0.05,1.6 0.2,2.4 0.42,2.0 0.35,0.8"),
    ),
    "round": (oval("#000000", "-0.68,0.75 0.34,0.34"), oval("#000000", "0.4,0.86 0.28,0.3")),
    "tuft": (poly("#000000", "-0.8,0.5 -0.75,1.25 -0.25,0.9"), poly("#000000", "0.3,0.9 0.75,1.2 0.8,0.5")),
    "none": (),
}
BEAKED = frozenset(["crow", "raven", "jackdaw", "bird", "goose", "duck", "hen", "penguin", "owl"])


def paint_animal_head(surface: Surface, look: Look, frame: Frame, *, tone: Tone) -> None:
    """The head of an animal that walks upright."""
    ears = EARS.get(look.species, "none" if look.species in BEAKED else "round")
    paint(surface, _dyed(EAR_STROKES[ears], look.hair), frame, tone=tone)
    paint(
        surface,
        [
            smooth(
                look.hair,
                "-0.92,0.1 -0.7,0.75 0,1.0 0.6,0.75 0.85,0.2 0.7,-0.5 0.2,-0.85 -0.45,-0.8 -0.85,-0.4",
            )
        ],
        frame,
        tone=tone,
    )
    if look.species in BEAKED:
        strokes = (
            [poly("#e0a23a", "0.6,0.2 1.5,-0.12 0.62,-0.36"), oval("#f3ede0", "0.2,-0.1 0.3,0.34")]
            if look.species == "owl"
            else [poly("#d9962f", "0.66,0.18 1.55,-0.08 0.66,-0.3")]
        )
    else:
        pale = "#f4e8d6"
        strokes = [
            smooth(pale, "0.1,-0.1 0.6,0.12 1.2,-0.1 1.38,-0.34 1.1,-0.56 0.5,-0.8 -0.2,-0.78 -0.5,-0.4"),
            oval(INK, "1.32,-0.22 0.14,0.12"),
        ]
        if look.species == "badger":
            strokes = [
                smooth(pale, "0.1,0.95 0.5,0.8 0.7,0.1 1.3,-0.2 1.1,-0.56 0.4,-0.8 0.0,-0.4 0.2,0.2"),
                *strokes[1:],
            ]
    paint(surface, strokes, frame, tone=tone)
    eye = Shapes().oval(*frame.at(0.42, 0.22), max(1.0, 0.1 * frame.size), max(1.2, 0.13 * frame.size))
    surface.put(eye, tone.of(INK), grain=0, edge=0, solid=1)
    glint = Shapes().oval(*frame.at(0.46, 0.27), max(0.5, 0.035 * frame.size))
    surface.put(glint, tone.of("#ffffff"), grain=0, edge=0, solid=-1)
    paint(surface, _dyed(HATS.get(look.hat, ()), look.hat_colour), frame, tone=tone)
