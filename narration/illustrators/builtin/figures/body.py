"""Proportions and poses of those who stand on two legs. Units: the figure's height; it looks right."""

import math
from dataclasses import dataclass, replace

from narration.illustrators.builtin.noise import Random, choose
from narration.illustrators.builtin.shapes import Point

SEAT = 0.27


@dataclass(frozen=True)
class Body:
    """Where the joints of an unmoved figure are."""

    head: float
    """Radius."""
    head_y: float
    shoulder_y: float
    shoulder: float
    """Half the width across the shoulders."""
    hip_y: float
    hip: float
    arm: float
    """Length of upper arm, and of forearm."""


BODIES = {
    "grown": Body(0.088, 0.885, 0.762, 0.102, 0.45, 0.085, 0.168),
    "old": Body(0.09, 0.868, 0.745, 0.1, 0.43, 0.09, 0.162),
    "child": Body(0.135, 0.845, 0.675, 0.108, 0.37, 0.092, 0.145),
    "beast": Body(0.125, 0.845, 0.7, 0.108, 0.34, 0.1, 0.15),
}


@dataclass(frozen=True)
class Leg:
    """A leg below the hip."""

    knee: Point
    foot: Point


@dataclass(frozen=True)
class Pose:
    """What a body does. Hands are counted from their shoulder, in lengths of an arm (1 = stretched)."""

    name: str
    near: Point
    """The hand on the side of the viewer."""
    far: Point
    near_leg: Leg
    far_leg: Leg
    lean: float = 0.0
    """How far the shoulders are before the hips."""
    lower: float = 0.0
    """How much lower the hips are than when standing straight, in heights of the figure."""
    nod: float = 0.0
    """How far the head is bent, in radians; above 0 it looks up."""


def _legs(near_x: float, far_x: float, *, bend: float = 0.012) -> tuple[Leg, Leg]:
    return (
        Leg((near_x * 0.5 + bend, 0.24), (near_x, 0.0)),
        Leg((far_x * 0.5 + bend, 0.24), (far_x, 0.0)),
    )


_STAND = _legs(-0.03, 0.05)
_STRIDE = (Leg((0.1, 0.25), (0.13, 0.0)), Leg((-0.05, 0.23), (-0.17, 0.035)))
_RUNNING = (Leg((0.17, 0.27), (0.15, 0.06)), Leg((-0.04, 0.22), (-0.26, 0.14)))
_SEATED = (Leg((0.2, SEAT), (0.21, 0.0)), Leg((0.17, SEAT - 0.01), (0.15, 0.0)))
_KNEELING = (Leg((0.15, 0.23), (0.15, 0.0)), Leg((-0.02, 0.02), (-0.2, 0.025)))

POSES = {
    pose.name: pose
    for pose in (
        Pose("stand", (0.1, -0.93), (0.32, -0.86), *_STAND),
        Pose("ease", (0.02, -0.96), (0.22, -0.92), *_legs(-0.055, 0.07), lean=-0.008),
        Pose("clasp", (0.44, -0.6), (0.3, -0.62), *_STAND, nod=-0.06),
        Pose("walk", (-0.5, -0.8), (0.55, -0.75), *_STRIDE, lean=0.045),
        Pose("run", (-0.55, -0.5), (0.7, -0.35), *_RUNNING, lean=0.11, nod=0.06),
        Pose("point", (0.98, 0.12), (-0.1, -0.92), *_legs(-0.05, 0.07), lean=0.02, nod=0.05),
        Pose("reach", (0.9, -0.2), (0.2, -0.9), *_legs(-0.05, 0.08), lean=0.03),
        Pose("raise", (0.9, 0.36), (0.1, -0.92), *_STAND, nod=0.16),
        Pose("carry", (0.62, -0.42), (0.32, -0.42), *_STAND, nod=-0.1),
        Pose("hang", (0.42, -0.72), (0.1, -0.92), *_legs(-0.04, 0.07), lean=0.012),
        Pose("upright", (0.74, -0.42), (0.05, -0.93), *_STAND),
        Pose("work", (0.74, -0.46), (0.4, -0.42), *_legs(-0.06, 0.06), lean=0.065, nod=-0.26),
        Pose("sit", (0.66, -0.46), (0.36, -0.44), *_SEATED, nod=-0.12),
        Pose("kneel", (0.68, -0.55), (0.4, -0.55), *_KNEELING, lean=0.06, nod=-0.2),
    )
}
LOWERED = {"sit": SEAT, "kneel": 0.25}
"""Height of the hips in poses near the ground."""


GRIPS = {"front": "carry", "hang": "hang", "upright": "upright"}


def pose_for(deed: str, *, grip: str, rng: Random) -> Pose:
    """The pose that fits a deed, one of `vocabulary.DEEDS`, and the way something is held."""
    # Drawn whether used or not, so that a deed does not change what others are like.
    idle = choose(rng, ("stand", "ease", "clasp", "stand"))
    if deed in LOWERED:
        return POSES[deed]
    if not grip:
        return POSES.get(deed, POSES[idle])
    if grip == "hang" and deed in ("raise", "reach"):
        return replace(POSES[deed], name="lift")
    held = POSES[GRIPS[grip]]
    if deed in ("walk", "run"):
        legs = POSES[deed]
        return replace(held, name=deed, near_leg=legs.near_leg, far_leg=legs.far_leg, lean=legs.lean)
    return held


def elbow(shoulder: Point, hand: Point, *, length: float, outwards: float) -> tuple[Point, Point]:
    """The elbow of an arm of two bones of that length, and where the hand really comes to be."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    far = math.hypot(dx, dy) or 1e-6
    if far > 2 * length * 0.995:
        dx, dy = dx / far * 2 * length * 0.995, dy / far * 2 * length * 0.995
        far = 2 * length * 0.995
    out = math.sqrt(max(0.0, length**2 - (far / 2) ** 2)) * outwards
    middle = shoulder[0] + dx / 2, shoulder[1] + dy / 2
    bent = middle[0] + dy / far * out, middle[1] - dx / far * out
    return bent, (shoulder[0] + dx, shoulder[1] + dy)
