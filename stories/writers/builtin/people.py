"""The people of a story as the prose needs them."""

import re
from dataclasses import dataclass

PARTS = ("H", "A", "N", "B")
"""The hero, the ally, the opponent, and the one whom the idea brings (a ghost, a child, an animal)."""

OWN = "own"
"""Stands for the hero's possessive at the head of a noun: "own daughter" is "her daughter", "my daughter"."""
CASES = ("", "s", "o", "self", "mine")
PRONOUNS = {
    "female": ("she", "her", "her", "herself", "hers"),
    "male": ("he", "his", "him", "himself", "his"),
    "I": ("I", "my", "me", "myself", "mine"),
}


@dataclass(frozen=True)
class Person:
    """One figure. `noun` has its article: "the sexton", "a ghost"."""

    part: str
    name: str
    gender: str
    noun: str
    kind: str = "person"
    age: int = 40
    appearance: str = ""
    voice: str = ""
    role: str = ""

    def is_called(self, owner: str) -> str:
        """The noun, with the hero's possessive where the figure belongs to the hero."""
        return re.sub(rf"^{OWN} ", f"{owner} ", self.noun)

    def pronoun(self, case: str, *, first: bool = False) -> str:
        """he, his, him, himself or his for case "", "s", "o", "self" or "mine"; in the first person I,
        my, …"""
        return PRONOUNS["I" if first else self.gender][CASES.index(case)]

    def named(self, case: str) -> str:
        """The name; with "’s" where the case is a possessive."""
        return self.name + ("’s" if case in ("s", "mine") else "")
