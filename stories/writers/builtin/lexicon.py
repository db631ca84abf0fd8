"""What kind of thing a noun names: a person, an animal, a being, a place, a time or a thing."""

import re
from functools import cache

from stories.writers.builtin.dictionary import is_a, lemmas, singular
from stories.writers.builtin.material import load
from stories.writers.builtin.premise import Gender

LIVING = ("person", "animal", "being")
AGENT = re.compile(
    r"(keeper|maker|smith|monger|herd|wright|mason|cutter|grapher|catcher|boy|girl|ist|ician|ologist|eer|ess|man|woman)$"
)


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(nouns.split()) for name, nouns in load("lexicon")["classes"].items()}


def is_listed(noun: str, kind: str) -> bool:
    """Whether the hand-made list has this singular noun in that class."""
    return noun in _classes()[kind]


@cache
def noun_class(word: str) -> str:
    """The class of a noun; agent nouns (-keeper, -ist, paint-er) are persons, what is unknown is a thing."""
    noun = singular(word)
    for name in ("person", "animal", "being", "place", "time", "thing"):
        if noun in _classes()[name]:
            return name
    if AGENT.search(noun) and len(noun) > 5:
        return "person"
    return "person" if _does(noun) else "thing"


def _does(noun: str) -> bool:
    """Whether a noun names who does something: paint-er, smuggl-er, carri-er."""
    stem = re.sub(r"(er|or|ian|ant)$", "", noun)
    verbs = (stem, stem + "e", re.sub(r"i$", "y", stem))
    return stem != noun and len(noun) > 4 and any("VERB" in lemmas(verb) for verb in verbs)


def gender_of(noun: str) -> Gender:
    """ "female" or "male" when the noun says so, else ""."""
    genders = load("lexicon")["gender"]
    if noun in genders["female"].split():
        return "female"
    return "male" if noun in genders["male"].split() else ""


def home_of(noun: str) -> str:
    """The place where somebody of that trade works, or ""."""
    return str(load("lexicon")["homes"].get(noun, ""))


def is_common(word: str) -> bool:
    """Whether the dictionary knows the word at all."""
    return bool(lemmas(word)) or is_a(singular(word), "NOUN")
