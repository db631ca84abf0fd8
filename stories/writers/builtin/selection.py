"""Which pieces of a scene are told: its core, and as much of the rest as its length asks for."""

from collections.abc import Sequence

from stories.craft.words import words
from stories.writers.builtin.realiser import Piece

PLANTS = ("plant", "echo", "payoff")
PLANTED = 360
"""Shorter scenes have no room for what is planted in one and paid off in another."""
CLOSE = 0.97
"""Pieces are added until a scene has this share of its target."""


def size(piece: Piece) -> int:
    """Words of a piece."""
    return len(words(piece.text))


def select(pieces: Sequence[Piece], target: int, low: int, high: int) -> list[Piece]:
    """The pieces to tell, in order: all of level 0, then by level what brings the scene to `target` words.

    `low` and `high` are the bounds in words that must be kept if the pieces allow it.
    """
    pieces = [piece for piece in pieces if target >= PLANTED or piece.kind not in PLANTS]
    chosen = [piece for piece in pieces if piece.level == 0]
    total = sum(map(size, chosen))
    spare = sorted((p for p in pieces if p.level > 0), key=lambda p: (p.level, p.order))
    for piece in spare:
        if total >= target * CLOSE:
            break
        if total + size(piece) <= min(high, target * 1.1):
            chosen.append(piece)
            total += size(piece)
    if total < low:
        chosen += _fill(chosen, spare, total, low, high)
    return sorted(chosen, key=lambda piece: piece.order)


def _fill(chosen: list[Piece], spare: list[Piece], total: int, low: int, high: int) -> list[Piece]:
    """Whatever still fits under `high`, the longest first, until `low` is reached."""
    added: list[Piece] = []
    for piece in sorted((p for p in spare if p not in chosen), key=size, reverse=True):
        if total < low and total + size(piece) <= high:
            added.append(piece)
            total += size(piece)
    return added


def assemble(pieces: Sequence[Piece]) -> str:
    """The pieces as the text of a scene; a tail joins the paragraph before it unless somebody speaks
    there."""
    paragraphs: list[str] = []
    for piece in sorted(pieces, key=lambda p: p.order):
        if piece.is_tail and not paragraphs:
            continue
        if piece.is_tail and not paragraphs[-1].endswith("”"):
            paragraphs[-1] += " " + piece.text
        else:
            paragraphs += piece.text.split("\n\n")
    return "\n\n".join(paragraphs)
