"""Whole stories of the built-in writer, drawn: no two pictures of a book come near each other."""

import itertools
import re
from functools import cache

import pytest

from narration.illustrators.builtin.compose import Picture
from narration.illustrators.builtin.seeds import seed_of
from narration.illustrators.prompt import picture_prompt
from stories.schemas import Brief, IdeaRequest, OutlineRequest, SceneOutline, SceneRequest, StoryScene
from stories.writers.builtin.model import answer
from tests.narration.illustrator.conftest import difference_hash, draw_small

IDEAS = (
    "A detective who can see ghosts must solve his own murder",
    "A dragon who is afraid of fire must bake a pie for the king",
    "A child finds an old suitcase at the station",
    "Two sisters inherit a theatre with a curse",
    "A robot nurse learns to lie",
    "An old teacher finds a letter in the school attic",
)
SENTENCE = re.compile(r"[A-Z][^.;…]+ (?:at dawn|by day|in the late afternoon|at dusk|at night)[^.;…]*\.")


def scene_of(planned: SceneOutline, *, number: int, content: str) -> StoryScene:
    return StoryScene(
        scene_id=str(number),
        scene_number=number,
        title=planned.title,
        content=content,
        setting=planned.setting,
        characters=planned.characters,
        status="approved",
    )


@cache
def book(idea: str) -> list[tuple[StoryScene, Picture]]:
    """Every scene with its picture."""
    brief = Brief()
    concept = answer(IdeaRequest(idea=idea, brief=brief)).concepts[0]
    outline = answer(OutlineRequest(idea=idea, brief=brief, concept=concept))
    pages = []
    for number, planned in enumerate(outline.scenes, 1):
        content = answer(
            SceneRequest(idea=idea, brief=brief, concept=concept, outline=outline, number=number)
        )
        scene = scene_of(planned, number=number, content=content)
        present = [sheet for sheet in outline.characters if sheet.name in planned.characters]
        prompt = picture_prompt(scene, present, opening=planned.opening)
        seed = seed_of(idea, number)
        pages.append((scene, draw_small(prompt, style="watercolour", seed=seed, characters=present)))
    return pages


@pytest.mark.parametrize("idea", IDEAS)
def test_any_two_pictures_of_a_story_differ(idea: str):
    hashes = [difference_hash(picture) for _, picture in book(idea)]
    assert min(int((one != other).sum()) for one, other in itertools.combinations(hashes, 2)) >= 10


@pytest.mark.parametrize("idea", IDEAS)
def test_every_picture_tells_who_is_there_and_when_in_one_sentence(idea: str):
    for scene, picture in book(idea):
        assert SENTENCE.fullmatch(picture.alt_text), picture.alt_text
        assert len(picture.alt_text) <= 200
        assert all(name in picture.alt_text for name in scene.characters), picture.alt_text


def test_no_fire_burns_in_the_book_of_a_dragon_who_is_afraid_of_it():
    told = " ".join(picture.alt_text for _, picture in book(IDEAS[1]))
    assert not re.search(r"\b(?:fire|campfire|hearth|oven|stove)\b", told)
    assert "a pie" in told
    assert "cake" not in told


def test_no_room_of_the_detective_is_a_street():
    indoors = [picture.alt_text for scene, picture in book(IDEAS[0]) if "tram line" not in scene.setting]
    assert indoors
    assert not any("street" in told for told in indoors), indoors
