"""A story before it is told: who, where, what, and which material."""

from dataclasses import dataclass
from typing import Any

from stories.writers.builtin.material import Engine
from stories.writers.builtin.people import Person
from stories.writers.builtin.premise import Premise


@dataclass(frozen=True)
class Spot:
    """Somewhere a scene stands. `details` are lines of the place's material that fit here."""

    name: str
    is_inside: bool
    details: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Everything the realiser needs. A function of idea, brief and concept; no state is kept anywhere."""

    engine: Engine
    premise: Premise
    variant: int
    people: dict[str, Person]
    slots: dict[str, str]
    fills: dict[str, str]
    tags: frozenset[str]
    spots: dict[str, Spot]
    setting: str
    weather: str
    trade: tuple[str, ...]
    image: dict[str, list[str]]
    plants: tuple[dict[str, Any], ...]
    title: str
    tone: str
    genre: str
    seed: str

    @property
    def first_person(self) -> bool:
        return "first" in self.tags
