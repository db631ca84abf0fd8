"""Two texts side by side: what stayed, what went, what came. Pure Python."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from stories.craft import words

PieceKind = Literal["same", "added", "removed"]
_TOKENS = re.compile(r"\s*\S+")
_BREAK = re.compile(r"\n\s*\n")
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
    number: int = field(default=0, compare=False)
    """Its place in the comparison, from 1, by which it can be chosen."""

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in self.pieces)

    @property
    def old(self) -> tuple[Piece, ...]:
        """The paragraph as it was; nothing where it came new."""
        return tuple(piece for piece in self.pieces if piece.kind != "added")

    @property
    def new(self) -> tuple[Piece, ...]:
        """The paragraph as it became; nothing where it went."""
        return tuple(piece for piece in self.pieces if piece.kind != "removed")

    @property
    def added(self) -> int:
        return self._count("added")

    @property
    def removed(self) -> int:
        return self._count("removed")

    def _count(self, kind: PieceKind) -> int:
        return sum(len(words(piece.text)) for piece in self.pieces if piece.kind == kind)


@dataclass(frozen=True)
class Comparison:
    """A whole comparison with its counts, in words."""

    changes: tuple[Change, ...]
    before: int
    after: int

    @property
    def choices(self) -> list[int]:
        """The numbers of the paragraphs that differ."""
        return [change.number for change in self.changes if not change.is_same]

    @property
    def added(self) -> int:
        return sum(change.added for change in self.changes)

    @property
    def removed(self) -> int:
        return sum(change.removed for change in self.changes)

    @property
    def percent(self) -> str:
        """How much longer or shorter the text became, such as "+5%"."""
        return f"{round((self.after - self.before) / max(1, self.before) * 100):+d}%".replace("-", "−")


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
    numbered = tuple(replace(change, number=number) for number, change in enumerate(changes, start=1))
    return Comparison(numbered, len(words(before)), len(words(after)))


def mix(before: str, after: str, *, taken: Iterable[int]) -> str:
    """Return `before` with those changed paragraphs of `after` whose numbers are `taken`.

    All of them make `after`, none `before`; every other paragraph stays as it is, letter for letter.
    """
    comparison, numbers = compare(before, after), set(taken)
    if not numbers.intersection(comparison.choices):
        return before
    if numbers.issuperset(comparison.choices):
        return after
    old, new, mixed = _gaps(before), _gaps(after), ""
    for change in comparison.changes:
        # Both texts are walked through, whichever of the two is used.
        was = next(old) + _text(change.old) if change.old else ""
        became = next(new) + _text(change.new) if change.new else ""
        if paragraph := became if change.number in numbers and not change.is_same else was:
            mixed += _joined(mixed, paragraph)
    return mixed + before[len(before.rstrip()) :]


def _joined(text: str, paragraph: str) -> str:
    """The paragraph with the gap before it as it goes on after `text`: a break where it had none."""
    words_only = paragraph.lstrip()
    gap = paragraph[: len(paragraph) - len(words_only)]
    if not text:
        return words_only if _BREAK.search(gap) else paragraph
    return paragraph if _BREAK.search(gap) else f"\n\n{words_only}"


def _gaps(text: str) -> Iterator[str]:
    """What stands before each paragraph, in order."""
    end = 0
    for paragraph in _paragraphs(text):
        start = text.index(paragraph, end)
        yield text[end:start]
        end = start + len(paragraph)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _paragraphs(text: str) -> list[str]:
    return [p.strip() for p in _BREAK.split(text) if p.strip()]


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
