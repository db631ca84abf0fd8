"""How much of a scene a rewrite may change: all of it, or one passage between two texts that must stay."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from stories.craft.words import words
from stories.schemas import RewriteRequest
from stories.writers.builtin.realiser import Piece

ROOM = 40
"""Words by which a passage may become longer than it should: the pieces have a size of their own."""


@dataclass(frozen=True)
class Scope:
    """What stands before and behind the part that may change, letter for letter.

    `salt` chooses among pieces that are needed equally; without one they go and come in their own order.
    """

    before: str = ""
    behind: str = ""
    salt: str = ""

    @classmethod
    def of(cls, request: RewriteRequest, salt: str) -> Self:
        if request.passage is None:
            return cls(salt=salt)
        text = request.content
        return cls(text[: request.passage.start], text[request.passage.end :], salt)

    @property
    def is_passage(self) -> bool:
        return bool(self.before or self.behind)

    @property
    def name(self) -> str:
        return "passage" if self.is_passage else "scene"

    def inner(self, text: str) -> str:
        """The part of `text` that may change."""
        return text[len(self.before) : len(text) - len(self.behind)]

    def put(self, text: str, inner: str) -> str:
        return self.before + inner + self.behind if self.is_passage else inner

    @property
    def begins_a_sentence(self) -> bool:
        """Whether what stands before the part has come to the end of a sentence."""
        return not self.before.strip() or self.before.rstrip(" ”’\"'")[-1] in ".!?…\n"

    def holds(self, text: str) -> bool:
        """Whether all around the passage is as it was, and the passage is text from end to end."""
        if not self.is_passage:
            return True
        inner = self.inner(text)
        around = text.startswith(self.before) and text.endswith(self.behind)
        return around and inner == inner.strip() != "" and self.put(text, inner) == text

    def count(self, text: str) -> int:
        """The words of the part that may change."""
        return len(words(self.inner(text)))

    def fewest(self, text: str, least: int) -> int:
        """The words that the part must keep so that the scene has at least `least`."""
        return max(least - self._outside(text), 1)

    def most(self, text: str, highest: int) -> int:
        """The words that the part may have so that the scene has at most `highest`."""
        return highest - self._outside(text)

    def roomy(self, count: float) -> float:
        """A little more than so many words: a passage is short, and the pieces that can come are not."""
        return count + ROOM if self.is_passage else count

    def _outside(self, text: str) -> int:
        return len(words(text)) - self.count(text)

    def ordered(self, pieces: Iterable[Piece], key: Callable[[Piece], tuple[int, ...]]) -> list[Piece]:
        """The pieces in the order of `key`; with a salt its first part alone counts, then chance."""
        if not self.salt:
            return sorted(pieces, key=key)
        mixed = list(pieces)
        random.Random(self.salt).shuffle(mixed)
        return sorted(mixed, key=lambda piece: key(piece)[:1])
