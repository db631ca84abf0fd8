"""What the prompt of a picture asks for: place, hour, weather, things, deeds."""

from dataclasses import dataclass

import numpy as np

from narration.illustrators.builtin.noise import Random, choose
from narration.illustrators.words import INDOORS, Found, find, ranked, words_of

UNNAMED_PLACES = ("village", "mountain", "forest", "coast")
UNNAMED_HOURS = ("day", "afternoon", "dawn", "dusk")
NOBODY = ("nobody is to be seen", "no one is to be seen", "no people")
MOST_THINGS = 6


@dataclass(frozen=True)
class Reading:
    """A prompt, read."""

    place: str
    hour: str
    weather: str
    autumn: bool
    held: tuple[str, ...]
    """Things that can be held, the weightiest first."""
    pieces: tuple[str, ...]
    """Things that stand or move in the picture, the weightiest first."""
    deeds: tuple[str, ...]
    nobody: bool
    """True when the prompt says that nobody is in the picture."""
    words: tuple[str, ...]

    @property
    def indoors(self) -> bool:
        return self.place in INDOORS

    def shows(self, piece: str) -> bool:
        return piece in self.pieces


def read_prompt(prompt: str, *, rng: Random) -> Reading:
    """Read a prompt of any length and script; what it does not say is chosen by `rng`."""
    words = words_of(prompt)
    places, hours, weathers = (ranked(find(words, name)) for name in ("places", "hours", "weathers"))
    # Drawn whether used or not: what the prompt says must not shift the random numbers that follow.
    place, hour = choose(rng, UNNAMED_PLACES), choose(rng, UNNAMED_HOURS)
    return Reading(
        place=places[0] if places else place,
        hour=hours[0] if hours else hour,
        weather=weathers[0] if weathers else "",
        autumn=bool(find(words, "seasons")),
        held=tuple(ranked(find(words, "held"), early=60)[:MOST_THINGS]),
        pieces=tuple(ranked(find(words, "set pieces"), early=60)[: MOST_THINGS * 2]),
        deeds=tuple(ranked(find(words, "deeds"))),
        nobody=any(phrase in prompt.lower() for phrase in NOBODY),
        words=tuple(words),
    )


def near(found: list[Found], at: int, *, within: int) -> bool:
    """Whether one of the mentions is at most `within` words from word `at`."""
    return bool(np.any([abs(one.at - at) <= within for one in found]))
