"""Tokens of an idea and their parts of speech, by dictionary and by what stands around them.

There is no trained model: a budget of finite verbs (one a sentence, one more for each relative pronoun or
conjunction) and the word before decide between readings that the dictionary allows.
"""

import re

from stories.writers.builtin.dictionary import lemmas, singular
from stories.writers.builtin.lexicon import LIVING, is_listed, noun_class
from stories.writers.builtin.small_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NUMBERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUESTIONS,
    RELATIVES,
)

BEFORE_NOUN = ("DET", "NUM", "POS", "ADJ", "PREP")
TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[.,;:?!—]")
STOP = re.compile(r"[.,;:?!—]")


def tokens(text: str) -> list[str]:
    """The words and stops of `text`; every other sign is dropped, so nothing of it can be taken for
    markup."""
    return TOKEN.findall(text.replace("’", "'"))


def tag(words: list[str]) -> list[str]:
    """A part of speech for every token: DET NUM ADJ N NAME POS V AUX MODAL TO PREP REL CONJ PRON ADV WH
    PART PUNCT."""
    return Tagger(words).run()


class Tagger:
    """Walks over the tokens once, from left to right."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.tags: list[str] = []
        self.verbs_left = 1

    def run(self) -> list[str]:
        for index in range(len(self.words)):
            found = self._closed(index) or self._proper(index) or self._verb(index) or self._open(index)
            self.tags.append(found)
            self._count(index, found)
        return self.tags

    def _count(self, index: int, found: str) -> None:
        """Keeps the budget of finite verbs."""
        if found == "PUNCT" and self.words[index] != ",":
            self.verbs_left = 1
        elif found in ("REL", "CONJ"):
            self.verbs_left += 1
        elif found in ("V", "AUX", "MODAL"):
            self.verbs_left -= 1

    def _previous(self) -> str:
        return self.tags[-1] if self.tags else "^"

    def _next(self, index: int) -> str:
        return self.words[index + 1].lower() if index + 1 < len(self.words) else ""

    def _closed(self, index: int) -> str:
        """Words whose class is known from a short list."""
        low, previous = self.words[index].lower(), self._previous()
        if low in ("named", "called", "left") and previous in ("N", "NAME"):
            return "PART"
        if STOP.fullmatch(low):
            return "PUNCT"
        if low == "that" and previous in ("N", "NAME"):
            return "REL"
        if low in DETERMINERS:
            return "DET"
        if low in NUMBERS or low.isdigit():
            return "NUM"
        if low in RELATIVES and previous != "^":
            return "REL"
        if index == 0 and low in QUESTIONS:
            return "WH"
        return self._small(index, low)

    def _small(self, index: int, low: str) -> str:
        for words, name in ((MODALS, "MODAL"), (AUXILIARIES, "AUX")):
            if low in words:
                return name
        if low == "to" and self._is_infinitive(self._next(index)):
            return "TO"
        for words, name in ((PREPOSITIONS, "PREP"), (CONJUNCTIONS, "CONJ"), (PRONOUNS, "PRON")):
            if low in words:
                return name
        if low.endswith(("'s", "s'")):
            return "POS"
        if low in ("what", "how", "why"):
            return "REL"
        if low in ADVERBS or (low.endswith("ly") and "ADV" in lemmas(low)):
            return "ADV"
        return ""

    def _is_infinitive(self, word: str) -> bool:
        verbs = lemmas(word).get("VERB")
        if not verbs or word in DETERMINERS or self._previous() == "PREP":
            return False
        return word == verbs[0] and noun_class(word) != "place" and not is_listed(word, "thing")

    def _proper(self, index: int) -> str:
        word = self.words[index]
        if not word[0].isupper() or index == 0 or self.words[index - 1] in ".?!":
            return ""
        return "N" if noun_class(word) == "place" else "NAME"

    def _verb(self, index: int) -> str:
        """Readings as a verb that the words before make certain."""
        word, previous = self.words[index].lower(), self._previous()
        if "VERB" not in lemmas(word):
            return ""
        if previous in ("MODAL", "TO", "REL", "PRON"):
            return "V"
        after_auxiliary = len(self.tags) > 1 and self.tags[-2] in ("MODAL", "AUX")
        if previous == "ADV" and after_auxiliary:
            return "V"
        return ""

    def _open(self, index: int) -> str:
        word, previous = self.words[index].lower(), self._previous()
        known = lemmas(word)
        if self._closes_question(index):
            return "V"
        if previous in BEFORE_NOUN and "NOUN" in known and not self._modifies(index):
            return "N"
        if self._is_adjective(index):
            return "V" if previous == "AUX" and word.endswith("ing") else "ADJ"
        if self._is_finite(index):
            return "V"
        if "NOUN" in known:
            return "N"
        if "ADJ" in known:
            return "ADJ"
        if "VERB" in known:
            return "V" if previous in ("N", "PRON", "CONJ", "ADV", "AUX") else "ADJ"
        return "NAME" if self.words[index][0].isupper() and index else "N"

    def _closes_question(self, index: int) -> bool:
        """ "Why does the sea hum?": after "do" and a subject the base form is the verb."""
        word = self.words[index].lower()
        asked = self.tags[:2] == ["WH", "AUX"] and self._previous() == "N" and "V" not in self.tags
        return asked and word in lemmas(word).get("VERB", ()) and not self._next(index).isalpha()

    def _modifies(self, index: int) -> bool:
        """An adjective before a noun: "old" in "an old clerk"."""
        following = self._next(index)
        closed = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | MODALS | RELATIVES
        return (
            "ADJ" in lemmas(self.words[index])
            and bool(following)
            and "NOUN" in lemmas(following)
            and following not in closed
        )

    def _is_adjective(self, index: int) -> bool:
        word, previous = self.words[index].lower(), self._previous()
        known = lemmas(word)
        participle = word.endswith(("ed", "en", "ing")) and "VERB" in known
        placed = previous in (*BEFORE_NOUN, "^", "AUX")
        return placed and ("ADJ" in known or participle) and not is_listed(re.sub(r"'s$", "", word), "person")

    def _is_finite(self, index: int) -> bool:
        word, previous = self.words[index].lower(), self._previous()
        verbs = lemmas(word).get("VERB")
        if not verbs:
            return False
        if previous == "CONJ" and "NOUN" not in lemmas(word):
            return True
        if previous == "CONJ" and noun_class(word) in LIVING:
            return False
        if self.verbs_left <= 0 or self._next(index) in AUXILIARIES | MODALS:
            return False
        if word != verbs[0]:
            if previous == "N" and is_listed(singular(word), "thing") and not self._next(index).isalpha():
                return False
            return previous in ("N", "NAME", "ADV", "CONJ", "POS")
        return previous == "N" and self._has_plural_subject(index)

    def _has_plural_subject(self, index: int) -> bool:
        """ "two bakers share one oven": the base form is finite after a plural, before an object."""
        before = self.words[index - 1].lower()
        many = before.endswith("s") or "and" in [word.lower() for word in self.words[:index]]
        return many and self._next(index) in DETERMINERS | PREPOSITIONS | POSSESSIVES | NUMBERS.keys()
