"""Where and when a scene plays: the kind of place, inside or out of doors, the hour, the weather."""

import re
from collections import Counter
from dataclasses import dataclass

from narration.illustrators.vocabulary import HOMES, INDOORS
from narration.illustrators.words import find, first_of, words_of

OPENING_WORDS = 150
"""How far into the prose its hour and weather are looked for: later ones belong to later."""
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
SIMILE = re.compile(
    r"\b(?:like|as if|as though|as (?:one|people|you|they|a|an|it|somebody|someone)|than)\b[^,.;:!?—]*"
)
RELATIVE = re.compile(
    r"\b(?:of|in|over|under|behind|beyond|before|outside|near|beside|below|above|opposite|facing|with|built"
    r"|at the foot of|at the end of|at the edge of|overlooking|towards?|past)\b",
    re.IGNORECASE,
)
"""What follows says where a spot lies, not what it is: a storeroom behind a church is no church."""
MEMORY = re.compile(r"\b(?:years ago|years before|used to|would have)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?…]+[.!?…]*|[.!?…]+")
WITHIN = re.compile(
    r"\b(?:in|into|inside|across|through|round|about|entered|reached) (?:the|his|her|their|my|a|an)"
    r"((?: [a-z'’-]+){1,3})"
)
PHRASE = 3
"""Words of a term that is sure to mean its place: "gallery under the dome"."""
WILD = frozenset(
    ("forest", "desert", "space", "garden", "mars", "mountain", "castle", "coast", "island", "market")
)
"""Regions where one is out of doors, if nothing speaks against it."""
WORKING = ("at work", "working day", "behind the counter", "at the desk", "at the bench")


@dataclass(frozen=True)
class Setting:
    """What a picture of a scene is a picture of. Empty: the scene does not say."""

    place: str
    """One of `vocabulary.PLACES`."""
    hour: str
    weather: str

    @property
    def indoors(self) -> bool:
        return self.place in INDOORS


def seen_in(prose: str) -> str:
    """The prose without speech, comparisons and memories: nothing of them is to be seen."""
    plain = SIMILE.sub(" ", QUOTED.sub(" ", prose))
    return "".join(sentence for sentence in SENTENCE.findall(plain) if not MEMORY.search(sentence))


def setting_of(where: str, *, opening: str, prose: str, about: str) -> Setting:
    """Read a scene's setting; where that is silent, its opening and its prose.

    `prose` is what `seen_in` left; `about` says who the first figure is: people are often where they work.
    """
    spot = where.split(";")[0]
    hour = weather = ""
    # "The night kitchen; afternoon": the hour stands behind the place.
    for text in (where.partition(";")[2], where, opening, " ".join(prose.split()[:OPENING_WORDS])):
        hour = hour or first_of(text, "hours")
        weather = weather or first_of(text, "weathers")
    place = _place(spot, opening=opening, prose=prose, about=about)
    return Setting(place, hour, weather)


def _place(spot: str, *, opening: str, prose: str, about: str) -> str:
    """The first clause that names a spot decides; a mere region is looked at more closely."""
    region = ""
    for clause in spot.split(","):
        phrase = next((one.name for one in find(words_of(clause), "places") if one.words >= PHRASE), "")
        if phrase:
            return phrase
        head, *relations = RELATIVE.split(clause)
        for text in (head, *relations):
            named = find(words_of(text), "places")
            if not named and _is_station(text):
                return _station(f"{opening} {prose}", clause=spot)
            region = region or _region(text)
            if named and not _region(text):
                # The last one is the head: a school attic is an attic.
                return named[-1].name
    if region == "station":
        return _station(f"{opening} {prose}", clause=spot)
    if region:
        return _within(region, opening=opening, prose=prose, about=about)
    return first_of(spot, "places") or first_of(" ".join(prose.split()[:OPENING_WORDS]), "places")


def _is_station(text: str) -> bool:
    return words_of(text)[-1:] == ["station"]


def _region(text: str) -> str:
    """The region, if the text names it and nothing smaller."""
    words = [
        word for word in words_of(text) if word not in ("the", "a", "an", "in", "on", "at", "old", "little")
    ]
    found = find(words, "regions")
    return found[0].name if found and found[-1].at + found[-1].words == len(words) and len(words) <= 2 else ""


def _station(text: str, *, clause: str) -> str:
    counts = Counter(one.name for one in find(words_of(f"{clause} {text}"), "stations"))
    return "station" if counts["space"] > counts["railway"] else "platform"


def _within(region: str, *, opening: str, prose: str, about: str) -> str:
    """A place in a region: its open air, or the room of which the prose speaks."""
    if not _is_inside(region, opening=opening, prose=prose):
        return region
    if region in HOMES:
        return HOMES[region]
    trade = _trade(about, region=region)
    if trade and (region in WILD or any(phrase in opening.lower() for phrase in WORKING)):
        return trade
    rooms = Counter(
        one.name
        for match in WITHIN.finditer(f"{opening} {prose}".lower())
        for one in find(words_of(match[1]), "places")
        if one.name in INDOORS and one.name not in ("stair", "room")
    )
    named = rooms.most_common(1)
    if named and named[0][1] > 1:
        return named[0][0]
    return trade or "room"


def _trade(about: str, *, region: str) -> str:
    """The room that somebody's trade is done in, or that the story is about."""
    rooms = INDOORS - {"train"}  # A train driver is not always on the train.
    kept = next((one.name for one in find(words_of(about), "places") if one.name in rooms), "")
    trade = first_of(about, "trade rooms")
    return kept or ("" if trade == "cave" and region not in WILD else trade)


def _is_inside(region: str, *, opening: str, prose: str) -> bool:
    """Whether more speaks for a room than for the open air."""
    signs = Counter(one.name for one in find(words_of(f"{opening} {opening} {prose}"), "signs"))
    margin = 1.5 if region in WILD else 1.0
    return signs["inside"] > 0 and signs["inside"] >= margin * signs["outside"]
