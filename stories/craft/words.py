"""Words and sentences of a scene, counted the same way everywhere.

A word is a run of letters, marks and digits, with an inner apostrophe kept: "don’t" is one word. The same
counting decides whether a scene is long enough, what its repetition is, and what the author is shown.
"""

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"']?\s+(?=[“‘\"'A-ZÀ-Þ])")
QUOTE = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
SHORTEST_SENTENCE = 5
"""Sentences under this many words ("Yes.", "She did not.") may well come twice."""


def words(text: str) -> list[str]:
    """The words of `text` in order, lower-cased."""
    return WORD.findall(text.lower())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, stripped; empty ones left out."""
    return [part.strip() for part in re.split(r"\n\s*\n|\n", text) if part.strip()]


def sentences(text: str, *, shortest: int = SHORTEST_SENTENCE) -> list[str]:
    """The sentences of `text` that have at least `shortest` words, without their outer quotation marks."""
    found: list[str] = []
    for paragraph in paragraphs(text):
        found += [part.strip(" “”‘’\"'") for part in SENTENCE_END.split(paragraph)]
    return [sentence for sentence in found if len(words(sentence)) >= shortest]


def spoken_words(text: str) -> int:
    """How many of the words stand inside double quotation marks."""
    return sum(len(words(quote)) for paragraph in paragraphs(text) for quote in QUOTE.findall(paragraph))
