"""Where a story happens: the place of the idea, or one that suits its hero."""

import random
from dataclasses import dataclass, replace
from typing import Any

from stories.writers.builtin.lexicon import home_of
from stories.writers.builtin.material import load
from stories.writers.builtin.plan import Spot
from stories.writers.builtin.premise import Premise

FREE = ("village", "house", "city", "harbour", "castle", "garden")
"""Places for an idea that suggests none."""
ON = frozenset(
    [
        "mars",
        "moon",
        "venus",
        "planet",
        "island",
        "station",
        "mountain",
        "farm",
        "coast",
        "beach",
        "street",
        "sea",
        "moors",
        "lake",
        "river",
        "pole",
    ]
)
WEATHER = {
    "rain": "in a week of rain", "frost": "in a hard frost", "fog": "in the season of fogs",
    "wind": "while a gale makes up its mind", "clear": "in a spell of clear, still weather",
    "dust": "in the dust season",
}  # fmt: skip


@dataclass(frozen=True)
class Scenery:
    """A place's material with the name it goes by in this story."""

    key: str
    name: str
    kit: dict[str, Any]
    spots: dict[str, Spot]
    weather: str
    where: str

    @property
    def setting(self) -> str:
        """Where and in what season, as the card says it."""
        return f"{self.where[:1].upper()}{self.where[1:]}, {WEATHER[self.weather]}"

    @property
    def preposition(self) -> str:
        """ "on Mars", "at the harbour", "in the city" """
        noun = self.name.lower().split()[-1]
        if noun in ON or self.key == "aboard":
            return "on"
        return "at" if self.key in ("harbour", "lighthouse") else "in"


def with_weather(scenery: Scenery, weather: str) -> Scenery:
    """The same place in another weather; unchanged for ""."""
    return replace(scenery, weather=weather) if weather else scenery


def kit_of(noun: str, premise: Premise) -> str:
    """The key of the place whose names include this noun, or ""."""
    if premise.genre == "scifi" and noun in ("ship", "station", "city", "house", "garden", "dome"):
        return "space"
    for key, kit in load("places").items():
        if key != "edges" and noun.replace(" ", "_") in kit["names"].split():
            return str(key)
    return ""


def find_scenery(premise: Premise, rng: random.Random) -> Scenery:
    """The idea's place; else where its hero works; else one drawn from `FREE`."""
    key = kit_of(premise.place_noun, premise) or ("city" if _is_named(premise) else "")
    hero = premise.hero
    home = home_of(hero.lemma) if hero else ""
    if not key and home:
        key = kit_of(home, premise)
    key = key or ("space" if premise.genre == "scifi" else rng.choice(FREE))
    kit = load("places")[key]
    name = _name(premise, key, home, kit)
    weather = rng.choice(kit["weather"])
    where = kit["settings"][rng.randrange(len(kit["settings"]))]
    if premise.place and (kit_of(premise.place_noun, premise) or _is_named(premise)):
        where = premise.place.replace("'", "’")
    spots = _spots(kit, rng)
    return Scenery(key, name, kit, spots, weather, where)


def _is_named(premise: Premise) -> bool:
    """A place that goes by a name of its own ("Prague") and is in no list is taken for a city."""
    return premise.place[:1].isupper() and not kit_of(premise.place_noun, premise)


def _name(premise: Premise, key: str, home: str, kit: dict[str, Any]) -> str:
    noun = premise.place_noun
    if noun in ("sea", "ocean"):
        return str(kit["the"])
    if noun and (kit_of(noun, premise) == key or _is_named(premise)):
        return premise.place.replace("'", "’") if premise.place else f"the {noun}"
    if home and kit_of(home, premise) == key:
        return f"the {home}".replace("_", " ")
    return str(kit["the"])


def _spots(kit: dict[str, Any], rng: random.Random) -> dict[str, Spot]:
    first, second = rng.sample(kit["spots"], 2)
    lines = tuple(kit["details"])
    edge = tuple(load("places")["edges"][kit["edge_kit"]])
    spots = {
        "place": Spot("", is_inside=True, details=lines),
        "edge": Spot(kit["edge"], is_inside=False, details=edge),
    }
    for key, raw in (("spot1", first), ("spot2", second)):
        name, _, where = raw.partition("/")
        spots[key] = Spot(name, where == "in", lines)
    return spots
