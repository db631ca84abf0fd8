"""Robots: a box with lamps for eyes, jointed arms, and whatever work clothes the sheet gives them."""

from narration.illustrators.builtin.figures.people import paint_held
from narration.illustrators.builtin.figures.person import Person
from narration.illustrators.builtin.palette import hexed
from narration.illustrators.builtin.shapes import Shapes
from narration.illustrators.builtin.things.drawing import Stroke, box, line, oval, paint, poly, smooth
from narration.illustrators.builtin.things.held import HELD_DRAWINGS

STEEL, JOINT, DARK = "#b4bfc4", "#6f7b82", "#39424a"
EYES = {"amber": "#ffc04a", "blue": "#7fe0ff", "green": "#9af0a0", "red": "#ff7a5a"}

LEGS = (
    line(JOINT, "-0.09,0.32 -0.1,0.06", width=0.07),
    line(JOINT, "0.1,0.32 0.11,0.06", width=0.07),
    oval(DARK, "-0.095,0.19 0.045,0.045"),
    oval(DARK, "0.105,0.19 0.045,0.045"),
    smooth(DARK, "-0.18,0.0 -0.17,0.09 -0.08,0.11 0,0.06 0,0"),
    smooth(DARK, "0.03,0.0 0.04,0.09 0.13,0.11 0.22,0.06 0.22,0"),
)
HEAD: tuple[Stroke, ...] = (
    line(JOINT, "0.0,0.68 0.0,0.74", width=0.1),
    line(JOINT, "0.01,0.98 0.01,1.06", width=0.018),
    oval("#e8695a", "0.01,1.08 0.026,0.026", lit=True),
    smooth(STEEL, "-0.19,0.74 -0.2,0.88 -0.17,0.97 0,0.99 0.18,0.97 0.21,0.88 0.2,0.74 0,0.725"),
    smooth(DARK, "-0.11,0.78 -0.12,0.9 0.02,0.93 0.17,0.9 0.17,0.78 0.02,0.76"),
    oval(JOINT, "-0.2,0.85 0.035,0.055"),
)


def paint_robot(person: Person, *, appearance: str) -> None:
    """A robot, holding what the figure holds."""
    tone, look = person.tone, person.look
    _paint_robot_arm(person, near=False)
    paint(person.surface, LEGS, person.frame, tone=tone)
    wide = 0.2 * look.width
    body = look.coat.code if not look.dressed else STEEL
    rim = wide + 0.02
    corners = f"-{wide:.3f},0.33 -{rim:.3f},0.5 -{wide:.3f},0.68 0,0.705 "
    corners += f"{wide:.3f},0.68 {rim:.3f},0.5 {wide:.3f},0.33 0,0.305"
    paint(person.surface, [smooth(body, corners)], person.frame, tone=tone)
    paint(person.surface, _front(person, wide=wide), person.frame, tone=tone)
    paint(person.surface, HEAD, person.frame, tone=tone)
    _paint_eyes(person, appearance=appearance)
    if look.hat == "straw":
        hat = (
            smooth("#d9b45a", "-0.13,0.96 -0.1,1.08 0.02,1.12 0.14,1.08 0.17,0.96"),
            smooth("#e3c270", "-0.32,0.96 0,0.92 0.36,0.95 0.16,1.0 -0.14,1.0"),
        )
        paint(person.surface, hat, person.frame, tone=tone)
    if person.held in HELD_DRAWINGS:
        paint_held(person)
    _paint_robot_arm(person, near=True)


def _front(person: Person, *, wide: float) -> list[Stroke]:
    look = person.look
    if look.dressed:
        low = "0.26" if look.garment == "apron" or look.over_word == "apron" else "0.34"
        colour = look.over.code if look.over else look.coat.code
        return [
            poly(
                colour,
                f"-{wide * 0.6:.3f},0.64 {wide * 0.7:.3f},0.64 {wide + 0.02:.3f},{low} "
                f"-{wide + 0.01:.3f},{low}",
            ),
            line(DARK, f"-{wide * 0.55:.3f},0.45 {wide * 0.7:.3f},0.45", width=0.012),
        ]
    return [
        box(DARK, "-0.08,0.46 0.1,0.6"),
        oval("#e8b04a", "-0.03,0.53 0.025,0.025"),
        oval("#7fd0a0", "0.05,0.53 0.025,0.025"),
        line(JOINT, "-0.1,0.39 0.12,0.39", width=0.016),
    ]


def _paint_eyes(person: Person, *, appearance: str) -> None:
    colour = next((code for word, code in EYES.items() if word in appearance.lower()), EYES["blue"])
    lens = "one lens larger" in appearance
    for x, size in ((-0.04, 0.034), (0.1, 0.05 if lens else 0.034)):
        at = person.frame.at(x, 0.85)
        person.surface.put(
            Shapes().oval(*at, size * person.fine), hexed(colour), grain=0, edge=0.3, solid=-1, accent=1
        )
        person.surface.shine(*at, reach=size * 2.2 * person.fine, colour=hexed(colour), strength=0.5)


def _paint_robot_arm(person: Person, *, near: bool) -> None:
    shoulder, bent, hand = person.hand(near=near)
    side = -0.12 if near else 0.12
    metal = person.tone.of(STEEL) * (1 if near else 0.78)
    points = [(shoulder[0] + side, shoulder[1] - 0.07), (bent[0] + side, bent[1] - 0.05), hand]
    person.line(points, metal, width=0.05, to=0.042)
    for point in points[:2]:
        joint = Shapes().oval(*person.frame.at(*point), 0.038 * person.fine)
        person.surface.put(joint, person.tone.of(JOINT), grain=0, edge=0.6, solid=0.4)
    claw = Shapes().oval(*person.frame.at(*hand), 0.036 * person.fine)
    person.surface.put(claw, person.tone.of(DARK), grain=0, solid=0.6)
