"""A whole story, told as often as it takes to keep the bars of craft."""

from functools import lru_cache

from stories.craft.repetition import repeated_sentences, repeated_trigrams
from stories.craft.variety import dialogue_share, mattr, opener_variety, opens_with
from stories.craft.words import words
from stories.schemas import Brief
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.realiser import Piece, Realiser, TellableScene, shapes_for
from stories.writers.builtin.selection import assemble, select

TELLINGS = 8
"""A story is told again, with other choices, until it keeps these bars; else the nearest telling is taken."""
LEAST_VARIETY, LEAST_OPENERS, LEAST_TALK = 0.692, 0.785, 0.152
MOST_REPETITION, MOST_NAMES = 0.043, 0.148
SCENE_VARIETY, SCENE_REPETITION = 0.661, 0.029


@lru_cache(maxsize=64)
def _tell(plan_key: "PlanKey", scenes: int, seed: int, target: int) -> tuple[TellableScene, ...]:
    shapes = shapes_for(plan_key.plan, scenes)
    tellings: list[tuple[float, int, tuple[TellableScene, ...]]] = []
    brief = Brief(words=target)
    for attempt in range(TELLINGS):
        told = Realiser(plan_key.plan, f"{seed}.{attempt}").tell(shapes)
        tellings.append((_misses(told, brief, plan_key.plan), attempt, told))
        if tellings[-1][0] == 0:
            break
    return min(tellings, key=lambda telling: telling[:2])[2]


def _misses(scenes: tuple[TellableScene, ...], brief: Brief, plan: Plan) -> float:
    """By how much a telling misses the bars of craft at the length of the brief; 0 when it keeps them all."""
    low, high = brief.word_range()
    texts = [assemble(pieces_told(scene, brief)) for scene in scenes]
    text = "\n\n".join(texts)
    missed = [
        LEAST_VARIETY - mattr(text),
        LEAST_OPENERS - opener_variety(text),
        LEAST_TALK - dialogue_share(text),
        repeated_trigrams(text) - MOST_REPETITION,
        opens_with(text, plan.people["H"].name) - MOST_NAMES,
        *(SCENE_VARIETY - mattr(scene) for scene in texts),
        *(repeated_trigrams(scene) - SCENE_REPETITION for scene in texts),
        *((low - len(words(scene))) / low for scene in texts),
        *((len(words(scene)) - high) / high for scene in texts),
        float(len(repeated_sentences(text))),
    ]
    return sum(max(0.0, miss) for miss in missed)


class PlanKey:
    """Lets a plan be the key of a cache: plans are equal when their seeds, tags and people are."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        people = tuple((part, person.name, person.gender) for part, person in plan.people.items())
        self.key = (plan.seed, plan.tags, plan.tone, people, tuple(sorted(plan.slots.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PlanKey) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def tell(plan: Plan, *, scenes: int, target: int, seed: int = 0) -> tuple[TellableScene, ...]:
    """All scenes of a story with all their pieces, of which a scene of `target` words holds some.

    The same plan, target and seed give the same text.
    """
    return _tell(PlanKey(plan), scenes, seed, target)


def pieces_told(scene: TellableScene, brief: Brief) -> list[Piece]:
    """The pieces of a scene that a brief's length asks for."""
    low, high = brief.word_range()
    return select(scene.pieces, brief.words, low, high)
