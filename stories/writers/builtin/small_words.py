"""Small words of English: the closed classes that tell how the words beside them are read."""

from stories.writers.builtin.material import load


def _words(name: str) -> frozenset[str]:
    return frozenset(load("small_words")[name].split())


NUMBERS: dict[str, int] = {word: value for value, word in enumerate(load("small_words")["numbers"].split())}
"""From "zero" to "twelve"."""
DETERMINERS = _words("determiners")
POSSESSIVES = _words("possessives")
PREPOSITIONS = _words("prepositions")
RELATIVES = _words("relatives")
MODALS = _words("modals")
AUXILIARIES = _words("auxiliaries")
PRONOUNS = _words("pronouns")
CONJUNCTIONS = _words("conjunctions")
QUESTIONS = _words("questions")
ADVERBS = _words("adverbs")
FOREIGN = _words("foreign")
"""Frequent words of German, French, Spanish, Italian, Portuguese and Dutch."""
