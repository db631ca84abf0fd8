"""The hand-made material: TOML files beside this module, read once a process."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Table = dict[str, Any]
CONDITION = re.compile(r"^\((?:\?|(?=\+))([^)]*)\)\s*")


def load(name: str) -> Table:
    """The parsed file `material/<name>.toml`. The answer is shared: callers must not change it."""
    return _read(name)


@cache
def _read(name: str) -> Table:
    source = files("stories.writers.builtin").joinpath("material", *f"{name}.toml".split("/"))
    return tomllib.loads(source.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Entry:
    """A piece of text with the conditions under which it fits; `-tag` means: not when that tag holds.

    `gives` are facts that hold in the story once it has been told (`+fact`), for later conditions.
    """

    text: str
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()

    def fits(self, tags: frozenset[str]) -> bool:
        """Whether a story with these tags may use it."""
        return self.needs <= tags and not self.bars & tags


@cache
def entry(raw: str) -> Entry:
    """An entry as written in the material: `(?ghost -first +window) text`, `(+window) text`, or text."""
    match = CONDITION.match(raw)
    if not match:
        return Entry(raw.strip())
    marks = match[1].split()
    needs = frozenset(mark for mark in marks if mark[0] not in "-+")
    bars = frozenset(mark[1:] for mark in marks if mark.startswith("-"))
    gives = frozenset(mark[1:] for mark in marks if mark.startswith("+"))
    return Entry(raw[match.end() :].strip(), needs, bars, gives)


def entries(pool: list[str]) -> list[Entry]:
    """All entries of a pool."""
    return [entry(raw) for raw in pool]


@dataclass(frozen=True)
class Beat:
    """One step of a scene. `level` 0 is always told; higher ones as the length asks for them."""

    level: int
    kind: str
    args: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()

    def fits(self, tags: frozenset[str]) -> bool:
        return self.needs <= tags and not self.bars & tags


@dataclass(frozen=True)
class SceneShape:
    """One scene of a plot: who is there, when, and its beats in order."""

    titles: tuple[str, ...]
    at: Literal["place", "spot1", "spot2", "edge"]
    hour: str
    cast: tuple[str, ...]
    scenes: frozenset[int]
    """For which numbers of scenes this one is part of the story."""
    opening: str
    hooks: tuple[str, ...]
    beats: tuple[Beat, ...]
    passages: dict[str, tuple[Entry, ...]]
    plain: dict[str, str]
    weather: str = ""
    where: str = ""
    """What a picture of it shows, where the name of the spot does not say."""
    needs: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Engine:
    """A plot with its roles, its wording for concept cards, and its scenes."""

    name: str
    genres: tuple[str, ...]
    tones: tuple[str, ...]
    titles: tuple[str, ...]
    loglines: tuple[str, ...]
    stakes: tuple[str, ...]
    difference: tuple[str, ...]
    """What sets this plot apart, told by one turn of it or another."""
    knowledge: str
    roles: dict[str, str]
    """Relation of an idea's other figure to its hero → the part it plays here; "" when it cannot be."""
    fits: dict[str, int]
    people: dict[str, tuple[str, ...]]
    """Part → nouns for an invented figure, each with its conditions."""
    wears: dict[str, str]
    scenes: tuple[SceneShape, ...]
    things: tuple[str, ...] = ()
    """What the story turns on when the idea names no object; else one of the hero's trade."""


ENGINES = ("haunting", "road", "gift", "hiding", "quarrel", "price")


@cache
def engine(name: str) -> Engine:
    """The plot `material/engines/<name>.toml`."""
    raw = _read(f"engines/{name}")
    return Engine(
        name=name,
        genres=tuple(raw["genres"]),
        tones=tuple(raw["tones"]),
        titles=tuple(raw["titles"]),
        loglines=tuple(raw["loglines"]),
        stakes=tuple(raw["stakes"]),
        difference=tuple(raw["difference"]),
        knowledge=raw["knowledge"],
        roles=raw["roles"],
        fits=raw["fits"],
        people={part: tuple(nouns) for part, nouns in raw.get("people", {}).items()},
        wears=raw.get("wears", {}),
        things=tuple(raw.get("things", [])),
        scenes=tuple(_scene(shape) for shape in raw["scene"]),
    )


def _scene(raw: Table) -> SceneShape:
    return SceneShape(
        titles=tuple(raw["titles"]),
        at=raw["at"],
        hour=raw["hour"],
        cast=tuple(raw["cast"]),
        scenes=frozenset(raw.get("scenes", [4, 5, 6])),
        opening=raw["opening"],
        hooks=tuple(raw["hooks"]),
        beats=tuple(_beat(line) for line in raw["beats"]),
        passages={key: tuple(entries(pool)) for key, pool in raw["p"].items()},
        plain=raw["plain"],
        weather=raw.get("weather", ""),
        where=raw.get("where", ""),
        needs=frozenset(raw.get("needs", [])),
        gives=frozenset(raw.get("gives", [])),
    )


def _beat(line: str) -> Beat:
    """A beat as written: `1 talk B witness open,press` or `(?scenes4) 0 bridge`."""
    marked = entry(line)
    level, kind, *args = marked.text.split()
    return Beat(int(level), kind, tuple(args), marked.needs, marked.bars)
