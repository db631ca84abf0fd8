"""An outline that its author changed: the built-in writer keeps what it can and nothing falls apart."""

import pytest

from stories.schemas import Brief, IdeaRequest, OutlineRequest, SceneRequest, StoryConcept, StoryOutline
from stories.writers.builtin.cards import suggest
from stories.writers.builtin.outlines import outline
from stories.writers.builtin.scenes import write_scene
from tests.factories import outline_schema

IDEA, BRIEF, SEED = "A detective who can see ghosts", Brief(scenes=4, words=300), 5


@pytest.fixture(scope="module")
def card() -> StoryConcept:
    return suggest(IdeaRequest(idea=IDEA, brief=BRIEF)).concepts[0]


@pytest.fixture(scope="module")
def plan(card: StoryConcept) -> StoryOutline:
    return outline(OutlineRequest(idea=IDEA, brief=BRIEF, concept=card, seed=SEED))


def texts(card: StoryConcept, plan: StoryOutline) -> list[str]:
    order = {"idea": IDEA, "brief": BRIEF, "concept": card, "outline": plan, "seed": SEED}
    return [write_scene(SceneRequest(number=number, **order)) for number in (1, 2, 3, 4)]


def test_scenes_are_told_in_the_order_of_the_author(card, plan):
    before = texts(card, plan)
    first, second, third, fourth = plan.scenes
    moved = plan.model_copy(update={"scenes": [first, third, second, fourth]})
    assert texts(card, moved) == [before[0], before[2], before[1], before[3]]


def test_a_scene_whose_beginning_was_rewritten_is_the_one_that_is_left(card, plan):
    first, second, third, fourth = plan.scenes
    rewritten = second.model_copy(update={"opening": "Nothing has happened yet.", "beats": ["It rains."]})
    moved = plan.model_copy(update={"scenes": [third, rewritten, first, fourth]})
    before = texts(card, plan)
    assert texts(card, moved) == [before[2], before[1], before[0], before[3]]


def test_an_outline_that_is_none_of_its_own_is_told_in_order(card, plan):
    strange = outline_schema(scenes=4).model_copy(update={"characters": plan.characters})
    assert texts(card, strange) == texts(card, plan)
