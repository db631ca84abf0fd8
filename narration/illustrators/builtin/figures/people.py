"""People, ghosts and animals in clothes: legs, coat, arms, and what they hold."""

from narration.illustrators.builtin.figures.clothing import paint_clothes, paint_lap, paint_neck, paint_scarf
from narration.illustrators.builtin.figures.heads import paint_animal_head, paint_hair_behind, paint_head
from narration.illustrators.builtin.figures.person import Person
from narration.illustrators.builtin.palette import WHITE, hexed, mix
from narration.illustrators.builtin.shapes import Frame, Point, Shapes
from narration.illustrators.builtin.things.drawing import Tone, paint
from narration.illustrators.builtin.things.held import HELD_DRAWINGS, grip_of

SHOE = "#2b2226"
HELD_SCALE = 1.3


def paint_person(person: Person) -> None:
    """Paint the whole figure, what is behind first."""
    _paint_tail(person)
    head = _head_frame(person)
    if person.look.kind != "animal":
        paint_hair_behind(person.surface, person.look, head, tone=person.tone)
    _paint_arm(person, near=False)
    ghost = person.look.kind == "ghost"
    if not ghost and not person.near_ground:
        _paint_legs(person)
    paint_clothes(person)
    if person.near_ground and not ghost:
        _paint_legs(person)
        if person.look.long:
            paint_lap(person)
    paint_neck(person)
    if person.look.kind == "animal":
        paint_animal_head(person.surface, person.look, head, tone=person.tone)
    else:
        paint_head(person.surface, person.look, head, tone=person.tone, mood=person.mood)
    paint_scarf(person)
    front = bool(person.held) and grip_of(person.held) == "front"
    if person.held and not front:
        paint_held(person)
    if front:
        paint_held(person)
    _paint_arm(person, near=True)


def _head_frame(person: Person) -> Frame:
    x, y = person.shoulders
    rise = person.body.head_y - person.body.shoulder_y
    return person.frame.inner(x + 0.014, y + rise, size=person.body.head, turned=person.pose.nod)


def _paint_legs(person: Person) -> None:
    look, (hip_x, hip_y) = person.look, person.hip
    cloth = person.tone.of(look.trousers if look.kind != "animal" else look.hair)
    wide = 0.074 * look.width
    for leg, side, shade in ((person.pose.far_leg, 0.034, 0.78), (person.pose.near_leg, -0.034, 1.0)):
        start, knee, foot = (hip_x + side, hip_y), leg.knee, leg.foot
        if not person.near_ground:
            knee = knee[0] + side * 0.6, person.hip[1] * 0.53
        person.line([start, knee, (foot[0] + side * 0.4, foot[1] + 0.03)], cloth * shade, width=wide, to=0.05)
        _paint_shoe(person, (foot[0] + side * 0.4, foot[1]), shade=shade)


def _paint_shoe(person: Person, foot: Point, *, shade: float) -> None:
    x, y = foot
    outline = [
        (x - 0.032, y + 0.06),
        (x + 0.03, y + 0.06),
        (x + 0.04, y + 0.03),
        (x + 0.092, y + 0.018),
        (x + 0.094, y - 0.004),
        (x - 0.034, y - 0.004),
    ]
    person.put(outline, person.tone.of(SHOE) * shade, rounded=False, solid=0.8)


def _paint_arm(person: Person, *, near: bool) -> None:
    shoulder, bent, hand = person.hand(near=near)
    shade = 1.0 if near else 0.76
    sleeve, skin = person.coat * shade, person.look.hair if person.look.kind == "animal" else person.look.skin
    wrist = bent[0] + (hand[0] - bent[0]) * 0.86, bent[1] + (hand[1] - bent[1]) * 0.86
    palm = Shapes().oval(
        *person.frame.at(*hand), 0.029 * person.fine * (1.15 if person.look.age == "child" else 1)
    )
    person.surface.put(palm, person.tone.of(skin) * (1.0 if near else 0.85), grain=0.02, accent=0.2)
    person.line([shoulder, bent, wrist], sleeve, width=0.076 * person.look.width, to=0.056)
    cuff = bent[0] + (hand[0] - bent[0]) * 0.78, bent[1] + (hand[1] - bent[1]) * 0.78
    person.line([cuff, wrist], sleeve * 0.78, width=0.059)


def paint_held(person: Person) -> None:
    """The thing in the near hand, as large as it would be in a grown figure's."""
    drawing = HELD_DRAWINGS[person.held]
    _, _, (x, y) = person.hand(near=True)
    size = drawing.size * HELD_SCALE / person.look.height
    frame = person.frame.inner(x, y, size=size, turned=0.06 if person.pose.name == "walk" else 0.0)
    paint(person.surface, drawing.strokes, frame, tone=person.tone)


def lamp_in_hand(person: Person) -> Point:
    """Where the light of a held lantern or candle is, in pixels."""
    _, _, (x, y) = person.hand(near=True)
    drop = -0.12 if person.held == "lantern" else 0.12
    return person.frame.at(x, y + drop / person.look.height)


def _paint_tail(person: Person) -> None:
    if person.look.kind != "animal" or person.look.species in (
        "bear",
        "badger",
        "mole",
        "frog",
        "owl",
        "seal",
    ):
        return
    colour = person.tone.of(person.look.hair)
    if person.look.species in ("fox", "squirrel", "wolf", "cat"):
        person.put(
            [
                (-0.05, 0.3),
                (-0.2, 0.2),
                (-0.36, 0.26),
                (-0.42, 0.42),
                (-0.32, 0.4),
                (-0.22, 0.34),
                (-0.05, 0.38),
            ],
            colour * 0.9,
        )
        person.put([(-0.36, 0.34), (-0.42, 0.42), (-0.45, 0.47), (-0.35, 0.41)], mix(colour, WHITE, 0.6))
    else:
        person.line(
            [(-0.06, 0.3), (-0.16, 0.18), (-0.28, 0.14), (-0.36, 0.2)], colour * 0.85, width=0.04, to=0.02
        )


GHOST_LIGHT = "#cfe6ff"


def ghostly(tone: Tone) -> Tone:
    """The tone of somebody who is not quite there."""
    pale = hexed(GHOST_LIGHT)
    return Tone(near=pale, haze=pale, light=WHITE, dark=0.3, far=0.34)
