"""The prompt of a picture says what the scene shows, and the pictures of a book differ."""

import itertools

import pytest

from narration.illustrators.builtin.seeds import seed_of
from narration.illustrators.prompt import MOST, picture_prompt
from stories.schemas import CharacterSheet, StoryScene
from tests.narration.illustrator.conftest import difference_hash, draw_small, sheet

BOOK = [
    (
        "The Lamp Goes Out",
        "the lamp room of the lighthouse, night",
        "Mara sat by the lamp. A letter lay under it. She read the letter twice.",
    ),
    (
        "Low Water",
        "the rocks below the lighthouse, dawn",
        "Mara walked over the rocks with a rope. Gulls rose. The rope was wet.",
    ),
    (
        "Supper",
        "the kitchen at the foot of the tower, evening",
        "Noor carried the soup. Mara held a key. “It was a storm,” he said. The key was warm.",
    ),
    ("The Chart", "the oil store", "It was morning. Mara spread the map on a crate. The map had a hole."),
    (
        "The Light",
        "the lamp room of the lighthouse, dusk",
        "Mara raised the lantern. Noor knelt. The lantern caught at once.",
    ),
]


def scene(
    *,
    number: int = 1,
    title: str = "Supper",
    setting: str = "the kitchen",
    content: str = "Mara waited.",
    characters: tuple[str, ...] = ("Mara",),
) -> StoryScene:
    return StoryScene(
        scene_id=str(number),
        scene_number=number,
        title=title,
        content=content,
        setting=setting,
        characters=list(characters),
        status="approved",
    )


def test_nobody_present_is_said():
    assert "Nobody is to be seen." in picture_prompt(scene(characters=()), [])


def test_only_those_present_are_named(mara: CharacterSheet, noor: CharacterSheet):
    prompt = picture_prompt(scene(content="Mara thought of Noor."), [mara, noor])
    assert "Mara: a woman" in prompt
    assert "Noor" not in prompt


def test_weather_in_a_quarrel_is_no_weather(mara: CharacterSheet):
    prompt = picture_prompt(scene(content="“You and your storm of letters!” Mara said."), [mara])
    assert "storm" not in prompt
    assert "letter" not in prompt


def test_the_hour_of_the_setting_wins_over_the_prose(mara: CharacterSheet):
    prompt = picture_prompt(scene(setting="the kitchen, dawn", content="Mara had waited all night."), [mara])
    assert "At dawn" in prompt
    assert "At night" not in prompt


def test_the_opening_tells_the_weather(mara: CharacterSheet):
    prompt = picture_prompt(scene(setting="the road"), [mara], opening="Fog lies on the road at dusk.")
    assert "At dusk, in fog." in prompt


def test_what_is_done_with_the_thing_of_the_scene_is_said(mara: CharacterSheet):
    prompt = picture_prompt(
        scene(
            content="Mara sat down. The letter lay there. The letter was hers. A cup stood by the other cup."
        ),
        [mara],
    )
    assert "Mara sits with a letter." in prompt
    assert "a cup" in prompt


@pytest.mark.parametrize("content", ["", "古い灯台。", "<b>" * 3_000, "Mara held a letter. " * 500])
def test_a_prompt_is_never_too_long(content: str, mara: CharacterSheet, noor: CharacterSheet):
    long_look = mara.model_copy(update={"appearance": "a very long coat, " * 30})
    prompt = picture_prompt(
        scene(content=content, setting="x" * 600, characters=("Mara", "Noor")), [long_look, noor]
    )
    assert 0 < len(prompt) <= MOST


@pytest.mark.parametrize("style", ["watercolour", "linocut"])
def test_any_two_pictures_of_a_book_differ(style: str, mara: CharacterSheet, noor: CharacterSheet):
    pictures = []
    for number, (title, setting, content) in enumerate(BOOK, 1):
        told = scene(
            number=number, title=title, setting=setting, content=content, characters=("Mara", "Noor")
        )
        prompt = picture_prompt(told, [mara, noor])
        pictures.append(
            draw_small(prompt, style=style, seed=seed_of("a book", number), characters=[mara, noor])
        )
    hashes = [difference_hash(picture) for picture in pictures]
    assert min(int((one != other).sum()) for one, other in itertools.combinations(hashes, 2)) >= 10


def test_the_scenes_of_a_book_are_seen_from_different_sides():
    prompts = [picture_prompt(scene(number=number), []) for number in range(1, 7)]
    assert len(set(prompts)) == 6


def test_no_fire_is_put_before_somebody_who_is_afraid_of_it():
    nestor = sheet("Nestor", "A dragon.").model_copy(update={"description": "a dragon who is afraid of fire"})
    content = "Nestor kept away from the hearth and the stove. The hearth was cold."
    assert "fireplace" not in picture_prompt(scene(content=content, characters=("Nestor",)), [nestor])
    assert "fireplace" in picture_prompt(scene(content=content.replace("Nestor", "Mara")), [])


@pytest.mark.parametrize("word", ["well", "range", "fair", "hold", "square"])
def test_words_of_two_meanings_are_no_things(word: str, mara: CharacterSheet):
    prompt = picture_prompt(scene(content=f"Mara did it {word}. It was {word}."), [mara])
    assert "Also to be seen" not in prompt
    assert prompt.startswith("In a kitchen.")
