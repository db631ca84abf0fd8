"""Which pieces of a scene are told: its core, and as much of the rest as its length asks for."""

from collections.abc import Sequence

from stories.craft.words import spoken_words, words
from stories.writers.builtin.realiser import Piece

PLANTS = ("plant", "echo", "payoff")
PLANTED = 360
"""Shorter scenes have no room for what is planted in one and paid off in another."""
LITTLE_TALK = 0.18
"""Share of spoken words below which talk is the first thing to be added."""
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
    chosen = _core(pieces, high)
    total = sum(map(size, chosen))
    for piece in _spare(pieces, chosen):
        most = high if piece.kind == "deed" else min(high, target * 1.1)
        if total >= target * CLOSE and piece.kind != "deed":
            break
        if total + size(piece) <= most and not _crowds(piece, chosen):
            chosen.append(piece)
            total += size(piece)
    if total < low:
        chosen += _fill(chosen, _spare(pieces, chosen), total, low, high)
    return sorted(chosen, key=lambda piece: piece.order)


def _crowds(piece: Piece, chosen: Sequence[Piece]) -> bool:
    """Whether a line would have no paragraph to join, or a detail would stand beside another such line."""
    if piece.is_tail and not any(p.order < piece.order for p in chosen):
        return True
    if piece.kind != "sense":
        return False
    before = max((p for p in chosen if p.order < piece.order), key=lambda p: p.order, default=None)
    behind = min((p for p in chosen if p.order > piece.order), key=lambda p: p.order, default=None)
    return any(near is not None and near.is_tail for near in (before, behind))


def _core(pieces: Sequence[Piece], high: int) -> list[Piece]:
    """What must be told; without its asides, its image in passing and its hook where that is more than
    `high`."""
    core = [piece for piece in pieces if piece.level == 0]
    for kind in ("aside", "image"):
        small = [piece for piece in core[1:-1] if piece.kind == kind]
        while sum(map(size, core)) > high and small:
            core.remove(small.pop(0))
    if sum(map(size, core)) > high and core[-1].kind == "end":
        core.pop()
    return core


def _spare(pieces: Sequence[Piece], chosen: Sequence[Piece]) -> list[Piece]:
    """What may be told besides: first what brings the idea in, then by level; talk first where there is
    little."""
    spoken = sum(spoken_words(piece.text) for piece in chosen)
    silent = spoken < LITTLE_TALK * sum(map(size, chosen))

    def rank(piece: Piece) -> tuple[bool, int, bool, int]:
        return (piece.kind != "deed", piece.level, not (silent and piece.kind == "talk"), piece.order)

    return sorted((p for p in pieces if p.level > 0 and p not in chosen), key=rank)


def _fill(chosen: list[Piece], spare: list[Piece], total: int, low: int, high: int) -> list[Piece]:
    """Whatever still fits under `high`, the longest first, until `low` is reached."""
    added: list[Piece] = []
    for piece in sorted((p for p in spare if p not in chosen), key=size, reverse=True):
        if total < low and total + size(piece) <= high and not _crowds(piece, [*chosen, *added]):
            added.append(piece)
            total += size(piece)
    return added


def _is_spoken(paragraph: str, tail: Piece) -> bool:
    """Whether talk keeps a tail out of a paragraph; what the hero does is no part of any conversation."""
    in_talk = "“" in paragraph if tail.kind == "deed" else paragraph.endswith("”")
    return in_talk or tail.text.startswith("“")


def assemble(pieces: Sequence[Piece]) -> str:
    """The pieces as the text of a scene; a tail joins the paragraph before it unless somebody speaks
    there."""
    paragraphs: list[str] = []
    for piece in sorted(pieces, key=lambda p: p.order):
        if piece.is_tail and not paragraphs:
            continue
        if piece.is_tail and not _is_spoken(paragraphs[-1], piece):
            paragraphs[-1] += " " + piece.text
        else:
            paragraphs += piece.text.split("\n\n")
    return "\n\n".join(paragraphs)
