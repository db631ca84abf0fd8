"""Coats, dresses, aprons, waistcoats and scarves on a figure."""

from narration.illustrators.builtin.figures.person import Person
from narration.illustrators.builtin.figures.wardrobe import COATLIKE
from narration.illustrators.builtin.shapes import Point, Shapes, curve


def paint_neck(person: Person) -> None:
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


def paint_clothes(person: Person) -> None:
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


def paint_lap(person: Person) -> None:
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


def paint_scarf(person: Person) -> None:
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
