"""Whether the built-in writer can read an idea at all: it reads English only."""

import re
from typing import Literal

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

Subject = Literal["idea", "wish", "text"]
"""What an author has typed."""
ENGLISH_ONLY = (
    "The built-in writer reads and writes English only. Your {subject} is kept as you typed it; {remedy}, "
    "or ask whoever runs this installation to set up a language model."
)
NO_WORDS = (
    "The built-in writer found no words that it can read in this {subject}. "
    "It is kept as you typed it; {remedy}."
)
IN_ENGLISH = {
    "idea": "write it in English",
    "wish": "write it in English",
    "text": "correct it yourself",
}
IN_WORDS = {
    "idea": "say in a few English words who the story is about",
    "wish": "say in a few English words what should change",
    "text": "write a sentence or two in English",
}
EMPTY = frozenset(["now", "yes", "ok", "okay", "please", "hello", "hi", "well", "oh"])
"""Words that are English and say nothing of a story."""
MARKUP = re.compile(r"<[^<>]*>")
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


def refuse_language(text: str, subject: Subject = "idea") -> str | None:
    """One sentence for the author when a text is in no language the built-in writer reads, else None.

    An idea must besides have a word in it that says something. Tags of a markup language count for nothing.

    English words are looked up in the dictionary; capitalised words inside the text may be names of any
    origin.
    """
    text = MARKUP.sub(" ", text)
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return NO_WORDS.format(subject=subject, remedy=IN_WORDS[subject])
    if sum(ord(char) >= LATIN_LIMIT for char in letters) > len(letters) / 3:
        return _foreign(subject)
    words = tokens(text)[:200]
    plain = [word.lower() for word in words if word.isalpha()]
    judged = [
        word.lower() for index, word in enumerate(words) if word.isalpha() and (index == 0 or word.islower())
    ]
    if judged and _looks_foreign(judged, plain):
        return _foreign(subject)
    if subject == "idea" and not any(_says_something(word) for word in plain):
        return NO_WORDS.format(subject=subject, remedy=IN_WORDS[subject])
    return None


def _foreign(subject: Subject) -> str:
    return ENGLISH_ONLY.format(subject=subject, remedy=IN_ENGLISH[subject])


def _says_something(word: str) -> bool:
    return len(word) > 1 and word not in FUNCTION_WORDS | EMPTY


def _looks_foreign(judged: list[str], plain: list[str]) -> bool:
    foreign = sum(word in FOREIGN and word not in FUNCTION_WORDS for word in plain)
    english = sum(word in FUNCTION_WORDS and word not in FOREIGN for word in plain)
    known = sum(is_common(word) or word in FUNCTION_WORDS for word in judged)
    if foreign > english and foreign >= 2:
        return True
    return known < len(judged) / 2 and (foreign > 0 or english == 0) and len(judged) > 1
