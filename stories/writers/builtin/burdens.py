"""What weighs on a hero: a fear, a wish, something that cannot be done. It is never an object of the plot."""

import re

from stories.writers.builtin.dictionary import past, verb_lemma
from stories.writers.builtin.premise import Clause

BURDENS = ("fear", "wish", "unable", "only")
AFRAID = frozenset(["afraid", "scared", "terrified", "frightened", "fear", "phobia", "terror"])
DREADS = frozenset(["fears", "dreads"])
NOUNLIKE = ("DET", "N", "ADJ", "NUM", "NAME", "POS")
WISHING = frozenset(["want", "wish", "hope", "long", "dream", "need", "yearn"])
ONLY_ONE = re.compile(
    r"\bonly one (?:of (?:them|the two|the three|these|those) )?(?:who |that )?"
    r"((?:can|knows?|has|is|\w+s) ?[\w’' -]*)"
)


def feared(words: list[str], tags: list[str]) -> tuple[str, int, int]:
    """What an idea says its hero is afraid of, and the words that say so; ("", 0, 0) when nothing is."""
    low = [word.lower() for word in words]
    for at, word in enumerate(low):
        of = at + 1 < len(low) and low[at + 1] == "of"
        start = at + 2 if word in AFRAID and of else at + 1 if word in DREADS else 0
        end = start
        while start and end < len(low) and _is_feared(low, tags, end):
            end += 1
        if end > start:
            return " ".join(words[start:end]).replace("'", "’"), at, end
    return "", 0, 0


def _is_feared(low: list[str], tags: list[str], at: int) -> bool:
    gerund = low[at].endswith("ing") or low[at - 1] in ("being", "getting")
    return tags[at] in NOUNLIKE or gerund or (low[at] == "of" and tags[at - 1] == "N")


def wished(clause: Clause | None) -> str:
    """ "to be forgotten" of somebody who wants to be forgotten."""
    if clause is None or clause.lemma not in WISHING or not clause.rest.startswith("to "):
        return ""
    return clause.rest


def unable(clause: Clause | None) -> str:
    """ "swim" of somebody who cannot swim."""
    if clause is None or clause.lemma != "be" or not clause.rest.startswith("unable to "):
        return ""
    return clause.rest.removeprefix("unable to ")


def told_of_one(low: str) -> str:
    """ "can taste" of two of whom only one of them can taste."""
    match = ONLY_ONE.search(low)
    return match[1].strip() if match else ""


def in_past(told: str) -> str:
    """ "could taste" of "can taste"."""
    verb, _, rest = told.partition(" ")
    if verb == "can":
        return f"could {rest}".strip()
    return f"{past(verb_lemma(verb))} {rest}".strip()
