"""Two texts side by side: what stayed, what went, what came. Pure Python."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from stories.craft import words

PieceKind = Literal["same", "added", "removed"]
_TOKENS = re.compile(r"\s*\S+")
ALIKE = 0.4
"""Two paragraphs with at least this share of words in common are one paragraph, changed."""
NEAR = 8
"""How many of the old paragraphs that wait are looked at to find the one that a new one was."""
LONGEST = 2_000
"""Tokens in a paragraph that are compared one by one; a longer one is old or new as a whole."""


@dataclass(frozen=True)
class Piece:
    kind: PieceKind
    text: str


@dataclass(frozen=True)
class Change:
    """One paragraph of the comparison."""

    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in self.pieces)


@dataclass(frozen=True)
class Comparison:
    """A whole comparison with its counts, in words."""

    changes: tuple[Change, ...]
    before: int
    after: int

    @property
    def added(self) -> int:
        return self._count("added")

    @property
    def removed(self) -> int:
        return self._count("removed")

    @property
    def percent(self) -> str:
        """How much longer or shorter the text became, such as "+5%"."""
        return f"{round((self.after - self.before) / max(1, self.before) * 100):+d}%".replace("-", "−")

    def _count(self, kind: PieceKind) -> int:
        return sum(len(words(p.text)) for change in self.changes for p in change.pieces if p.kind == kind)


@lru_cache(maxsize=256)
def compare(before: str, after: str) -> Comparison:
    """Compare two texts paragraph by paragraph and, inside a changed one, word by word."""
    old, new = _paragraphs(before), _paragraphs(after)
    changes: list[Change] = []
    for tag, i, j, k, m in _matcher(old, new).get_opcodes():
        if tag == "equal":
            changes += [Change((Piece("same", text),)) for text in old[i:j]]
        else:
            changes += _changed(old[i:j], new[k:m])
    return Comparison(tuple(changes), len(words(before)), len(words(after)))


def _paragraphs(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]


def _changed(old: list[str], new: list[str]) -> list[Change]:
    """Pair each new paragraph with the next old one that is like it; the rest came or went whole."""
    changes: list[Change] = []
    waiting = list(old)
    for text in new:
        twin = next((o for o in waiting[:NEAR] if _alike(o, text)), None)
        if twin is None:
            changes.append(Change((Piece("added", text),)))
            continue
        while waiting[0] != twin:
            changes.append(Change((Piece("removed", waiting.pop(0)),)))
        changes.append(_word_by_word(waiting.pop(0), text))
    return changes + [Change((Piece("removed", text),)) for text in waiting]


def _alike(a: str, b: str) -> bool:
    old, new = a.split(), b.split()
    if max(len(old), len(new)) > LONGEST:
        return False
    matcher = _matcher(old, new)
    # The two bounds cost next to nothing and turn most pairs down.
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    """Compare two lists; in long ones the commonest elements start no match.

    Without that rule ("autojunk") a scene of one word repeated takes minutes.
    """
    return SequenceMatcher(None, old, new)


def _word_by_word(before: str, after: str) -> Change:
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces: list[Piece] = []
    for tag, i, j, k, m in _matcher(old, new).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i:j])))
            continue
        if i < j:
            pieces.append(Piece("removed", "".join(old[i:j])))
        if k < m:
            pieces.append(Piece("added", "".join(new[k:m])))
    return Change(tuple(pieces))
