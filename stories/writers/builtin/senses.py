"""One detail of the place as a sentence, from a line of the material."""

from dataclasses import dataclass

from stories.writers.builtin.dictionary import past, verb_form
from stories.writers.builtin.plan import Spot

NIGHT = frozenset(["night", "midnight", "evening", "late evening", "dusk", "before dawn"])
FRAMES = (
    "{0}.",
    "<Somewhere|Close by>, {0}.",
    "One noticed small things: {1}.",
    "<And all the while|Meanwhile> {0}.",
    "{0}. The moment went by.",
    "<Through|Behind> it all {0}.",
    "{0}, as <on any other day|always>.",
)


@dataclass(frozen=True)
class Detail:
    """ "the tap | let | fall one drop at a time | in": subject, verb, rest and marks."""

    subject: str
    verb: str
    rest: str
    marks: frozenset[str]
    is_plural: bool

    @property
    def is_whole(self) -> bool:
        """Whether it has a second verb in the past, so that it stands only as a full sentence."""
        return "whole" in self.marks

    def clause(self) -> str:
        return f"{self.subject} {past(self.verb, many=self.is_plural)} {self.rest}"

    def absolute(self) -> str:
        """ "the tap letting fall one drop at a time" """
        return f"{self.subject} {verb_form(self.verb, 'VBG')} {self.rest}"


def parse(line: str) -> Detail:
    """A line of the material."""
    subject, verb, rest, marks = (part.strip() for part in line.removeprefix("p/").split("|"))
    return Detail(subject, verb, rest, frozenset(marks.split()), line.startswith("p/"))


def fitting(spot: Spot, hour: str, weather: str) -> list[Detail]:
    """The details that can be seen or heard there, at that hour, in that weather."""
    here = {"in" if spot.is_inside else "out", "night" if hour in NIGHT else "day", weather}
    return [detail for detail in map(parse, spot.details) if detail.marks - {"whole"} <= here]


def in_frame(detail: Detail, frame: str) -> str:
    """The frame with the detail as a clause (0) or an absolute construction (1)."""
    return frame.replace("{0}", detail.clause()).replace("{1}", detail.absolute())


def frames_for(detail: Detail) -> tuple[str, ...]:
    """The frames a detail can stand in."""
    compared = " as if " in detail.rest or " like " in f" {detail.rest}" or "," in detail.rest
    return tuple(
        frame
        for frame in FRAMES
        if not (detail.is_whole and "{1}" in frame) and not (compared and frame.startswith("{0}, as"))
    )
