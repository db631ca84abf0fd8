"""What the measures of one text say to an author: advice in plain words, with the places it means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Self

from stories.craft.repetition import (
    Trigram,
    places_of_repeated_sentences,
    repeated_trigrams,
    trigrams,
)
from stories.craft.stock import stock_phrases
from stories.craft.words import Span, sentences_around, words
from stories.schemas import Brief

SCENE_REPETITION = 0.05
"""Highest share of repeated three-word runs in a scene that readers pass over."""
FEWEST_WORDS = 150
"""Words from which a share of repetition says anything."""
SHOWN = 3
"""How many repeated phrases a finding names."""
QUOTED = 80
"""Characters of a passage that a sentence of ours quotes."""

FindingKind = Literal[
    "length", "repetition", "repeated_sentence", "repeated_run", "stock_phrase", "stock_name", "name", "beat"
]


@dataclass(frozen=True)
class Finding:
    """One piece of advice; it hinders nothing. `spans` are places in the text that was measured."""

    kind: FindingKind
    message: str
    spans: tuple[Span, ...] = ()
    wish: str = ""
    """What a writer would be asked for to mend it; empty where no rewrite of one scene does that."""
    passage: Span | None = None
    """The sentences that such a rewrite would be of; None: the whole text."""

    @classmethod
    def stored(cls, fields: dict[str, Any]) -> Self:
        """Return the finding that was kept as `fields`: JSON knows no tuples."""
        passage = fields.get("passage")
        spans = tuple((start, end) for start, end in fields.get("spans", ()))
        return cls(**{**fields, "spans": spans, "passage": (passage[0], passage[1]) if passage else None})


def measure_scene(text: str, brief: Brief) -> list[Finding]:
    """Advice on one scene by itself: its length against the brief, what it says again, stock phrases."""
    return [*_length(text, brief), *_repetition(text), *_twice(text), *_stock(text)]


def _length(text: str, brief: Brief) -> list[Finding]:
    low, high = brief.word_range()
    count = len(words(text))
    if low <= count <= high:
        return []
    advice = "It could be extended." if count < low else "It could be cut."
    message = f"This scene has {count} words; {low} to {high} were asked for. {advice}"
    kind = "longer" if count < low else "shorter"
    return [Finding("length", message, wish=f"Make it {kind}: about {brief.words} words.")]


def _repetition(text: str) -> list[Finding]:
    if not wears_out(text, SCENE_REPETITION):
        return []
    often = often_said(text)
    spans = places_of(text, often)
    message = f"Some phrases come again and again in this scene: {listed(often)}."
    return [Finding("repetition", message, spans, wish=f"Say these less often: {listed(often)}.")]


def wears_out(text: str, limit: float) -> bool:
    """Whether a text of some length says again more than `limit` of its three-word runs."""
    return len(words(text)) >= FEWEST_WORDS and repeated_trigrams(text) > limit


def often_said(text: str) -> list[tuple[str, int]]:
    """The three-word phrases that come most often, with how often, if they come twice; none runs on from
    another."""
    chosen: list[tuple[Trigram, int]] = []
    for run, count in trigrams(text).most_common():
        if count < 2 or len(chosen) == SHOWN:
            break
        if not any({run[:2], run[1:]} & {other[:2], other[1:]} for other, _ in chosen):
            chosen.append((run, count))
    return [(" ".join(run), count) for run, count in chosen]


def places_of(text: str, often: Iterable[tuple[str, int]]) -> tuple[Span, ...]:
    """Where phrases stand in `text`, in order; those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(span for phrase, _ in often for span in places(text, phrase)):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def listed(often: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"“{phrase}” ({count} times)" for phrase, count in often)


def _twice(text: str) -> list[Finding]:
    found = []
    for said in places_of_repeated_sentences([text]):
        spans = tuple(span for _, span in said)
        sentence = quoted(text, spans[0])
        message = f"This sentence stands more than once in this scene: “{sentence}”"
        wish = f"“{sentence}” stands in this scene already. Say something else here."
        found.append(Finding("repeated_sentence", message, spans, wish=wish, passage=spans[-1]))
    return found


def _stock(text: str) -> list[Finding]:
    return [
        Finding(
            "stock_phrase",
            f"“{quoted(text, span)}” is a stock phrase: many machine-written stories have it.",
            (span,),
            wish=f"“{quoted(text, span)}” is a stock phrase. Say this in words of its own.",
            passage=sentences_around(text, span),
        )
        for span in stock_phrases(text)
    ]


def quoted(text: str, span: Span) -> str:
    """The passage on one line and without its outer quotation marks, a long one cut between words."""
    line = " ".join(text[slice(*span)].split()).strip("“”\"'")
    return line if len(line) <= QUOTED else line[:QUOTED].rsplit(" ", 1)[0] + " …"


def places(text: str, phrase: str) -> tuple[Span, ...]:
    """Where the words of `phrase` stand in `text`, whatever is between them."""
    pattern = r"[\W_]+".join(re.escape(word) for word in words(phrase))
    return tuple(match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))
