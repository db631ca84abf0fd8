"""People, ghosts and animals in clothes: legs, coat, arms, and what they hold."""

from dataclasses import dataclass
from functools import cached_property

from narration.illustrators.builtin.figures.body import BODIES, LOWERED, Body, Pose, elbow
from narration.illustrators.builtin.figures.heads import paint_animal_head, paint_hair_behind, paint_head
from narration.illustrators.builtin.figures.look import COATLIKE, Look
from narration.illustrators.builtin.palette import WHITE, Colour, hexed, mix
from narration.illustrators.builtin.shapes import Frame, Point, Shapes, curve
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.things.drawing import Tone, paint
from narration.illustrators.builtin.things.held import HELD_DRAWINGS, grip_of

SHOE = "#2b2226"
HELD_SCALE = 1.3


@dataclass
class Person:
    """One two-legged figure about to be painted. Points are in heights of the figure."""

    surface: Surface
    look: Look
    pose: Pose
    frame: Frame
    tone: Tone
    held: str = ""

    @cached_property
    def body(self) -> Body:
        return BODIES["beast" if self.look.kind == "animal" else self.look.age]

    @property
    def near_ground(self) -> bool:
        return self.pose.name in LOWERED

    @property
    def hip(self) -> Point:
        return 0.0, LOWERED.get(self.pose.name, self.body.hip_y)

    @property
    def shoulders(self) -> Point:
        return self.pose.lean, self.body.shoulder_y - self.body.hip_y + self.hip[1]

    @property
    def half(self) -> float:
        """Half the width across the shoulders."""
        return self.body.shoulder * self.look.width

    @property
    def coat(self) -> Colour:
        return self.tone.of(self.look.coat.code)

    @property
    def fine(self) -> float:
        return self.frame.size

    def put(
        self,
        points: list[Point],
        colour: Colour,
        *,
        rounded: bool = True,
        grain: float = 0.05,
        solid: float = 0.35,
        accent: float | None = None,
    ) -> None:
        """Paint an outline given in heights of the figure."""
        outline = curve(points, closed=True) if rounded else points
        vivid = float(colour.max() - colour.min())
        kept = min(1.0, vivid * 1.8) if accent is None else accent
        top = mix(colour, self.tone.light, 0.1)
        self.surface.put(
            Shapes().poly(self.frame.points(outline)),
            top,
            colour * 0.84,
            grain=grain,
            solid=solid,
            accent=kept,
        )

    def line(self, points: list[Point], colour: Colour, *, width: float, to: float | None = None) -> None:
        """Paint a stroke; widths in heights of the figure."""
        shape = Shapes().line(
            self.frame.points(points),
            width=max(1.0, width * self.fine),
            to=None if to is None else max(1.0, to * self.fine),
        )
        vivid = float(colour.max() - colour.min())
        self.surface.put(shape, colour, grain=0.03, solid=0.35, accent=min(1.0, vivid * 1.8))

    def hand(self, *, near: bool) -> tuple[Point, Point, Point]:
        """Shoulder, elbow and hand of an arm."""
        x, y = self.shoulders
        shoulder = (x - self.half * 0.72, y - 0.03) if near else (x + self.half * 0.72, y - 0.03)
        aim, reach = (self.pose.near if near else self.pose.far), 2 * self.body.arm
        target = shoulder[0] + aim[0] * reach, shoulder[1] + aim[1] * reach
        outwards = 1.0
        bent, hand = elbow(shoulder, target, length=self.body.arm, outwards=outwards)
        return shoulder, bent, hand


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
    _paint_clothes(person)
    if person.near_ground and not ghost:
        _paint_legs(person)
        if person.look.long:
            _paint_lap(person)
    _paint_neck(person)
    if person.look.kind == "animal":
        paint_animal_head(person.surface, person.look, head, tone=person.tone)
    else:
        paint_head(person.surface, person.look, head, tone=person.tone)
    _paint_scarf(person)
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


def _paint_neck(person: Person) -> None:
    x, y = person.shoulders
    colour = person.tone.of(person.look.hair if person.look.kind == "animal" else person.look.skin) * 0.86
    person.line([(x, y - 0.005), (x + 0.008, y + 0.04)], colour, width=0.062)
    if person.look.garment in COATLIKE:
        lapel = person.coat * 0.78
        person.put(
            [(x - 0.055, y + 0.028), (x - 0.02, y + 0.03), (x + 0.03, y - 0.1), (x - 0.02, y - 0.04)],
            lapel,
            rounded=False,
        )
        person.put(
            [(x + 0.055, y + 0.028), (x + 0.03, y + 0.03), (x + 0.03, y - 0.1), (x + 0.062, y - 0.04)],
            lapel,
            rounded=False,
        )


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


def _hem(person: Person) -> tuple[float, float]:
    """Height of the hem, and half its width."""
    look, (_, hip_y) = person.look, person.hip
    if look.kind == "ghost":
        return 0.03, person.half * 1.25
    if person.near_ground:
        return hip_y - 0.055, person.half * 1.02
    if look.long:
        return 0.055, person.half * 1.62
    if look.garment in COATLIKE:
        return hip_y * 0.5, person.half * 1.36
    return hip_y - 0.03, person.half * 1.02


def _paint_clothes(person: Person) -> None:
    (x, y), (hip_x, hip_y), half = person.shoulders, person.hip, person.half
    hem_y, hem = _hem(person)
    hip, waist_y = person.body.hip * person.look.width * 1.12, hip_y + (y - hip_y) * 0.42
    left = [
        (x - half * 0.62, y + 0.014),
        (x - half, y - 0.022),
        (hip_x - hip * 0.95 + x * 0.4, waist_y),
        (hip_x - hip * 1.06, hip_y),
    ]
    right = [
        (hip_x + hip * 1.06, hip_y),
        (hip_x + hip * 0.95 + x * 0.4, waist_y),
        (x + half, y - 0.022),
        (x + half * 0.62, y + 0.014),
    ]
    corner_left, corner_right = (hip_x - hem, hem_y), (hip_x + hem, hem_y)
    bottom = [corner_left, corner_left, *_hem_wave(person, hem_y, hem), corner_right, corner_right]
    outline = [*left, *bottom, *right]
    person.put(outline, person.coat)
    shaded = [
        *left,
        corner_left,
        corner_left,
        (hip_x - hem * 0.35, hem_y),
        (hip_x - hip * 0.35, waist_y),
        (x - half * 0.3, y),
    ]
    person.surface.shade(Shapes().poly(person.frame.points(curve(shaded, closed=True))), by=0.16)
    _paint_details(person, hem_y=hem_y, waist_y=waist_y)


def _hem_wave(person: Person, hem_y: float, hem: float) -> list[Point]:
    if person.look.kind != "ghost":
        return [(person.hip[0], hem_y - 0.012)]
    return [
        (person.hip[0] + hem * share, hem_y + (0.05 if index % 2 else -0.02))
        for index, share in enumerate((-0.6, -0.25, 0.1, 0.45, 0.75))
    ]


def _paint_details(person: Person, *, hem_y: float, waist_y: float) -> None:
    """Opening, buttons, belt; or apron, waistcoat."""
    look, (x, y), (hip_x, hip_y) = person.look, person.shoulders, person.hip
    dark = person.coat * 0.62
    if look.over is not None:
        _paint_over(person, hem_y=hem_y)
        return
    if look.garment in COATLIKE:
        person.line(
            [(x + 0.03, y - 0.1), (hip_x + 0.034, hip_y), (hip_x + 0.05, hem_y + 0.01)], dark, width=0.008
        )
        for share in (0.3, 0.55, 0.8):
            at_y = y - 0.06 + (hip_y - y) * share
            button = Shapes().oval(*person.frame.at(x * (1 - share) + 0.052, at_y), 0.0105 * person.fine)
            person.surface.put(button, person.tone.of(look.accent), grain=0, edge=0.4, accent=0.8)
        if not person.near_ground:
            pocket = [(hip_x - 0.075, hip_y - 0.035), (hip_x - 0.02, hip_y - 0.045)]
            person.line(pocket, dark, width=0.012)
    elif look.long:
        hip = person.body.hip * look.width
        person.line(
            [(hip_x - hip, waist_y - 0.01), (hip_x + hip * 1.02, waist_y - 0.005)],
            person.tone.of(look.accent),
            width=0.024,
        )


def _paint_over(person: Person, *, hem_y: float) -> None:
    look, (x, y), (hip_x, hip_y) = person.look, person.shoulders, person.hip
    if look.over is None:
        return
    colour, half = person.tone.of(look.over.code), person.half
    if look.over_word == "waistcoat":
        for side in (-1, 1):
            points = [
                (x + side * half * 0.66, y + 0.005),
                (x + side * half * 0.2, y - 0.02),
                (x + 0.03, y - 0.15),
                (hip_x + 0.03, hip_y - 0.01),
                (hip_x + side * half * 0.86, hip_y + 0.005),
            ]
            person.put(points, colour * (0.9 if side < 0 else 1.0), rounded=False)
        for share in (0.45, 0.65, 0.85):
            button = Shapes().oval(
                *person.frame.at(x * (1 - share) + 0.045, y + (hip_y - y) * share), 0.01 * person.fine
            )
            person.surface.put(button, person.tone.of("#d9ae45"), grain=0, edge=0.3, accent=0.8)
        return
    low = max(hem_y - 0.01, hip_y * 0.42) if not person.near_ground else hip_y - 0.05
    bib = [
        (x - half * 0.38, y - 0.06),
        (x + half * 0.62, y - 0.06),
        (x + half * 0.66, hip_y + 0.1),
        (hip_x + half * 0.98, hip_y + 0.06),
        (hip_x + half * 1.1, low),
        (hip_x - half * 0.6, low),
        (hip_x - half * 0.62, hip_y + 0.06),
        (x - half * 0.42, hip_y + 0.1),
    ]
    person.put(bib, colour, rounded=False, grain=0.02)
    person.line([(x - half * 0.34, y - 0.06), (x - half * 0.28, y + 0.015)], colour * 0.85, width=0.014)
    person.line(
        [(hip_x - half * 0.95, hip_y + 0.085), (hip_x + half * 0.98, hip_y + 0.075)],
        colour * 0.8,
        width=0.014,
    )


def _paint_lap(person: Person) -> None:
    """A long skirt over bent knees."""
    hip_x, hip_y = person.hip
    knee_x = max(person.pose.near_leg.knee[0], 0.12)
    outline = [
        (hip_x - 0.1, hip_y + 0.03),
        (hip_x + 0.08, hip_y + 0.05),
        (knee_x + 0.05, hip_y + 0.03),
        (knee_x + 0.085, 0.06),
        (knee_x - 0.06, 0.05),
        (hip_x - 0.12, hip_y - 0.1),
    ]
    person.put(outline, person.coat * 0.94)


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


def _paint_scarf(person: Person) -> None:
    if not person.look.scarf:
        return
    x, y = person.shoulders
    colour = person.tone.of(person.look.accent)
    tail = [
        (x - 0.03, y + 0.02),
        (x - 0.12, y - 0.02),
        (x - 0.2, y + 0.02),
        (x - 0.26, y - 0.03),
        (x - 0.19, y - 0.055),
        (x - 0.1, y - 0.08),
        (x - 0.02, y - 0.02),
    ]
    person.put(tail, colour * 0.86, accent=0.7)
    person.put(
        [
            (x - 0.07, y + 0.035),
            (x + 0.01, y + 0.02),
            (x + 0.085, y + 0.04),
            (x + 0.085, y - 0.012),
            (x, y - 0.03),
            (x - 0.075, y - 0.012),
        ],
        colour,
        accent=0.7,
    )


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
    drop = -0.12 if person.held == "lantern" else 0.17
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
