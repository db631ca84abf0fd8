"""What the measures say to an author: advice in plain words, with the places it means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stories.craft.repetition import repeated_sentences, repeated_trigrams, trigrams
from stories.craft.words import words
from stories.schemas import Brief

SCENE_REPETITION, DRAFT_REPETITION = 0.05, 0.10
"""Highest share of repeated three-word runs that readers pass over, in a scene and in a whole draft."""
SHOWN = 3
"""How many repeated phrases a finding names."""

Kind = Literal["length", "repetition", "repeated_sentence"]
Span = tuple[int, int]


@dataclass(frozen=True)
class Finding:
    """One piece of advice. `spans` are (start, end) character offsets in the text that was measured."""

    kind: Kind
    message: str
    spans: tuple[Span, ...] = ()


def measure_scene(text: str, brief: Brief) -> list[Finding]:
    """Advice on one scene: its length against the brief, phrases and sentences that come too often."""
    return [
        *_length(text, brief),
        *_repetition(text, SCENE_REPETITION, "this scene"),
        *_twice(text, "this scene"),
    ]


def measure_draft(texts: Sequence[str]) -> list[Finding]:
    """Advice on all scenes together; spans count from the start of the scenes joined by blank lines."""
    whole = "\n\n".join(texts)
    return [*_repetition(whole, DRAFT_REPETITION, "the whole draft"), *_twice(whole, "the whole draft")]


def _length(text: str, brief: Brief) -> list[Finding]:
    low, high = brief.word_range()
    count = len(words(text))
    if low <= count <= high:
        return []
    if count < low:
        advice = f"This scene has {count} words; {low} to {high} were asked for. It could be extended."
    else:
        advice = f"This scene has {count} words; {low} to {high} were asked for. It could be cut."
    return [Finding("length", advice)]


def _repetition(text: str, limit: float, where: str) -> list[Finding]:
    if repeated_trigrams(text) <= limit:
        return []
    often = [(" ".join(run), count) for run, count in trigrams(text).most_common(SHOWN) if count > 1]
    named = ", ".join(f"“{phrase}” ({count} times)" for phrase, count in often)
    spans = tuple(span for phrase, _ in often for span in _places(text, phrase))
    return [Finding("repetition", f"Some phrases come again and again in {where}: {named}.", spans)]


def _twice(text: str, where: str) -> list[Finding]:
    return [
        Finding("repeated_sentence", f"This sentence stands more than once in {where}: “{sentence}”", spans)
        for sentence in repeated_sentences(text)
        if (spans := _places(text, sentence))
    ]


def _places(text: str, phrase: str) -> tuple[Span, ...]:
    pattern = r"[\W_]+".join(re.escape(word) for word in words(phrase))
    return tuple(match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))
