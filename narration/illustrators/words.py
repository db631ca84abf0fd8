"""Finding in prose the words that name what a picture can show."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from narration.illustrators import vocabulary

_WORD = re.compile(r"[a-zà-ÿ]+(?:['’-][a-zà-ÿ]+)*")
_LONGEST = 4
INDOOR_SHARE = 1.2
READ_WORDS = 2_500


@dataclass(frozen=True)
class Found:
    """One word of prose that names something."""

    name: str
    at: int
    """How many words come before it."""
    words: int
    term: str


def words_of(text: str) -> list[str]:
    """The lower-case words of a text, without accents, at most `READ_WORDS`."""
    plain = unicodedata.normalize("NFKD", text[: READ_WORDS * 12].lower()).replace("’", "'")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(plain)[:READ_WORDS]


@cache
def _terms(table_name: str) -> dict[str, str]:
    tables: dict[str, Mapping[str, str]] = {
        "places": vocabulary.PLACES,
        "regions": vocabulary.REGIONS,
        "trade rooms": vocabulary.TRADE_ROOMS,
        "hours": vocabulary.HOURS,
        "weathers": vocabulary.WEATHERS,
        "seasons": vocabulary.SEASONS,
        "held": vocabulary.HELD,
        "set pieces": vocabulary.SET_PIECES,
        "deeds": vocabulary.DEEDS,
        "moods": vocabulary.MOODS,
        "views": vocabulary.VIEWS,
        "sides": vocabulary.SIDES,
        "signs": {"inside": vocabulary.INSIDE_SIGNS, "outside": vocabulary.OUTSIDE_SIGNS},
        "stations": {"railway": vocabulary.RAILWAY_SIGNS, "space": vocabulary.SPACE_SIGNS},
    }
    table = tables[table_name]
    return {" ".join(words_of(term)): name for name, terms in table.items() for term in terms.split(",")}


def find(words: list[str], table_name: str) -> list[Found]:
    """Where the words name an entry of a table (`places`, `hours`, `held`, …), longest terms first."""
    terms, found, at = _terms(table_name), [], 0
    while at < len(words):
        hit = _longest(words, at, terms=terms)
        if hit:
            found.append(hit)
        at += hit.words if hit else 1
    return found


def _longest(words: list[str], at: int, *, terms: Mapping[str, str]) -> Found | None:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        term = " ".join(words[at : at + length])
        for form in (term, _singular(term)):
            if form in terms:
                return Found(terms[form], at, length, form)
    return None


def _singular(term: str) -> str:
    if term.endswith(("ss", "us")) or len(term) < 4:
        return term
    if term.endswith(("ches", "shes", "xes")):
        return term[:-2]
    if term.endswith("'s"):
        return term[:-2]
    return term.removesuffix("s")


def ranked(found: list[Found], *, early: float = 12.0) -> list[str]:
    """The names found, the weightiest first: what comes early weighs more, and so does a term of many words.

    `early` is the number of words after which a mention weighs half.
    """
    weights: dict[str, float] = {}
    for one in found:
        # A room is named with its house: "the castle hall" is a hall.
        share = INDOOR_SHARE if one.name in vocabulary.INDOORS else 1.0
        weight = share * (0.6 + 0.4 * one.words) / (1 + one.at / early)
        weights[one.name] = weights.get(one.name, 0.0) + weight
    return sorted(weights, key=lambda name: -weights[name])


def first_of(text: str, table_name: str) -> str:
    """The weightiest name that a text gives from a table; empty if none."""
    return next(iter(ranked(find(words_of(text), table_name))), "")


SOUNDED = ("uni", "use", "usu", "eu", "ewe", "one", "once", "ukulele", "ouija")
SILENT_H = ("hour", "heir", "honest", "honour")
PLURALS = frozenset(("stairs", "loaves", "plants", "crates", "glasses"))


def with_article(phrase: str) -> str:
    """The phrase with "a" or "an" as it is spoken: a uniform, an hour; plurals stay bare."""
    lowered = phrase.lower()
    if lowered.split()[-1:] and lowered.split()[-1] in PLURALS:
        return phrase
    vowel = lowered[:1] in tuple("aeiou") and not lowered.startswith(SOUNDED)
    # "Unimportant" begins as "uni" does; only "unin" and "unim" are prefixes here.
    vowel = vowel or lowered.startswith(("unin", "unim", *SILENT_H))
    return f"{'an' if vowel else 'a'} {phrase}"
