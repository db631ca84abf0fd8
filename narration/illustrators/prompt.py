"""The prompt of a picture, composed from a scene: where, when, who, what they do, what is seen."""

import re
from collections import Counter

from narration.illustrators.figures import WEIGHTY, Bearing, bearings_of, things_of
from narration.illustrators.setting import Setting, seen_in, setting_of
from narration.illustrators.words import find, with_article, words_of
from stories.schemas import CharacterSheet, StoryScene

MOST = 900
"""Characters of a prompt."""
MOST_SHOWN = 3
"""Figures described; further ones are only named."""
LOOKS_CHARS = 110
HOUR_PHRASES = {
    "dawn": "At dawn",
    "day": "By day",
    "afternoon": "In late golden afternoon light",
    "dusk": "At dusk",
    "night": "At night",
}
WEATHER_PHRASES = {
    "rain": "rain",
    "storm": "a storm",
    "snow": "snow",
    "fog": "fog",
    "wind": "wind",
    "dust": "blowing dust",
}
PLACE_PHRASES = {
    "coast": "On the sea shore",
    "island": "On an island",
    "harbour": "At a harbour",
    "aboard": "Aboard a ship",
    "forest": "In a forest",
    "village": "In a village",
    "street": "In a village street",
    "road": "On a country road",
    "bridge": "On a bridge",
    "wall": "Before a door in a wall",
    "market": "In a market square",
    "park": "In a park",
    "churchyard": "In a churchyard",
    "platform": "On a railway platform",
    "castle": "Below a castle",
    "mountain": "In the mountains",
    "cave": "In a cave",
    "desert": "In a desert",
    "mars": "On Mars",
    "city": "In a city street",
    "space": "In outer space",
    "garden": "In a garden",
    "stair": "On a stair",
    "corridor": "In a long corridor",
    "cabin": "In a ship's cabin",
    "train": "In a railway carriage",
    "ward": "In a hospital ward",
    "station": "In a space station",
    "theatre": "On the stage of a theatre",
    "lamp room": "In the lamp room of a lighthouse",
    "hall": "In a great hall",
}
DOING = {
    "sit": "sits",
    "kneel": "kneels",
    "run": "runs",
    "walk": "walks",
    "point": "points",
    "raise": "raises a hand",
    "reach": "reaches out",
    "work": "works",
    "": "stands",
}
HOLDING = {
    "sit": "sits with",
    "kneel": "kneels with",
    "run": "runs with",
    "walk": "walks with",
    "raise": "holds up",
    "reach": "holds out",
}
VIEW_PHRASES = (
    "Seen at eye level",
    "A wide view",
    "A close view",
    "Seen from above",
    "A framed view",
)
SIDE_PHRASES = ("light from the left", "light from the right")
FEELING = {"glad": "smiling", "sad": "sad", "afraid": "afraid", "angry": "angry"}
NOBODY, FIRELESS = "Nobody is to be seen.", "No fire burns."
NOT_SEEN = frozenset(("window", "table", "stars", "moon", "birds", "plants", "bridge", "door", "chair"))
"""Set pieces that prose mentions in passing; they are asked for only when the setting names them."""
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
        "bicycle",
        "tree",
    ]
)
OF_ROOMS = frozenset(
    ["oven", "stove", "piano", "fireplace", "bed", "bookshelf", "blackboard", "stairs", "throne"]
) | {
    "wall clock",
    "telescope stand",
}
FIERY = frozenset(("campfire", "fireplace", "oven", "stove"))
EARLY_WORDS = 120
DREADED = re.compile(r"\b(?:afraid|frightened|scared|terrified) of (?:the )?([a-z]+)")


def picture_prompt(scene: StoryScene, characters: list[CharacterSheet], *, opening: str = "") -> str:
    """What a picture of the scene shows, in plain English, at most `MOST` characters.

    `characters` are the sheets of the story's figures; only those present in the scene (`scene.characters`)
    are shown. `opening` is how things stand when the scene begins, if the outline says so.
    """
    seen = seen_in(scene.content)
    present = _in_order([sheet for sheet in characters if sheet.name in scene.characters])
    about = f"{present[0].description} {present[0].role}" if present else ""
    setting = setting_of(scene.setting or scene.title, opening=opening, prose=seen, about=about)
    things = things_of(seen, spoken=scene.content, planned=f"{scene.title} {opening}", about=about)
    bearings = bearings_of([sheet.name for sheet in present], seen=seen, things=things)
    parts = [
        _place(setting),
        _when(setting),
        _view(scene.scene_number),
        *(_bearing(sheet.name, bearings[sheet.name]) for sheet in present[:MOST_SHOWN]),
        f"In the middle lies {with_article(next(iter(things)))}." if things and not present else "",
        _also(
            [
                *_pieces(
                    seen, named=f"{scene.setting} {scene.title} {opening}", absent=_absent(setting, present)
                ),
                *_left(things, bearings),
            ]
        ),
        _sentence(scene.setting or scene.title),
        *(_figure(sheet) for sheet in present[:MOST_SHOWN]),
        FIRELESS if _dreaded(present) else "",
        NOBODY if not present else _company(present[MOST_SHOWN:]),
    ]
    return _fitted([part for part in parts if part])


def _in_order(sheets: list[CharacterSheet]) -> list[CharacterSheet]:
    """The protagonist first: the picture is about him or her."""
    return sorted(sheets, key=lambda sheet: sheet.role != "protagonist")


def _place(setting: Setting) -> str:
    if not setting.place:
        return ""
    return f"{PLACE_PHRASES.get(setting.place) or f'In {with_article(setting.place)}'}."


def _sentence(text: str) -> str:
    text = " ".join(text.split()).strip(" .;,")
    return f"The scene: {text[:160]}." if text else ""


def _when(setting: Setting) -> str:
    phrase = HOUR_PHRASES.get(setting.hour, "")
    weather = WEATHER_PHRASES.get(setting.weather, "")
    if weather and setting.indoors:
        return f"{phrase}, {weather} outside." if phrase else f"{weather[:1].upper()}{weather[1:]} outside."
    if weather and phrase:
        return f"{phrase}, in {weather}."
    return f"In {weather}." if weather else f"{phrase}." if phrase else ""


def _view(number: int) -> str:
    """Another view for every scene of a book: pictures of one place would come too near to each other."""
    return f"{VIEW_PHRASES[number % len(VIEW_PHRASES)]}, {SIDE_PHRASES[number // 2 % len(SIDE_PHRASES)]}."


def _bearing(name: str, bearing: Bearing) -> str:
    """What a figure does, what is in its hands, what shows in its face."""
    mood = f", {FEELING[bearing.mood]}" if bearing.mood else ""
    if bearing.held:
        return f"{name} {HOLDING.get(bearing.deed, 'holds')} {with_article(bearing.held)}{mood}."
    return f"{name} {DOING.get(bearing.deed, 'stands')}{mood}."


def _left(things: dict[str, float], bearings: dict[str, Bearing]) -> list[str]:
    """Things that matter and that nobody holds."""
    held = {bearing.held for bearing in bearings.values()}
    return [thing for thing, weight in things.items() if thing not in held and weight >= WEIGHTY][:2]


def _dreaded(present: list[CharacterSheet]) -> frozenset[str]:
    """Set pieces of which somebody present is afraid."""
    told = " ".join(sheet.description.lower() for sheet in present)
    return FIERY if "fire" in DREADED.findall(told) else frozenset()


def _absent(setting: Setting, present: list[CharacterSheet]) -> frozenset[str]:
    """Set pieces that do not belong here, or that somebody present is afraid of."""
    return NOT_SEEN | _dreaded(present) | (OUT_OF_DOORS if setting.indoors else OF_ROOMS)


def _pieces(seen: str, *, named: str, absent: frozenset[str]) -> list[str]:
    """Pieces of the place that the prose names early or more than once, or that the plan names."""
    found = [one for one in find(words_of(seen), "set pieces") if one.name not in absent]
    counts = Counter(one.name for one in found)
    counts.update({one.name: 2 for one in find(words_of(named), "set pieces") if one.name in counts})
    early = {one.name for one in found if one.at < EARLY_WORDS}
    return [name for name, count in counts.most_common() if count > 1 or name in early][:2]


def _also(names: list[str]) -> str:
    return f"Also to be seen: {', '.join(with_article(name) for name in names)}." if names else ""


def _figure(sheet: CharacterSheet) -> str:
    looks = sheet.appearance.strip(" .")
    if len(looks) > LOOKS_CHARS:
        looks = looks[:LOOKS_CHARS].rsplit(" ", 1)[0].rstrip(" ,;")
    return f"{sheet.name}: {looks[:1].lower()}{looks[1:]}."


def _company(further: list[CharacterSheet]) -> str:
    return f"With them: {', '.join(sheet.name for sheet in further)}." if further else ""


def _fitted(parts: list[str]) -> str:
    """The parts in one line, the last ones left out where they would make it too long."""
    kept = ""
    for part in parts:
        if len(kept) + len(part) + 1 <= MOST:
            kept = f"{kept} {part}".strip()
    return kept
