"""The object of a story: the one the idea names, or one that suits its hero."""

import random
from dataclasses import dataclass
from typing import Any

from stories.writers.builtin.dictionary import singular
from stories.writers.builtin.lexicon import is_listed
from stories.writers.builtin.material import load
from stories.writers.builtin.premise import Premise

NOT_OBJECTS = frozenset(
    [
        "shift",
        "hum",
        "run",
        "war",
        "storm",
        "murder",
        "crime",
        "journey",
        "quest",
        "adventure",
        "life",
        "death",
        "world",
        "game",
        "fight",
        "race",
        "mystery",
        "secret",
        "plan",
        "job",
        "work",
        "trip",
        "party",
        "wedding",
        "funeral",
        "concert",
        "competition",
        "contest",
        "festival",
        "holiday",
        "language",
        "music",
        "art",
        "science",
        "power",
        "magic",
        "past",
        "future",
        "history",
        "hand",
        "eye",
        "face",
        "heart",
        "head",
        "body",
        "night",
        "voice",
        "curse",
        "loss",
        "grief",
        "joy",
        "anger",
        "hope",
        "peace",
        "weather",
        "rain",
        "snow",
        "wind",
        "light",
        "darkness",
        "silence",
        "noise",
        "sound",
        "smell",
        "taste",
        "colour",
        "color",
        "number",
        "town",
        "country",
        "planet",
        "bottle",
        "shadow",
        "reef",
        "tail",
        "back",
        "floor",
        "corner",
        "problem",
        "crisis",
        "debt",
        "rule",
        "law",
        "end",
        "start",
        "question",
        "answer",
        "reason",
        "chance",
        "test",
        "signal",
        "virus",
        "lift",
        "elevator",
        "staircase",
        "chimney",
        "bus",
        "tram",
        "taxi",
        "plane",
        "airplane",
        "aeroplane",
        "helicopter",
        "ambulance",
        "ferry",
        "sweet",
        "date",
        "file",
        "match",
        "top",
    ]
)


@dataclass(frozen=True)
class Belonging:
    """An object: `text` in full ("stolen letters"), `short` as it is spoken of, `kit` what it is like to
    live with."""

    text: str
    short: str
    is_plural: bool
    kit: dict[str, Any]


def find_belonging(premise: Premise, rng: random.Random, *, instead: tuple[str, ...] = ()) -> Belonging:
    """The idea's object if one can touch it; what an idea's abstract noun is kept in; else one of
    `instead`, or of the hero's trade."""
    thing = premise.thing
    table = load("lexicon")
    instead_of = table["concrete"] | table["kept_in"]
    if thing is not None and thing.lemma in instead_of:
        text = str(instead_of[thing.lemma])
        return Belonging(text, text, is_plural=False, kit=_kit(text))
    if thing is not None and _is_touchable(thing.lemma):
        return Belonging(
            thing.text.replace("'", "’"), thing.short.replace("'", "’"), thing.is_plural, _kit(thing.short)
        )
    noun = premise.hero.lemma if premise.hero else ""
    own = table["belongings"].get(noun) or table["belongings"].get(premise.place_noun)
    pool = instead or own or table["belongings"]["any"]
    text = rng.choice(pool)
    return Belonging(text, _head(text), is_plural=False, kit=_kit(_head(text)))


def _head(text: str) -> str:
    """ "box" of "box with no key", "suitcase" of "green suitcase" """
    return text.split(" with ")[0].split()[-1]


def _is_touchable(lemma: str) -> bool:
    return is_listed(lemma, "thing") and lemma not in NOT_OBJECTS


def _kit(text: str) -> dict[str, Any]:
    kits = load("things")
    whole = text.replace(" ", "_")
    kit: dict[str, Any] = kits.get(whole) or kits.get(singular(text.split()[-1])) or kits["any"]
    return kit


def thing_slots(thing: Belonging) -> tuple[dict[str, str], dict[str, str]]:
    """The slots for the object: phrases, and phrases that are templates themselves."""
    the, many = f"the {thing.short}", thing.is_plural
    single = singular(thing.short) if " " not in thing.short else thing.short
    slots = {
        "T": the,
        "Tall": f"the {thing.text}",
        "Tall.cap": f"The {thing.text}",
        "thing": thing.short,
        "Thing": thing.short.title(),
        "Thing.s": single.title(),
        "T.o": "them" if many else "it",
        "T.it": "they" if many else "it",
        "T.has": "have" if many else "has",
        "T.is": "are" if many else "is",
        "T.was": "were" if many else "was",
        "T.that": "they" if many else "that",
        "T.its": "their" if many else "its",
        "T.o.other": "them" if many else "it",
        "T.a": thing.text if many else _article(thing.text),
    }
    fills = {}
    for name, value in thing.kit.items():
        if name != "size":
            fills[f"thing.{name}"] = value
    return slots, fills


def _article(text: str) -> str:
    from stories.writers.builtin.dictionary import with_article

    return with_article(text)
