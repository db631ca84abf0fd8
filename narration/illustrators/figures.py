"""What each figure of a scene does, holds and feels, read from the sentences that are about it."""

import re
from collections import Counter
from dataclasses import dataclass

from narration.illustrators.words import Found, find, words_of

SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*|\n+")
PRONOUN = re.compile(r"\s*(?:And |But |Then |So )?(?:he|she|they)\b", re.IGNORECASE)
OBJECT = frozenset(
    [
        "of",
        "at",
        "to",
        "for",
        "with",
        "over",
        "under",
        "from",
        "by",
        "about",
        "behind",
        "beside",
        "on",
        "past",
        "against",
        "than",
        "and",
    ]
)
"""A name after one of these is not the one who acts."""
DEED_WITHIN, MOOD_WITHIN, HELD_WITHIN = 4, 7, 10
"""Words after the one who acts."""
SHOWING = ("sit", "kneel", "run", "walk", "point", "raise", "reach")
"""Deeds that show in a picture, apart from work and holding."""
HANDLING = frozenset(("hold", "raise", "reach", "work"))
TOWARDS = frozenset(["at", "to", "toward", "towards", "of", "from", "by", "into"])
DRAWN = (["her"], ["his"], ["a"], ["the"], ["its"])
PLANNED, ABOUT = 3.0, 5.0
"""Weights of a thing that the title or the opening names, and of the thing that the story is about."""
WEIGHTY = 1.7
"""Weight of a thing that is named more than once, or is planned: it is worth showing."""

Deeds = list[tuple[str, list[str]]]
"""Who acts, and the words that follow, for every sentence that has somebody in it."""


@dataclass(frozen=True)
class Bearing:
    """One figure in a scene."""

    deed: str = ""
    held: str = ""
    mood: str = ""


def things_of(seen: str, *, spoken: str, planned: str, about: str) -> dict[str, float]:
    """Things that can be held with their weights, those that matter most to the scene first.

    `seen` is what can be seen of the prose, `spoken` all of it, `planned` title and opening, `about` who
    the story is about: the thing of the story matters most, if the scene speaks of it at all.
    """
    weight: dict[str, float] = {}
    for one in find(words_of(seen), "held"):
        weight[one.name] = weight.get(one.name, 0.0) + 1 - min(one.at, 600) / 1200
    spoken_of = {one.name for one in find(words_of(spoken), "held")}
    for text, more in ((planned, PLANNED), (about, ABOUT)):
        for name in {one.name for one in find(words_of(text), "held")} & (spoken_of | set(weight)):
            weight[name] = weight.get(name, 0.0) + more
    return dict(sorted(weight.items(), key=lambda item: -item[1]))


def bearings_of(names: list[str], *, seen: str, things: dict[str, float]) -> dict[str, Bearing]:
    """How every figure is to be shown; the first one holds the scene's thing if nobody else does."""
    acts = _acts(names, seen)
    held = _holders(names, acts=acts, things=things)
    return {name: Bearing(_deed(name, acts), held.get(name, ""), _mood(name, acts)) for name in names}


def _acts(names: list[str], seen: str) -> Deeds:
    """Every sentence with the figure that it is about; "she" is whoever was named last in the paragraph."""
    acts, last = [], ""
    for sentence in SENTENCE.findall(seen):
        if sentence.startswith("\n"):
            last = ""
            continue
        actor, rest = _actor(names, sentence)
        if not actor and last and PRONOUN.match(sentence):
            actor, rest = last, PRONOUN.sub("", sentence, count=1)
        if actor:
            acts.append((actor, words_of(rest)))
            last = actor
    return acts


def _actor(names: list[str], sentence: str) -> tuple[str, str]:
    """The first name that is not an object, and what follows it."""
    places = sorted((match.start(), name) for name in names for match in _named(name, sentence))
    for start, name in places:
        before = words_of(sentence[:start])
        if not before or before[-1] not in OBJECT:
            return name, sentence[start + len(name) :]
    return "", ""


def _named(name: str, sentence: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"\b{re.escape(name)}\b(?![’'-])", sentence))


def _deed(name: str, acts: Deeds) -> str:
    counts = Counter(
        one.name
        for actor, words in acts
        for one in find(words[:DEED_WITHIN], "deeds")[:1]
        if actor == name and not _is_drawn(one, words)
    )
    telling = {deed: count for deed, count in counts.items() if deed in SHOWING}
    return max(telling, key=lambda deed: telling[deed], default="work" if counts["work"] else "")


def _is_drawn(one: Found, words: list[str]) -> bool:
    """Whether something else runs: "ran her thumb down it"."""
    return one.name == "run" and words[one.at + one.words : one.at + one.words + 1] in DRAWN


def _mood(name: str, acts: Deeds) -> str:
    found = [find(words[:MOOD_WITHIN], "moods") for actor, words in acts if actor == name]
    counts = Counter(one.name for moods in found for one in moods)
    return max(counts, key=lambda mood: counts[mood], default="")


def _holders(names: list[str], *, acts: Deeds, things: dict[str, float]) -> dict[str, str]:
    """Who holds which of the weightiest things: whoever the prose shows with it most often."""
    holders: dict[str, str] = {}
    for thing in list(things)[:5]:
        counts = Counter(actor for actor, words in acts if _handles(words, thing))
        best = max((name for name in names if name not in holders), key=lambda name: counts[name], default="")
        if counts[best]:
            holders[best] = thing
    main = next(iter(things), "")
    if names and main not in holders.values() and things.get(main, 0) >= WEIGHTY:
        holders[names[0]] = main
    return holders


def _handles(words: list[str], thing: str) -> bool:
    """Whether a hand comes before the thing: "set the box down", not "looked at the clock"."""
    at = next((one.at for one in find(words[:HELD_WITHIN], "held") if one.name == thing), None)
    if at is None or TOWARDS & set(words[max(0, at - 2) : at]):
        return False
    return any(one.name in HANDLING for one in find(words[:at], "deeds"))
