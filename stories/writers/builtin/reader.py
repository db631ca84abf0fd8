"""From an idea in plain English to a `Premise`: figures, place, thing, and what the hero does."""

import re
from functools import lru_cache

from stories.writers.builtin.burdens import DREADS, feared, told_of_one, unable, wished
from stories.writers.builtin.clauses import find_clause
from stories.writers.builtin.dictionary import lemmas, singular
from stories.writers.builtin.figures import BEING, Living, find_figures
from stories.writers.builtin.lexicon import is_listed, noun_class
from stories.writers.builtin.material import load
from stories.writers.builtin.phrases import Phrase, phrases
from stories.writers.builtin.premise import Clause, Figure, Premise, Thing
from stories.writers.builtin.tagging import tag, tokens

MOST_WORDS = 120
"""Words of an idea that are read; what comes after rarely holds another figure or thing."""
PLACE_PREPOSITIONS = ("in", "on", "at", "of", "aboard", "inside", "under", "beneath", "near")
NO_THINGS = frozenset(
    [
        "love",
        "life",
        "way",
        "one",
        "nowhere",
        "lot",
        "kind",
        "sort",
        "part",
        "side",
        "other",
        "fire",
        "people",
        "story",
        "idea",
        "end",
    ]
)
TAKEN = frozenset(
    [
        "steal",
        "steals",
        "stole",
        "stolen",
        "buy",
        "buys",
        "bought",
        "sell",
        "sells",
        "sold",
        "build",
        "builds",
        "built",
        "lose",
        "loses",
    ]
)
"""Verbs whose object is a thing, though it may be the name of a place: "who stole the moon?"."""
FIRST_PERSON = re.compile(r"\b(i|my|our|me|we)\b")
STOP_WORDS = frozenset(
    [
        "who",
        "which",
        "that",
        "what",
        "when",
        "where",
        "why",
        "how",
        "than",
        "then",
        "with",
        "without",
        "from",
        "into",
        "onto",
        "over",
        "under",
        "about",
        "after",
        "before",
        "and",
        "but",
        "for",
        "the",
        "this",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "your",
        "him",
        "she",
        "they",
        "them",
        "has",
        "have",
        "had",
        "can",
        "could",
        "must",
        "will",
        "would",
        "should",
        "may",
        "might",
        "are",
        "was",
        "were",
        "been",
        "being",
        "does",
        "did",
        "not",
        "never",
        "only",
        "every",
        "each",
        "some",
        "any",
        "one",
        "two",
        "three",
        "all",
        "own",
        "very",
        "too",
        "also",
        "just",
        "there",
        "here",
        "more",
        "most",
        "other",
        "another",
        "because",
        "while",
        "until",
        "again",
    ]
)


@lru_cache(maxsize=256)
def read(idea: str) -> Premise:
    """Reads an idea. Any string is taken; the less it says, the less the premise holds."""
    words = tokens(re.sub(r"\s+", " ", idea))[:MOST_WORDS]
    tags = tag(words)
    found = phrases(words, tags)
    low = " ".join(words).lower()
    first = bool(FIRST_PERSON.search(low)) and "“" not in idea and '"' not in idea
    living = find_figures(words, tags, found, first_person=first)
    fear, clause = _fear_and_clause(words, tags, living)
    place = _place(words, found, living)
    if place is not None and place.text in wished(clause):
        place = None
    hero = living.hero
    told_by_hero = hero is None or _is_teller(words, living)
    return Premise(
        idea=idea,
        hero=hero,
        hero_count=living.hero_count,
        first_person=first and told_by_hero,
        others=_with_haunting(low, living),
        place=_place_text(place),
        place_noun=place.lemma.lower() if place else _place_in(hero),
        thing=_thing(found, place, living),
        clause=clause,
        fear=fear,
        wish=wished(clause),
        unable=unable(clause),
        only=told_of_one(low) if living.hero_count > 1 else "",
        genre=_genre(low),
        words=content_words(idea),
    )


def _fear_and_clause(words: list[str], tags: list[str], living: Living) -> tuple[str, Clause | None]:
    """What the hero fears, and does; to be afraid is what somebody does of whom nothing else is told."""
    fear, start, end = feared(words, tags)
    if not fear or words[start - 1].lower() in BEING or words[start].lower() in DREADS:
        return fear, find_clause(words, tags, living)
    rest = find_clause(words[:start] + words[end:], tags[:start] + tags[end:], living)
    return fear, rest or Clause("be", f"afraid of {fear}", aspect="state")


def content_words(idea: str) -> tuple[str, ...]:
    """The words of an idea that carry its meaning, as written, each once."""
    found = [word for word in tokens(idea) if len(word) > 2 and word.lower() not in STOP_WORDS]
    return tuple(dict.fromkeys(word for word in found if word[0].isalpha()))[:40]


def _genre(low: str) -> str:
    for genre, cues in load("lexicon")["genres"].items():
        if any(re.search(rf"\b{cue.replace('_', ' ')}s?\b", low) for cue in cues.split()):
            return str(genre)
    return ""


def _is_teller(words: list[str], living: Living) -> bool:
    """ "I am a vampire": the hero is who tells."""
    phrase = living.hero_phrase
    return phrase is not None and words[phrase.start - 1 : phrase.start] in (["am"], ["I'm"], ["i'm"])


def _place(words: list[str], found: list[Phrase], living: Living) -> Phrase | None:
    places = [
        p
        for p in found
        if p is not living.hero_phrase
        and (p.preposition or words[p.start - 1].lower() not in TAKEN or not p.start)
        and (p.cls == "place" or (p.is_name and p.preposition in ("in", "at", "of", "on", "aboard")))
    ]
    placed = [p for p in places if p.preposition in PLACE_PREPOSITIONS]
    return next(iter(placed or places), None)


def _place_text(place: Phrase | None) -> str:
    """ "the harbour"; a name or "Mars" stays without an article."""
    if place is None:
        return ""
    if place.text[0].isupper() and not place.determiner and not _is_first_word(place):
        return place.text
    if place.text[0].isupper() and _is_first_word(place):
        return "the " + place.bare.lower()
    return "the " + re.sub(r"\bhaunted\s+", "", place.bare)


def _is_first_word(place: Phrase) -> bool:
    """A common noun that has its capital only from the start of the sentence."""
    return place.start == 0 and kind_of_place(place.lemma)


def kind_of_place(noun: str) -> bool:
    """Whether a noun is a common word for a place."""
    return is_listed(noun.lower(), "place")


def _place_in(hero: Figure | None) -> str:
    """The place inside the hero's own title: "lighthouse keeper", "ship's cook"."""
    for word in hero.noun.split() if hero else []:
        noun = singular(re.sub(r"'s$|s'$", "", word.lower()))
        if noun != (hero.lemma if hero else "") and noun_class(noun) == "place":
            return noun
    return ""


def _thing(found: list[Phrase], place: Phrase | None, living: Living) -> Thing | None:
    taken = (place, living.hero_phrase)
    things = [
        p for p in found if p.cls == "thing" and p not in taken and p.lemma not in NO_THINGS and _is_known(p)
    ]
    direct = [p for p in things if p.preposition not in ("with", "of", "in", "about")]
    solid = [p for p in (*direct, *things) if p.lemma not in load("lexicon")["concrete"]]
    chosen = next(iter(solid or direct or things), None)
    if chosen is None:
        return None
    text = re.sub(r"^(?:\w+'s?|an?|the)\s+(?=\w)", "", chosen.bare)
    return Thing(text.lower(), _short(text), chosen.lemma, chosen.is_plural)


def _is_known(phrase: Phrase) -> bool:
    """Whether the head is known to name an object: an unknown noun may be a plague, a home or a sight."""
    return is_listed(phrase.lemma, "thing") or phrase.lemma in load("lexicon")["concrete"]


def _short(text: str) -> str:
    words = text.lower().split()
    if len(words) > 1 and noun_class(words[-2]) == "thing" and "NOUN" in lemmas(words[-2]):
        return " ".join(words[-2:])
    return words[-1]


def _with_haunting(low: str, living: Living) -> tuple[Figure, ...]:
    """ "A haunted school" has a ghost in it, though it names none."""
    if living.hero and living.hero.kind == "ghost":
        return living.others
    kinds = [figure.kind for figure in living.others] + [living.hero.kind if living.hero else ""]
    if "ghost" in kinds or not re.search(r"\b(haunt\w*|s[eé]ance|the dead|dead people)\b", low):
        return living.others
    ghost = Figure("ghost", "ghost", "ghost", relation="marvel", is_plural="the dead" in low, is_implied=True)
    return (ghost, *living.others)
