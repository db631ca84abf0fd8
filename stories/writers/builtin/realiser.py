"""From a plan to prose: every beat of every scene becomes a piece of text, drawn with a seed of its own.

More is written than a scene holds; `selection` takes what its length asks for. As each beat has its own
seed and the core of all scenes is written before anything optional, a scene that is
made longer or shorter keeps its other paragraphs word for word.
"""

import copy
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from stories.writers.builtin.language import Page
from stories.writers.builtin.material import Beat, Entry, SceneShape, entries, load
from stories.writers.builtin.memory import SOUND, Memory
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.senses import NIGHT, fitting, frames_for, in_frame
from stories.writers.builtin.talk import hold
from stories.writers.builtin.tidy import tidy, title_case

TRIES = 6
"""Versions of a paragraph; one of the better half is taken, since always taking the best makes stories
alike."""
SAID_I = re.compile(r"\b(said|asked|thought|cried) I\b")
KEPT_NAMES = 0.4
"""How often the hero's name stays at the head of a paragraph where a pronoun would do."""
NAMED_FIRST = 0.2
"""Cost of a paragraph that begins with the hero's name: the habit most felt in reading."""
LEVELS = (0, 1, 2, 3)
TAILS = ("sense", "tell", "deed")
"""Beats of a line or two that join the paragraph before them."""
FACT = "fact: "


class Dry(Exception):
    """A pool has nothing left that this story has not used: the beat is left out rather than repeated."""


@dataclass(frozen=True)
class Piece:
    """What one beat became: one or more paragraphs, or a tail that joins the paragraph before it."""

    text: str
    level: int
    kind: str
    order: int
    is_tail: bool = False


@dataclass(frozen=True)
class TellableScene:
    """A scene with all its pieces in order, core and optional."""

    title: str
    shape: SceneShape
    pieces: tuple[Piece, ...]


def shapes_for(plan: Plan, scenes: int) -> list[SceneShape]:
    """The scenes of the plot that a story of that many scenes has."""
    return [shape for shape in plan.engine.scenes if scenes in shape.scenes]


class Realiser:
    """Writes one story."""

    def __init__(self, plan: Plan, seed: str) -> None:
        self.plan = plan
        self.seed = f"{plan.seed}|{seed}"
        self.rng = random.Random(self.seed)
        self.page = Page(
            plan.people,
            plan.slots,
            plan.fills,
            self.rng,
            first_person=plan.first_person,
            thing_is_plural="many" in plan.tags,
        )
        self.memory = Memory()
        self.used: set[str] = set()
        self.fields: set[str] = set()
        self.tags = plan.tags

    def tell(self, shapes: list[SceneShape]) -> tuple[TellableScene, ...]:
        """Writes level by level through all scenes, so that what must be told has the first choice."""
        made: list[dict[int, Piece]] = [{} for _ in shapes]
        for level in LEVELS:
            for number, shape in enumerate(shapes):
                for order, beat in enumerate(shape.beats):
                    if beat.level == level and beat.fits(self.plan.tags):
                        self._write(number, shape, order, beat, made[number])
        return tuple(
            TellableScene(
                self._title(number, shape), shape, tuple(made[number][key] for key in sorted(made[number]))
            )
            for number, shape in enumerate(shapes)
        )

    def _write(self, number: int, shape: SceneShape, order: int, beat: Beat, made: dict[int, Piece]) -> None:
        self.rng.seed(f"{self.seed}|{number}|{shape.titles[0]}|{order}|{beat.kind}")
        self.tags = self.plan.tags | self._scene_tags(shape)
        maker = self._maker(shape, beat)
        try:
            text = self._best(maker)
        except Dry:
            return
        if text:
            text = self._less_named(text, shape) if order else text
            made[order] = Piece(text, beat.level, beat.kind, order, beat.kind in TAILS)

    def _less_named(self, text: str, shape: SceneShape) -> str:
        """The text with a pronoun for the name it opens with, every other time, where only the hero can be
        meant."""
        hero = self.plan.people["H"]
        others = [self.plan.people[part].gender for part in shape.cast if part not in ("H",)]
        if not text.startswith(hero.name + " ") or hero.gender in others or self.rng.random() < KEPT_NAMES:
            return text
        return hero.pronoun("").capitalize() + text[len(hero.name) :]

    def _scene_tags(self, shape: SceneShape) -> frozenset[str]:
        """Indoors or out, by day or by night, and who is there, for the conditions of the material."""
        inside = "in" if self.plan.spots[shape.at].is_inside else "out"
        hour = "night" if shape.hour in NIGHT else "day"
        faced = any(beat.args == ("faced",) for beat in shape.beats)
        turn = {"climax"} if faced else set()
        return frozenset({inside, hour, *turn, *(f"with.{part}" for part in shape.cast)})

    def _title(self, number: int, shape: SceneShape) -> str:
        self.rng.seed(f"{self.seed}|{number}|title")
        self.page.paragraph()
        fits = [e.text for e in entries(list(shape.titles)) if e.fits(self.plan.tags)]
        return title_case(tidy(self.page.expand(self.rng.choice(fits))))

    def _best(self, maker: Callable[[], str]) -> str:
        """Any of the better half of several versions; None of them may repeat a sentence."""
        before = (copy.copy(self.page.taken), copy.copy(self.page.bound), set(self.used), set(self.fields))
        versions: list[tuple[float, int, str, tuple[dict[str, int], dict[str, int], set[str], set[str]]]] = []
        for _ in range(TRIES):
            self.page.taken, self.page.bound = copy.copy(before[0]), copy.copy(before[1])
            self.used, self.fields = set(before[2]), set(before[3])
            text = maker()
            state = (self.page.taken, self.page.bound, self.used, self.fields)
            versions.append((self._cost(text), len(versions), text, state))
        versions.sort(key=lambda version: version[:2])
        sound = [version for version in versions if version[0] < SOUND] or versions[:1]
        _, _, text, state = self.rng.choice(sound[: max(1, (len(sound) + 1) // 2)])
        self.page.taken, self.page.bound, self.used, self.fields = state
        self.memory.add(text)
        return text

    def _cost(self, text: str) -> float:
        """What the memory says of it, and a little more if it begins with the hero's name, as so many
        would."""
        named = text.startswith(self.plan.people["H"].name)
        return self.memory.cost(text) + (NAMED_FIRST if named else 0)

    def _maker(self, shape: SceneShape, beat: Beat) -> Callable[[], str]:
        """What writes this beat."""
        if beat.kind in shape.passages:
            return lambda: self._expand(self._pick(shape.passages[beat.kind]))
        makers: dict[str, Callable[[], str]] = {
            "image": lambda: self._expand(self._unused(self.plan.image[beat.args[0]])),
            "sense": lambda: self._sense(shape),
            "work": lambda: self._expand(self._unused(list(self.plan.trade))),
            "inner": self._inner,
            "tell": lambda: self._tell_of(beat.args[0]),
            "plant": lambda: self._plant(int(beat.args[0]), "plant", shape),
            "echo": lambda: self._plant(int(beat.args[0]), "echo", shape),
            "payoff": lambda: self._plant(int(beat.args[0]), "payoff", shape),
            "talk": lambda: self._talk(beat.args[0], beat.args[1], beat.args[2].split(",")),
            "deed": lambda: self._expand(self._unused(load("common")["deed"][beat.args[0]])),
            "aside": lambda: self._aside(beat.args[0]),
            "end": lambda: self._expand(self._pick(tuple(entries(list(shape.hooks))))) if shape.hooks else "",
        }
        return makers[beat.kind]

    def _expand(self, text: str) -> str:
        self.page.paragraph()
        told = self.page.expand(text)
        if self.plan.first_person:
            told = SAID_I.sub(r"I \1", told)
        return tidy(told)

    def _pick(self, pool: tuple[Entry, ...]) -> str:
        tags = self.tags | {fact.removeprefix(FACT) for fact in self.used if fact.startswith(FACT)}
        fits = [option for option in pool if option.fits(tags)]
        if not fits:
            raise Dry
        chosen = self.rng.choice(fits)
        self.used |= {FACT + fact for fact in chosen.gives}
        return chosen.text

    def _unused(self, pool: list[str]) -> str:
        """An entry that this story has not had; each comes once."""
        left = [e.text for e in entries(pool) if e.fits(self.tags) and e.text not in self.used]
        if not left:
            raise Dry
        text = self.rng.choice(left)
        self.used.add(text)
        return text

    def _sense(self, shape: SceneShape) -> str:
        weather = shape.weather or self.plan.weather
        left = [
            d
            for d in fitting(self.plan.spots[shape.at], shape.hour, weather)
            if d.subject + d.rest not in self.used
        ]
        if not left:
            raise Dry
        detail = self.rng.choice(left)
        self.used.add(detail.subject + detail.rest)
        return self._expand(in_frame(detail, self._rarely(frames_for(detail))))

    def _rarely(self, frames: tuple[str, ...]) -> str:
        """A frame that was used as seldom as any."""
        least = min(self.page.taken.get(frame, 0) for frame in frames)
        frame = self.rng.choice([frame for frame in frames if self.page.taken.get(frame, 0) == least])
        self.page.taken[frame] = least + 1
        return frame

    def _inner(self) -> str:
        pools = load("common")["inner"]
        mood = mood_of(self.plan.tone)
        glad = mood == "light" and "climax" in self.tags
        if mood in pools and not glad and self.rng.random() < 0.6:
            try:
                return self._expand(self._unused(pools[mood]))
            except Dry:
                pass
        return self._expand(self._unused(pools["any"]))

    def _tell_of(self, part: str) -> str:
        return self._expand(
            self._unused(
                [
                    line.replace("{X", "{" + part).replace("{x", "{" + part.lower())
                    for line in load("common")["tells"]
                ]
            )
        )

    def _plant(self, number: int, step: str, shape: SceneShape) -> str:
        if number >= len(self.plan.plants):
            raise Dry
        plant = self.plan.plants[number]
        there = plant.get("needs", "H") in shape.cast and shape.at == plant.get("at", shape.at)
        told = f"{step}{number}" in self.used
        if told or not there or (step != "plant" and f"plant{number}" not in self.used):
            raise Dry
        self.used.add(f"{step}{number}")
        return self._expand(self._pick(tuple(entries([plant[step]]))))

    def _talk(self, other: str, kind: str, arc: list[str]) -> str:
        pools = load("exchanges")
        phases: list[list[str]] = []
        for phase in arc:
            try:
                phases.append([self._unused(pools[kind][phase])])
            except Dry:
                break
        if not phases:
            raise Dry
        return hold(self.page, other, phases, self._pause)

    def _pause(self) -> str | None:
        try:
            return self._unused(load("exchanges")["pauses"])
        except Dry:
            return None

    def _aside(self, group: str) -> str:
        """A digression; none that would say again what a field of the thing has said."""
        pool = [text for text in load("asides")[group] if not self.fields & _fields(text)]
        text = self._unused(pool)
        self.fields |= _fields(text)
        return self._expand(text)


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{(thing\.\w+?)(?:\.cap)?\}", text))


DARK = frozenset(
    [
        "dark",
        "hushed",
        "rueful",
        "scary",
        "grim",
        "sad",
        "eerie",
        "bleak",
        "tense",
        "gothic",
        "melancholy",
        "sombre",
        "haunted",
    ]
)
LIGHT = frozenset(
    [
        "light",
        "warm",
        "funny",
        "wry",
        "brisk",
        "teasing",
        "dry",
        "playful",
        "comic",
        "cosy",
        "cozy",
        "hopeful",
        "tender",
        "cheerful",
        "humorous",
    ]
)


def mood_of(tone: str) -> str:
    """ "dark", "light" or "" from the words of a tone."""
    words = set(tone.lower().replace(",", " ").split())
    return "dark" if words & DARK else "light" if words & LIGHT else ""
