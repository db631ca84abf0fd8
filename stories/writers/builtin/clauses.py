"""What the hero of an idea does: the clause whose subject is the hero, as an infinitive and its rest."""

import re

from stories.writers.builtin.burdens import WISHING
from stories.writers.builtin.dictionary import verb_lemma
from stories.writers.builtin.figures import Living
from stories.writers.builtin.premise import Aspect, Clause
from stories.writers.builtin.small_words import POSSESSIVES

FINITE = ("V", "AUX", "MODAL")
EVENTS = frozenset(
    [
        "fall",
        "find",
        "discover",
        "meet",
        "steal",
        "move",
        "lose",
        "wake",
        "inherit",
        "receive",
        "escape",
        "become",
        "die",
        "return",
        "arrive",
        "crash",
        "win",
        "marry",
        "decide",
        "refuse",
        "leave",
        "open",
        "break",
        "buy",
        "adopt",
        "kill",
        "kidnap",
        "vanish",
        "disappear",
        "awaken",
        "stumble",
        "encounter",
        "realise",
        "realize",
        "quit",
        "run",
        "fail",
        "learn",
        "make",
        "build",
        "bring",
        "give",
        "send",
        "start",
        "begin",
        "stop",
        "turn",
        "uncover",
        "witness",
        "survive",
        "rescue",
        "join",
        "cross",
        "travel",
        "solve",
        "plan",
        "ask",
        "try",
        "save",
        "hide",
        "enter",
        "cut",
        "ride",
        "climb",
    ]
)
WEAK = frozenset(["be", "do", "can", "will", "have", "must"])
SUBJECTS = ("PRON", "DET", "N", "NAME", "ADJ", "NUM")
NEGATIONS = frozenset(["not", "never", "cannot", "can't", "doesn't", "don't", "didn't", "won't"])
ARTICLES = frozenset(["a", "an", "the", "their", "his", "her", "its"])
LONGEST_REST = 12
"""Words of the clause that are kept; a longer one reads badly inside another sentence."""


def find_clause(words: list[str], tags: list[str], living: Living) -> Clause | None:
    """The first clause of the hero, or of the I who tells, with a full verb, else one with "be" or "have";
    None when neither is there."""
    start = _after_subject(words, living)
    if start is None:
        return None
    found = _clauses(words, tags, start)
    strong = [c for c in found if c.lemma not in WEAK and (c.rest or c.modal)]
    weak = [c for c in found if c.lemma in ("be", "have") and c.rest]
    return next(iter(strong or weak), None)


def _after_subject(words: list[str], living: Living) -> int | None:
    """Where the clauses of the hero begin: behind the phrase, or behind the "I" of who tells."""
    if living.hero_phrase is not None:
        return living.hero_phrase.end
    low = [word.lower() for word in words]
    return low.index("i") + 1 if "i" in low else None


def _clauses(words: list[str], tags: list[str], start: int) -> list[Clause]:
    found, at = [], start
    while at < len(words):
        if tags[at] not in FINITE:
            at = _behind_aside(tags, at)
            continue
        end = _clause_end(words, tags, at)
        verb = at
        while verb + 1 < end and tags[verb] in ("MODAL", "AUX") and tags[verb + 1] in ("V", "AUX", "ADV"):
            verb += 1
        verb = verb if tags[verb] == "V" else at
        found.append(_clause(words, tags, at, verb, end))
        at = max(end, at + 1)
    return found


def _behind_aside(tags: list[str], at: int) -> int:
    """The next token; behind its verb where a clause with a subject of its own begins ("where nobody
    dies")."""
    if tags[at] != "REL" or at + 1 >= len(tags) or tags[at + 1] not in SUBJECTS:
        return at + 1
    verb = next((i for i in range(at + 1, len(tags)) if tags[i] in FINITE), len(tags) - 1)
    return verb + 1


def _clause_end(words: list[str], tags: list[str], at: int) -> int:
    end = at + 1
    while end < len(words) and not _ends(words, tags, at, end):
        end += 1
    return end


def _ends(words: list[str], tags: list[str], at: int, end: int) -> bool:
    if tags[end] == "PUNCT":
        return words[end] != "," or (end + 1 < len(tags) and tags[end + 1] in ("CONJ", "PREP", "PRON", "V"))
    if tags[end] == "CONJ" and words[end].lower() in ("and", "but", "because", "while", "although"):
        following = tags[end + 1] if end + 1 < len(tags) else ""
        if following == "DET" and words[end + 1].lower() in POSSESSIVES:
            return True
        return following in ("V", "MODAL", "AUX", "PRON", "ADV") or words[end].lower() != "and"
    second = tags[end] == "V" and tags[end - 1] in ("N", "NAME", "ADV") and end > at + 2
    return second and not {"REL", "CONJ"} & set(tags[at:end]) and not words[end].lower().endswith("ing")


def _clause(words: list[str], tags: list[str], at: int, verb: int, end: int) -> Clause:
    modal = words[at].lower() if tags[at] == "MODAL" else ""
    lemma = verb_lemma(words[verb].lower())
    rest = re.sub(r"\s+([.,;:?!])", r"\1", " ".join(words[verb + 1 : end])).strip(" ,.;:?!")
    low = [word.lower() for word in words[max(0, at - 1) : verb + 1]]
    if NEGATIONS & set(low) and lemma not in WEAK:
        return _denied(lemma, _short(rest), able=modal.startswith("can"))
    if verb > at and verb_lemma(words[at].lower()) == "be" and not words[verb].lower().endswith("ing"):
        return Clause("be", _short(f"{words[verb]} {rest}".strip()), aspect="state")
    held = lemma == "run" and rest.split()[:1] and rest.split()[0].lower() in ARTICLES
    aspect = "event" if modal == "must" else "habit" if held else _aspect(lemma)
    return Clause(lemma, _short(rest), modal, aspect)


def _denied(lemma: str, rest: str, *, able: bool) -> Clause:
    """What somebody does not do: "cannot swim" is to be unable to swim, "never sleeps" to fail to sleep."""
    done = f"to {lemma} {rest}".strip()
    return Clause("be", f"unable {done}", aspect="state") if able else Clause("fail", done)


def _short(rest: str) -> str:
    """At most `LONGEST_REST` words, cut where a side clause or a comma begins."""
    rest = rest.split(",")[0]
    words = rest.split()
    if len(words) <= LONGEST_REST:
        return rest.replace("'", "’")
    for index in range(LONGEST_REST, 2, -1):
        if words[index].lower() in (
            "that",
            "which",
            "who",
            "when",
            "where",
            "while",
            "until",
            "and",
            "but",
            "because",
            "for",
        ):
            return " ".join(words[:index]).replace("'", "’")
    return ""


def _aspect(lemma: str) -> Aspect:
    if lemma in ("be", "have") or lemma in WISHING:
        return "state"
    return "event" if lemma in EVENTS else "habit"
