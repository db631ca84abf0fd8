"""What the prompt of a picture asks for: place, hour, weather, things, and what each figure does."""

import re
from dataclasses import dataclass

from narration.illustrators.builtin.noise import Random, choose
from narration.illustrators.vocabulary import INDOORS
from narration.illustrators.words import Found, find, first_of, ranked, words_of

UNNAMED_PLACES = ("village", "mountain", "forest", "coast")
UNNAMED_HOURS = ("day", "afternoon", "dawn", "dusk")
NOBODY = ("nobody is to be seen", "no one is to be seen", "no people")
FIRELESS = "no fire burns"
MOST_THINGS = 6
SENTENCE = re.compile(r"[^.!?]+")


@dataclass(frozen=True)
class Act:
    """What the prompt says of one figure."""

    deed: str = ""
    held: str = ""
    mood: str = ""


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
    view: str
    """One of `vocabulary.VIEWS`, or nothing."""
    side: str
    """Where the light comes from, "left" or "right", or nothing."""
    deeds: tuple[str, ...]
    moods: tuple[str, ...]
    nobody: bool
    """True when the prompt says that nobody is in the picture."""
    fireless: bool
    """True when the prompt says that no fire burns."""
    words: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def indoors(self) -> bool:
        return self.place in INDOORS

    def shows(self, piece: str) -> bool:
        return piece in self.pieces

    def act_of(self, name: str) -> Act | None:
        """What the sentence says that begins with a figure's name; None without such a sentence."""
        for sentence in self.sentences:
            if sentence.startswith(f"{name} "):
                words = words_of(sentence.removeprefix(name))
                return Act(*(_first(words, table) for table in ("deeds", "held", "moods")))
        return None


def read_prompt(prompt: str, *, rng: Random) -> Reading:
    """Read a prompt of any length and script; what it does not say is chosen by `rng`."""
    words = words_of(prompt)
    sentences = tuple(sentence.strip() for sentence in SENTENCE.findall(prompt)[:200])
    hours, weathers = (ranked(find(words, name)) for name in ("hours", "weathers"))
    # Drawn whether used or not: what the prompt says must not shift the random numbers that follow.
    place, hour = choose(rng, UNNAMED_PLACES), choose(rng, UNNAMED_HOURS)
    return Reading(
        place=_place(sentences, words) or place,
        hour=hours[0] if hours else hour,
        weather=weathers[0] if weathers else "",
        autumn=bool(find(words, "seasons")),
        held=tuple(ranked(find(words, "held"), early=60)[:MOST_THINGS]),
        pieces=tuple(ranked(find(words, "set pieces"), early=60)[: MOST_THINGS * 2]),
        view=_first(words, "views"),
        side=_first(words, "sides"),
        deeds=tuple(ranked(find(words, "deeds"))),
        moods=tuple(ranked(find(words, "moods"))),
        nobody=any(phrase in prompt.lower() for phrase in NOBODY),
        fireless=FIRELESS in prompt.lower(),
        words=tuple(words),
        sentences=sentences,
    )


def _place(sentences: tuple[str, ...], words: list[str]) -> str:
    """The place that the first sentence names; looks and things further on may sound like others."""
    named = first_of(sentences[0], "places") if sentences else ""
    return named or next(iter(ranked(find(words, "places"))), "")


def _first(words: list[str], table: str) -> str:
    found: list[Found] = find(words, table)
    return found[0].name if found else ""
