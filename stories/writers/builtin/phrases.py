"""Noun phrases of an idea."""

import re
from dataclasses import dataclass

from stories.writers.builtin.dictionary import singular
from stories.writers.builtin.lexicon import is_listed, noun_class
from stories.writers.builtin.small_words import NUMBERS

IN_PHRASE = ("DET", "NUM", "ADJ", "N", "NAME", "POS")
LISTED = ("person", "place", "thing")


@dataclass(frozen=True)
class Phrase:
    """A noun with what stands before it. `start` and `end` count tokens; `cls` is a noun class or "name"."""

    text: str
    head: str
    modifiers: tuple[str, ...]
    determiner: str
    start: int
    end: int
    cls: str
    preposition: str = ""

    @property
    def is_name(self) -> bool:
        return self.cls == "name"

    @property
    def lemma(self) -> str:
        """The head in the singular, lower-cased; a name as it is."""
        return self.head if self.is_name else singular(self.head)

    @property
    def is_plural(self) -> bool:
        return not self.is_name and singular(self.head) != self.head.lower()

    @property
    def count(self) -> int:
        """How many are meant: a number, else 2 for a plural."""
        return NUMBERS.get(self.determiner, 2 if self.is_plural else 1)

    @property
    def bare(self) -> str:
        """The phrase without its article, possessive or number."""
        drop = r"^(?:a|an|the|my|our|his|her|their|its|this|that|all|both|every|some|one|no)\s+"
        text = re.sub(drop, "", self.text, flags=re.IGNORECASE)
        return re.sub(rf"^(?:{'|'.join(NUMBERS)})\s+", "", text, flags=re.IGNORECASE)


def phrases(words: list[str], tags: list[str]) -> list[Phrase]:
    """Every noun phrase, from left to right."""
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        if tags[at] not in IN_PHRASE:
            at += 1
            continue
        end = _extent(tags, at)
        head = end
        while head > at and tags[head - 1] not in ("N", "NAME"):
            head -= 1
        if head > at:
            found.append(_phrase(words, tags, at, head))
        at = max(end, at + 1)
    return found


def _extent(tags: list[str], at: int) -> int:
    end = at
    while end < len(tags) and tags[end] in IN_PHRASE:
        if tags[end] == "DET" and end > at and tags[end - 1] != "DET":
            break
        end += 1
    return end


def _phrase(words: list[str], tags: list[str], start: int, end: int) -> Phrase:
    own, own_tags = words[start:end], tags[start:end]
    determiner = own[0].lower() if own_tags[0] in ("DET", "NUM") else ""
    modifiers = [w for w, t in zip(own[:-1], own_tags[:-1], strict=True) if t in ("ADJ", "N", "POS", "NUM")]
    before = words[start - 1].lower() if start and tags[start - 1] == "PREP" else ""
    cls = "name" if own_tags[-1] == "NAME" else _class(own)
    return Phrase(" ".join(own), own[-1], tuple(modifiers), determiner, start, end, cls, before)


def _class(words: list[str]) -> str:
    if len(words) > 1:
        compound = f"{singular(words[-2])}_{singular(words[-1])}"
        for name in LISTED:
            if is_listed(compound, name):
                return name
    return noun_class(words[-1])
