"""A two-legged figure about to be painted: its joints in pixels, and the brush for its parts."""

from dataclasses import dataclass
from functools import cached_property

from narration.illustrators.builtin.figures.body import BODIES, LOWERED, Body, Pose, elbow
from narration.illustrators.builtin.figures.look import Look
from narration.illustrators.builtin.palette import Colour, mix
from narration.illustrators.builtin.shapes import Frame, Point, Shapes, curve
from narration.illustrators.builtin.surface import Surface
from narration.illustrators.builtin.things.drawing import Tone


@dataclass
class Person:
    """One two-legged figure about to be painted. Points are in heights of the figure."""

    surface: Surface
    look: Look
    pose: Pose
    frame: Frame
    tone: Tone
    held: str = ""
    mood: str = ""

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
