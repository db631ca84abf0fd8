"""Who is in an idea: its hero, the others, and what each is to the hero."""

import re
from dataclasses import dataclass

from stories.writers.builtin.dictionary import singular
from stories.writers.builtin.lexicon import LIVING, gender_of, noun_class
from stories.writers.builtin.phrases import Phrase
from stories.writers.builtin.premise import Figure, Gender, Relation
from stories.writers.builtin.small_words import POSSESSIVES

ANIMATE = (*LIVING, "name")
TITLES = re.compile(
    r"^(?:Detective|Doctor|Dr|Captain|Inspector|Mr|Mrs|Ms|Miss|Professor|Sister|Father|King|Queen|Lady|Lord|Sir)\s+"
)
CHILDREN = frozenset(
    [
        "child",
        "boy",
        "girl",
        "baby",
        "toddler",
        "kid",
        "orphan",
        "teenager",
        "infant",
        "schoolgirl",
        "schoolboy",
        "kids",
        "granddaughter",
        "grandson",
        "grandchild",
    ]
)
GHOSTS = frozenset(["ghost", "spirit", "phantom", "wraith", "poltergeist", "spectre", "specter"])
ROBOTS = frozenset(["robot", "android", "ai", "cyborg", "automaton", "machine"])
KIN = frozenset(
    [
        "grandmother",
        "grandfather",
        "mother",
        "father",
        "sister",
        "brother",
        "son",
        "daughter",
        "aunt",
        "uncle",
        "cousin",
        "wife",
        "husband",
    ]
)
AMONG_PEOPLE = frozenset(
    ["detective", "knight", "king", "queen", "pirate", "chef", "teacher", "doctor", "wizard"]
)
"""What an animal may be as well: a penguin detective is a penguin."""
MANLIKE = frozenset(
    [
        "vampire",
        "mermaid",
        "siren",
        "elf",
        "fairy",
        "angel",
        "goblin",
        "dwarf",
        "genie",
        "demon",
        "devil",
        "imp",
        "werewolf",
        "zombie",
        "alien",
        "clone",
        "witch",
        "scarecrow",
        "snowman",
    ]
)
"""Beings of a person's size and shape."""
BEING = frozenset(["be", "is", "was", "am", "are", "become", "becomes", "became", "i'm"])
"""Verbs before a noun that says what somebody is, and names no other."""
LOST_SPOUSES = {"widow": "husband", "widower": "wife"}
GONE = re.compile(r"\b(late|dead|deceased|vanished|missing|disappeared|departed|lost)\b")
NEVER_BACK = re.compile(
    r"\b(?:(?:who|that) )?(?:left|bequeathed|willed) (?:me|us|him|her|them|his|my)\b"
    r"|\b(who|that) (?:never (?:comes?|came)|does not come|did not come|left|died|vanished|disappeared)\b"
)
AGAINST = re.compile(
    r"\b(from|against|steals?|stole|sabotag\w+|hunts?|hunted|hunting|chas\w+|fights?|fighting|villain|tyrant"
    r"|escap\w+|must defeat)\b"
)


@dataclass(frozen=True)
class Living:
    """The figures of an idea, the hero first, with the phrase that names the hero."""

    hero: Figure | None
    hero_phrase: Phrase | None
    hero_count: int
    others: tuple[Figure, ...]


def find_figures(words: list[str], tags: list[str], found: list[Phrase], *, first_person: bool) -> Living:
    """The hero is the first living noun before the first verb that is nobody's kin and follows no
    preposition."""
    living = [p for p in found if p.cls in ANIMATE]
    phrase = _hero(words, tags, living, first_person=first_person)
    low = " ".join(words).lower()
    hero = _hero_figure(phrase, words, low) if phrase else None
    others = [_other(p, words, phrase) for p in living if p is not phrase and _is_other(p, phrase, words)]
    owners = [figure for p in found if (figure := _owner(p))]
    unique = {figure.lemma: figure for figure in [*owners, *others] if hero is None or _differs(figure, hero)}
    return Living(hero, phrase, phrase.count if phrase else 1, tuple(unique.values()))


def _differs(figure: Figure, hero: Figure) -> bool:
    """Whether a figure is somebody else than the hero: not "Pilar" of "a girl named Pilar"."""
    return figure.lemma != hero.lemma and (not figure.name or figure.name != hero.name)


def _hero(words: list[str], tags: list[str], living: list[Phrase], *, first_person: bool) -> Phrase | None:
    told = next((p for p in living if first_person and _before(words, p) in ("am", "i'm")), None)
    if told is not None:
        return told
    border = next((i for i, t in enumerate(tags) if t in ("REL", "V", "AUX", "MODAL")), len(words))
    for phrase in living:
        kin = first_person and phrase.determiner in POSSESSIVES
        if phrase.end <= border and not phrase.preposition and not kin:
            return phrase
    if first_person:
        return None
    if tags and tags[0] == "PREP":
        comma = words.index(",") if "," in words else 0
        after = [p for p in living if p.start > comma and not p.preposition]
        if after:
            return after[0]
    free = [p for p in living if not p.preposition]
    return next(iter(free or living), None)


def _before(words: list[str], phrase: Phrase) -> str:
    """The word before a phrase, lower-cased."""
    return words[phrase.start - 1].lower() if phrase.start else ""


def _hero_figure(phrase: Phrase, words: list[str], low: str) -> Figure:
    text = " ".join(words)
    called = re.search(r"\b(?:named|called)\s+([A-Z]\w+)", text)
    name = called[1] if called else _name_of(phrase)
    noun = _title_noun(phrase) if phrase.is_name else _noun(phrase)
    if phrase.lemma in GHOSTS and words[phrase.end : phrase.end + 1] == ["of"]:
        noun += " " + _of_whom(words, phrase.end)
    gender = gender_of(phrase.lemma) or _pronoun_gender(low, phrase)
    article = "the" if phrase.determiner == "the" else "a"
    return Figure(
        noun,
        noun.split(" of ")[0].split()[-1] if noun else "",
        kind_of(noun),
        gender,
        name,
        phrase.count > 1,
        "companion",
        article,
    )


def _name_of(phrase: Phrase) -> str:
    """The given name in a phrase that ends in one: "Mora" of "Detective Mora", "Ida" of "his daughter
    Ida"."""
    if not phrase.is_name:
        return ""
    text = TITLES.sub("", phrase.bare).split()
    return next((word for word in text if word[0].isupper()), text[0])


def _of_whom(words: list[str], at: int) -> str:
    """ "of a chess master", up to the next verb."""
    taken = [words[at]]
    for word in words[at + 1 : at + 5]:
        taken.append(word)
        if noun_class(word) == "person":
            break
    return " ".join(taken)


def _title_noun(phrase: Phrase) -> str:
    """ "Detective Mora" is a detective, "her daughter Ida" a daughter; "Anna" says nothing of what she is."""
    *before, _ = phrase.bare.split()
    living = [word.lower() for word in before if noun_class(word) in LIVING]
    return living[-1] if living else ""


def _noun(phrase: Phrase) -> str:
    """The phrase as one of its kind: "two rival bakers" gives "baker", "retired nurses" "retired nurse"."""
    numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    kept = [w for w in phrase.modifiers if w.lower() not in ("rival", "other", "own", *numbers)]
    return (
        " ".join([*kept, phrase.lemma]).lower()
        if phrase.is_plural
        else " ".join([*kept, phrase.head.lower()])
    )


def _pronoun_gender(low: str, phrase: Phrase) -> Gender:
    if phrase.count > 1:
        return ""
    match = re.search(r"\b(he|his|him|himself|she|her|hers|herself)\b", low)
    if not match:
        return ""
    return "female" if match[1].startswith(("she", "her")) else "male"


def kind_of(noun: str) -> str:
    """person, child, animal, ghost, robot or being, from the words of a noun phrase."""
    parts = [singular(word) for word in noun.lower().split()]
    for kinds, name in ((GHOSTS, "ghost"), (ROBOTS, "robot"), (CHILDREN, "child")):
        if kinds & set(parts):
            return name
    if parts and parts[-1] in AMONG_PEOPLE and len(parts) > 1 and noun_class(parts[-2]) == "animal":
        return "animal"
    if parts and parts[-1] in MANLIKE:
        return "person"
    last = noun_class(parts[-1]) if parts else "person"
    return last if last in ("animal", "being") else "person"


def _is_other(phrase: Phrase, hero: Phrase | None, words: list[str]) -> bool:
    placed = phrase.is_name and phrase.preposition in ("in", "at", "of", "on", "to", "aboard")
    if placed or (hero is not None and phrase.lemma == hero.lemma):
        return False
    same = hero is not None and hero.lemma in GHOSTS and words[hero.end : phrase.start][:1] == ["of"]
    follows = hero is not None and phrase.start == hero.end + 1
    return not (same and follows) and (hero is None or _before(words, phrase) not in BEING)


def _other(phrase: Phrase, words: list[str], hero: Phrase | None) -> Figure:
    noun = _title_noun(phrase) if phrase.is_name else _noun(phrase)
    called = words[phrase.end : phrase.end + 1] in (["named"], ["called"]) and words[phrase.end + 1 :]
    name = called[0] if called else _name_of(phrase)
    kind = kind_of(noun)
    relation = _relation(phrase, kind, words, hero)
    noun = re.sub(r"^(?:late|dead|deceased|vanished|missing)\s+", "", noun)
    gender = gender_of(noun.split()[-1] if noun else phrase.lemma)
    own = phrase.determiner in POSSESSIVES and noun != ""
    article = "own" if own else "the" if phrase.determiner == "the" else "a"
    lemma = noun.split()[-1] if phrase.is_name and noun else phrase.lemma
    return Figure(noun, lemma, kind, gender, name, phrase.is_plural, relation, article)


def _relation(phrase: Phrase, kind: str, words: list[str], hero: Phrase | None) -> Relation:
    before = " ".join(words[max(0, phrase.start - 6) : phrase.start]).lower()
    after = " ".join(words[phrase.end : phrase.end + 4]).lower()
    own = phrase.text.lower()
    lost_child = kind in ("child", "animal") and "lost" in own
    if kind == "ghost":
        return "marvel"
    if NEVER_BACK.match(after) or (GONE.search(own) and not lost_child):
        return "absent"
    if "enem" in own:
        return "antagonist"
    if "rival" in own:
        return "rival"
    if hero is not None and LOST_SPOUSES.get(hero.lemma) == phrase.lemma:
        return "absent"
    if hero is not None and [w.lower() for w in words[hero.end : phrase.start]] == ["and"]:
        return "child" if kind == "child" else "animal" if kind == "animal" else "partner"
    if re.search(r"\b(?:love|loves|loved|marr\w+)\b", before):
        return "beloved"
    if AGAINST.search(before) and kind not in ("child",):
        return "antagonist"
    return _by_kind(kind)


def _by_kind(kind: str) -> Relation:
    kinds: dict[str, Relation] = {"child": "child", "animal": "animal", "robot": "marvel", "being": "marvel"}
    return kinds.get(kind, "companion")


def _owner(phrase: Phrase) -> Figure | None:
    """ "my grandmother's piano" has a grandmother in it, who is not there any more."""
    for word in phrase.text.split():
        noun = singular(re.sub(r"'s$|s'$", "", word.lower()))
        if "'" in word and noun in KIN:
            return Figure(noun, noun, "person", gender_of(noun), relation="absent")
    return None
