"""Whether the built-in writer can read an idea at all: it reads English only."""

from stories.writers.builtin.lexicon import is_common
from stories.writers.builtin.small_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FOREIGN,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    RELATIVES,
)
from stories.writers.builtin.tagging import tokens

ENGLISH_ONLY = (
    "The built-in writer reads and writes English only. Your idea is kept as you typed it; "
    "write it in English, "
    "or ask whoever runs this installation to set up a language model."
)
NO_WORDS = (
    "The built-in writer found no words it can read in this idea. Your idea is kept as you typed it; "
    "say in a few English words who the story is about."
)
FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | RELATIVES
    | MODALS
    | AUXILIARIES
    | PRONOUNS
    | CONJUNCTIONS
    | QUESTIONS
    | ADVERBS
)
LATIN_LIMIT = 0x250
"""Code points below this are the Latin letters, accents included (Unicode blocks up to Latin Extended-B)."""


def refuse_language(text: str) -> str | None:
    """One sentence for the author when an idea is in no language the built-in writer reads, else None.

    English words are looked up in the dictionary; capitalised words inside the text may be names of any
    origin.
    """
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return NO_WORDS
    if sum(ord(char) >= LATIN_LIMIT for char in letters) > len(letters) / 3:
        return ENGLISH_ONLY
    words = tokens(text)[:200]
    plain = [word.lower() for word in words if word.isalpha()]
    judged = [
        word.lower() for index, word in enumerate(words) if word.isalpha() and (index == 0 or word.islower())
    ]
    if not judged:
        return None
    return ENGLISH_ONLY if _looks_foreign(judged, plain) else None


def _looks_foreign(judged: list[str], plain: list[str]) -> bool:
    foreign = sum(word in FOREIGN and word not in FUNCTION_WORDS for word in plain)
    english = sum(word in FUNCTION_WORDS and word not in FOREIGN for word in plain)
    known = sum(is_common(word) or word in FUNCTION_WORDS for word in judged)
    if foreign > english and foreign >= 2:
        return True
    return known < len(judged) / 2 and (foreign > 0 or english == 0) and len(judged) > 1
