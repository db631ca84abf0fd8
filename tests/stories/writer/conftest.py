"""Stories written once for all tests of the built-in writer."""

from dataclasses import dataclass
from functools import cache

import pytest

from stories.schemas import Brief, IdeaRequest, OutlineRequest, SceneRequest, StoryConcept, StoryOutline
from stories.writers.builtin.cards import suggest
from stories.writers.builtin.outlines import outline
from stories.writers.builtin.scenes import write_scene

IDEAS = (
    "A detective who can see ghosts",
    "A robot gardener on Mars",
    "Two rival bakers share one oven",
    "My grandmother's piano",
    "A fox and a lost child",
    "A lighthouse keeper finds a letter in a bottle",
    "A heist in a museum of clocks",
    "A haunted school",
    "A dragon who is afraid of fire",
    "A ship's cook",
    "Why does the sea hum?",
    "Detective Mora hunts a thief who steals shadows",
)


@dataclass(frozen=True)
class Written:
    """One story with all it came from."""

    idea: str
    brief: Brief
    concept: StoryConcept
    outline: StoryOutline
    scenes: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.scenes)


@cache
def tell(
    idea: str, *, pick: int = 0, seed: int = 5, words: int = 500, scenes: int = 5, view: str = ""
) -> Written:
    brief = Brief(words=words, scenes=scenes, point_of_view=view)
    concept = suggest(IdeaRequest(idea=idea, brief=brief, seed=seed)).concepts[pick]
    plan = outline(OutlineRequest(idea=idea, brief=brief, concept=concept, seed=seed))
    texts = tuple(
        write_scene(
            SceneRequest(idea=idea, brief=brief, concept=concept, outline=plan, number=number, seed=seed)
        )
        for number in range(1, len(plan.scenes) + 1)
    )
    return Written(idea, brief, concept, plan, texts)


@pytest.fixture(scope="session")
def stories():
    """One story an idea, their plots taken in turn."""
    return [tell(idea, pick=index % 3) for index, idea in enumerate(IDEAS)]


@pytest.fixture(scope="session")
def tell_story():
    """Writes a whole story; the same one is written once."""
    return tell


@pytest.fixture(scope="session")
def ideas():
    return IDEAS
