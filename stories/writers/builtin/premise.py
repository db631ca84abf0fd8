"""What has been understood of an idea."""

from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "partner", "rival", "antagonist", "beloved", "absent", "marvel", "child", "animal", "companion"
]
Gender = Literal["female", "male", ""]
Aspect = Literal["habit", "event", "state"]


@dataclass(frozen=True)
class Figure:
    """Somebody in the idea. `noun` is the singular phrase without article: "retired cartographer"."""

    noun: str
    lemma: str
    kind: str
    """person, child, animal, ghost, robot or being."""
    gender: Gender = ""
    name: str = ""
    is_plural: bool = False
    relation: Relation = "companion"
    article: str = "a"
    """"a", "the", or "own" for somebody who belongs to the hero."""
    is_implied: bool = False
    """Not named by the idea, only to be expected: the ghost of a haunted school."""


@dataclass(frozen=True)
class Clause:
    """What the hero does: an infinitive and what follows it ("draw" + "maps of places that do not exist")."""

    lemma: str
    rest: str
    modal: str = ""
    aspect: Aspect = "habit"


@dataclass(frozen=True)
class Thing:
    """The object of the idea. `text` has no article: "stolen letters"; `short` is how it is spoken of."""

    text: str
    short: str
    lemma: str
    is_plural: bool = False


@dataclass(frozen=True)
class Premise:
    """An idea as read. Whatever could not be read is None or empty; the planner then invents it."""

    idea: str
    hero: Figure | None = None
    hero_count: int = 1
    first_person: bool = False
    others: tuple[Figure, ...] = ()
    place: str = ""
    """As the idea writes it, with its article: "the harbour", "Mars"."""
    place_noun: str = ""
    thing: Thing | None = None
    clause: Clause | None = None
    fear: str = ""
    wish: str = ""
    """What the hero wants, as an infinitive: "to be forgotten"."""
    unable: str = ""
    """What the hero cannot do, without "to"."""
    only: str = ""
    """What one alone of several heroes does or can do, with its verb: "can taste"."""
    genre: str = ""
    words: tuple[str, ...] = ()
    """The content words as written, in order."""
