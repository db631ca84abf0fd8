"""A text cut where something is to be marked in it. Pure Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stories.craft import Span, sentence_spans

PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
OPENING = 60
"""Characters of a sentence by which it is told from the others."""


@dataclass(frozen=True)
class Run:
    """Some text of one line that is marked alike from end to end."""

    text: str
    start: int
    """Of its first character in the whole text."""
    notes: tuple[int, ...] = ()
    """The numbers, from 1, of the findings that mean it."""
    ending: tuple[int, ...] = ()
    """Those of them that end with it."""
    is_picked: bool = False
    breaks: bool = False
    """Whether a new line begins before it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence as it can be chosen from a list."""

    number: int
    start: int
    end: int
    opening: str


def marked(text: str, *, spans: Sequence[Sequence[Span]] = (), picked: Span | None = None) -> list[list[Run]]:
    """The paragraphs of `text` in runs; `spans` are those of each finding, `picked` is the marked passage."""
    edges = {edge for of_one in spans for span in of_one for edge in span} | set(picked or ())
    return [_runs(text, match.span(), edges, spans, picked) for match in PARAGRAPH.finditer(text)]


def _runs(
    text: str, within: Span, edges: set[int], spans: Sequence[Sequence[Span]], picked: Span | None
) -> list[Run]:
    runs: list[Run] = []
    for line in re.finditer(r"[^\n]+", text[slice(*within)]):
        first, last = within[0] + line.start(), within[0] + line.end()
        cuts = sorted({first, last} | {edge for edge in edges if first < edge < last})
        for start, end in pairwise(cuts):
            notes = {n for n, of_one in enumerate(spans, 1) for a, b in of_one if a <= start < b}
            ending = {n for n in notes for a, b in spans[n - 1] if b == end}
            is_picked = picked is not None and picked[0] <= start < picked[1]
            breaks = start == first > within[0]
            runs.append(
                Run(text[start:end], start, tuple(sorted(notes)), tuple(sorted(ending)), is_picked, breaks)
            )
    return runs


def choices(text: str) -> list[tuple[int, list[Sentence]]]:
    """Every sentence of `text`, by the number of its paragraph, numbered from the first to the last."""
    found = sentence_spans(text)
    numbered = [Sentence(n, a, b, _opening(text[a:b])) for n, (a, b) in enumerate(found, 1)]
    groups = [
        (number, [s for s in numbered if match.start() <= s.start < match.end()])
        for number, match in enumerate(PARAGRAPH.finditer(text), 1)
    ]
    return [(number, sentences) for number, sentences in groups if sentences]


def _opening(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
