"""Words and sentences of a scene, counted the same way everywhere.

A word is a run of letters, marks and digits, with an inner apostrophe kept: "don’t" is one word. The same
counting decides whether a scene is long enough, what its repetition is, and what the author is shown.
"""

import re

Span = tuple[int, int]
"""From the first character to the one after the last."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"']?\s+(?=[“‘\"'A-ZÀ-Þ])")
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Capt|Lt|Sgt|Col|Gen|Hon|[A-Z])\.$")
"""What ends in a full stop and ends no sentence."""
QUOTE = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
SHORTEST_SENTENCE = 5
"""Sentences under this many words ("Yes.", "She did not.") may well come twice."""


def words(text: str) -> list[str]:
    """The words of `text` in order, lower-cased."""
    return WORD.findall(text.lower())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, stripped; empty ones left out."""
    return [part.strip() for part in re.split(r"\n\s*\n|\n", text) if part.strip()]


def sentence_spans(text: str) -> list[Span]:
    """Where each sentence of `text` stands, its quotation marks included, the short ones too."""
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for gap in SENTENCE_END.finditer(line[0]):
            end = line.start() + gap.start() + len(gap[0].rstrip())
            if not TITLE.search(text, start, end):
                found.append((start, end))
                start = line.start() + gap.end()
        found.append((start, line.end()))
    return [span for span in (_trimmed(text, span) for span in found) if span[0] < span[1]]


def sentences_around(text: str, span: Span) -> Span:
    """The whole sentences of which `span` holds a part; `span` itself where it holds none."""
    held = [(a, b) for a, b in sentence_spans(text) if a < span[1] and span[0] < b]
    return (held[0][0], held[-1][1]) if held else span


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def sentences(text: str, *, shortest: int = SHORTEST_SENTENCE) -> list[str]:
    """The sentences of `text` that have at least `shortest` words, without their outer quotation marks."""
    found = [text[start:end].strip(" “”‘’\"'") for start, end in sentence_spans(text)]
    return [sentence for sentence in found if len(words(sentence)) >= shortest]


def spoken_words(text: str) -> int:
    """How many of the words stand inside double quotation marks."""
    return sum(len(words(quote)) for paragraph in paragraphs(text) for quote in QUOTE.findall(paragraph))
