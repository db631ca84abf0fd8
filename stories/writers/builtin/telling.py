"""A whole story, told as often as it takes to keep the bars of craft."""

from functools import lru_cache

from stories.craft.repetition import repeated_sentences, repeated_trigrams
from stories.craft.variety import mattr, opener_variety
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.realiser import Realiser, TellableScene, shapes_for

TELLINGS = 5
"""A story is told again, with other choices, until it keeps these bars; else the nearest telling is taken."""
USUAL = 2
"""Pieces below this level make a story of the usual length."""
LEAST_VARIETY, LEAST_OPENERS, MOST_REPETITION = 0.692, 0.79, 0.04


@lru_cache(maxsize=64)
def _tell(plan_key: "PlanKey", scenes: int, seed: int) -> tuple[TellableScene, ...]:
    shapes = shapes_for(plan_key.plan, scenes)
    tellings: list[tuple[float, int, tuple[TellableScene, ...]]] = []
    for attempt in range(TELLINGS):
        told = Realiser(plan_key.plan, f"{seed}.{attempt}").tell(shapes)
        tellings.append((_misses(told), attempt, told))
        if tellings[-1][0] == 0:
            break
    return min(tellings, key=lambda telling: telling[:2])[2]


def _misses(scenes: tuple[TellableScene, ...]) -> float:
    """By how much a telling misses the bars of craft; 0 when it keeps them all."""
    text = "\n\n".join(piece.text for scene in scenes for piece in scene.pieces if piece.level < USUAL)
    missed = max(0.0, LEAST_VARIETY - mattr(text)) + max(0.0, LEAST_OPENERS - opener_variety(text))
    return missed + max(0.0, repeated_trigrams(text) - MOST_REPETITION) + len(repeated_sentences(text))


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


def tell(plan: Plan, *, scenes: int, seed: int = 0) -> tuple[TellableScene, ...]:
    """All scenes of a story with all their pieces; the same plan and seed give the same text."""
    return _tell(PlanKey(plan), scenes, seed)
