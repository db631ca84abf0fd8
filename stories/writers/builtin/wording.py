"""The phrases of a plan that come from the idea: what the hero does, in the forms the material asks for."""

import re
from dataclasses import replace

from stories.writers.builtin.burdens import BURDENS, in_past
from stories.writers.builtin.dictionary import past, plural, present, verb_form
from stories.writers.builtin.material import load
from stories.writers.builtin.people import Person
from stories.writers.builtin.premise import Clause, Premise

SHORT_REST = 5
"""Words behind the verb that may come again in every scene."""
BORDERS = frozenset(
    [
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "until",
        "before",
        "after",
        "from",
        "during",
        "because",
        "on",
        "at",
        "in",
        "with",
        "for",
    ]
)


def clause_of(premise: Premise, hero: Person, thing: str) -> Clause:
    """What the hero does: the idea's own clause, else what one of that trade does, else to look after
    the thing; with no thing, to keep early hours."""
    if premise.clause is not None:
        return premise.clause
    work = load("lexicon")["work"].get(hero.noun.split()[-1])
    if work:
        lemma, _, rest = work.partition("|")
        return Clause(lemma.strip(), rest.strip())
    return Clause("look", f"after {thing}") if thing else Clause("keep", "early hours")


def in_brief(clause: Clause) -> Clause:
    """The clause without what follows its object, so that it may be named in scene after scene."""
    words = clause.rest.split()
    if len(words) <= SHORT_REST:
        return clause
    border = next((i for i, word in enumerate(words) if i and word.lower() in BORDERS), SHORT_REST + 1)
    return replace(clause, rest=" ".join(words[:border])) if border <= SHORT_REST else clause


def lasting_clause(premise: Premise, hero: Person, thing: str) -> Clause:
    """What the hero has done for years: neither what happens once nor what one is can be it."""
    if premise.clause is not None and premise.clause.aspect == "habit":
        return premise.clause
    return clause_of(replace(premise, clause=None), hero, thing)


def clause_slots(clause: Clause, hero: Person, *, first: bool, many: bool) -> dict[str, str]:
    """The clause as `premise.pres`, `.vbn`, `.ing`, `.past` and `knack` (infinitive)."""
    rest = _with_pronouns(clause.rest.replace("'", "’"), hero, first=first, many=many)
    must = clause.modal == "must"
    forms = {
        "pres": f"must {clause.lemma}"
        if must
        else f"can {clause.lemma}"
        if clause.modal in ("can", "could")
        else present(clause.lemma),
        "vbn": verb_form(clause.lemma, "VBN"),
        "ing": verb_form(clause.lemma, "VBG"),
        "past": f"had to {clause.lemma}" if must else past(clause.lemma),
    }
    slots = {f"premise.{key}": f"{verb} {rest}".strip() for key, verb in forms.items()}
    learned = clause.lemma == "learn" and rest.startswith("to ")
    slots["knack"] = rest.removeprefix("to ") if learned else f"{clause.lemma} {rest}".strip()
    own = _with_pronouns(clause.rest.replace("'", "’"), hero, first=False, many=many)
    slots["premise3.pres"] = f"{forms['pres']} {own}".strip()
    slots["premise3.many"] = f"{_plural_verb(clause)} {clause.rest}".replace("'", "’").strip()
    slots["premise3.vbn"] = f"{forms['vbn']} {own}".strip()
    return slots


def _plural_verb(clause: Clause) -> str:
    modal = "must" if clause.modal == "must" else "can" if clause.modal in ("can", "could") else ""
    return f"{modal} {clause.lemma}".strip() if modal else present(clause.lemma, many=True)


def _with_pronouns(rest: str, hero: Person, *, first: bool, many: bool) -> str:
    own = hero.pronoun("s")
    if many:
        rest = re.sub(r"\btheir\b", own, rest)
    elif hero.kind != "person":
        rest = re.sub(r"\bits\b", own, rest)
    if not first:
        return re.sub(r"\b(?:my|our)\b", own, rest)
    rest = re.sub(r"\b(?:herself|himself|itself|themselves)\b", "myself", rest)
    return re.sub(r"\b(?:her|his|their|our)\b", "my", rest)


def burden_slots(premise: Premise, hero: Person, *, first: bool) -> dict[str, str]:
    """What weighs on the hero, in the hero's own pronouns; `only.past` beside `only`."""
    own = {
        name: _with_pronouns(getattr(premise, name).replace("'", "’"), hero, first=first, many=False)
        for name in BURDENS
    }
    return {**own, "only.past": in_past(premise.only) if premise.only else ""}


def kind_plural(noun: str) -> str:
    """ "ghosts" of "a ghost"."""
    return plural(re.sub(r"^(?:a|an|the|own) ", "", noun))
