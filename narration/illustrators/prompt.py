"""The prompt of a picture, composed from a scene: where, when, who, what they do, what is seen."""

import re
from collections import Counter

from narration.illustrators.words import INDOORS, Found, find, ranked, words_of
from stories.schemas import CharacterSheet, StoryScene

MOST = 600
"""Characters of a prompt."""
MOST_SHOWN = 3
"""Figures described; further ones are only named."""
LOOKS_CHARS = 110
OPENING_WORDS = 150
"""How far into the prose its hour and weather are looked for: later ones belong to later."""
HOUR_PHRASES = {
    "dawn": "At dawn",
    "day": "By day",
    "afternoon": "In late golden afternoon light",
    "dusk": "At dusk",
    "night": "At night",
}
WEATHER_PHRASES = {"rain": "rain", "storm": "a storm", "snow": "snow", "fog": "fog"}
DEED_PHRASES = {
    "sit": "sits",
    "kneel": "kneels",
    "walk": "walks",
    "raise": "raises a hand",
    "reach": "reaches out",
    "work": "works",
}
HOLDING = {
    "sit": "sits with",
    "kneel": "kneels with",
    "walk": "walks with",
    "raise": "holds up",
    "reach": "holds out",
}
NOBODY = "Nobody is to be seen."
NOT_SEEN = frozenset(("window", "table", "stars", "moon", "birds", "plants", "bridge"))
"""Set pieces that prose mentions in passing; they are asked for only when the setting names them."""
SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def picture_prompt(scene: StoryScene, characters: list[CharacterSheet], *, opening: str = "") -> str:
    """What a picture of the scene shows, in plain English, at most `MOST` characters.

    `characters` are the sheets of the story's figures; only those present in the scene (`scene.characters`)
    are shown. `opening` is how things stand when the scene begins, if the outline says so.
    """
    # What people say is not what is to be seen: a storm in a quarrel is no weather.
    prose = QUOTED.sub(" ", scene.content)
    present = [sheet for sheet in characters if sheet.name in scene.characters]
    things = _things(prose, title=scene.title, opening=opening)
    parts = [
        _sentence(scene.setting or scene.title),
        _when(scene.setting, opening=opening, prose=prose),
        _deed(present, prose=prose, things=things),
        _surroundings(prose, setting=scene.setting, things=things),
        *(_figure(sheet) for sheet in present[:MOST_SHOWN]),
        NOBODY if not present else _company(present[MOST_SHOWN:]),
    ]
    return _fitted([part for part in parts if part])


def _sentence(text: str) -> str:
    text = " ".join(text.split()).strip(" .;,")
    return f"{text[:1].upper()}{text[1:160]}." if text else ""


def _when(setting: str, *, opening: str, prose: str) -> str:
    """Hour and weather, as the setting says, else the opening, else the first paragraphs."""
    hour = weather = ""
    for text in (setting, opening, " ".join(prose.split()[:OPENING_WORDS])):
        words = words_of(text)
        hour = hour or next(iter(ranked(find(words, "hours"))), "")
        weather = weather or next(iter(ranked(find(words, "weathers"))), "")
    phrase = HOUR_PHRASES.get(hour, "")
    seen = WEATHER_PHRASES.get(weather, "")
    if seen and phrase:
        return f"{phrase}, in {seen}."
    return f"In {seen}." if seen else f"{phrase}." if phrase else ""


def _things(prose: str, *, title: str, opening: str) -> list[str]:
    """Things that can be held, those that matter most to the scene first."""
    words = words_of(prose)
    found = find(words, "held")
    often = Counter(one.name for one in found)
    first = {one.name: one.at for one in reversed(found)}
    named = {one.name for one in find(words_of(f"{title} {opening}"), "held")}
    weight = {name: count + 3 * (name in named) - first[name] / 400 for name, count in often.items()}
    return sorted(weight, key=lambda name: -weight[name])


def _deed(present: list[CharacterSheet], *, prose: str, things: list[str]) -> str:
    """What the first figure does, and what is in its hands."""
    if not present:
        return f"In the middle lies {_a(things[0])}." if things else ""
    name = present[0].name
    deed = _deed_of(name, prose=prose)
    if not things:
        return f"{name} {DEED_PHRASES[deed]}." if deed else ""
    return f"{name} {HOLDING.get(deed, 'holds')} {_a(things[0])}."


def _deed_of(name: str, *, prose: str) -> str:
    """The first deed in a sentence about the figure, those that show before plain work."""
    deeds: list[Found] = []
    for sentence in SENTENCE.findall(prose):
        if name in sentence:
            deeds += find(words_of(sentence.split(name, 1)[1])[:6], "deeds")
    counts = Counter(one.name for one in deeds)
    telling = [deed for deed in counts if deed != "work"]
    best = max(telling, key=lambda deed: counts[deed], default="")
    return best or ("work" if counts else "")


def _surroundings(prose: str, *, setting: str, things: list[str]) -> str:
    """What else is to be seen: pieces of the place that the prose names, and a second thing."""
    words = words_of(prose)
    indoors = next(iter(ranked(find(words_of(setting), "places"))), "") in INDOORS
    counts = Counter(one.name for one in find(words, "set pieces") if one.name not in NOT_SEEN)
    pieces = [name for name, _ in counts.most_common() if not (indoors and name in OUT_OF_DOORS)]
    seen = [_a(name) for name in [*pieces[:2], *things[1:3]]]
    return f"Also to be seen: {', '.join(seen)}." if seen else ""


OUT_OF_DOORS = frozenset(
    [
        "lighthouse",
        "castle",
        "ship",
        "boat",
        "cottage",
        "church",
        "windmill",
        "rocket",
        "tent",
        "well",
        "signpost",
        "cart",
        "gravestone",
        "campfire",
    ]
)


def _figure(sheet: CharacterSheet) -> str:
    looks = sheet.appearance.strip(" .")
    if len(looks) > LOOKS_CHARS:
        looks = looks[:LOOKS_CHARS].rsplit(" ", 1)[0].rstrip(" ,;")
    return f"{sheet.name}: {looks[:1].lower()}{looks[1:]}."


def _company(further: list[CharacterSheet]) -> str:
    return f"With them: {', '.join(sheet.name for sheet in further)}." if further else ""


def _a(name: str) -> str:
    return name if name in ("stairs", "loaves", "plants") else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _fitted(parts: list[str]) -> str:
    """The parts in one line, the last ones left out where they would make it too long."""
    kept = ""
    for part in parts:
        if len(kept) + len(part) + 1 <= MOST:
            kept = f"{kept} {part}".strip()
    return kept
