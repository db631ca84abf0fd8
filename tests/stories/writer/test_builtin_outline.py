"""Outlines, and the prose that keeps to them."""

import pytest

from stories.schemas import OutlineRequest, SceneRequest, StoryConcept
from stories.writers.builtin.outlines import outline
from stories.writers.builtin.scenes import write_scene

FOREIGN = StoryConcept(
    title="The Bell",
    logline="Somebody rings a bell.",
    genre="elegy",
    tone="grave",
    setting="A hill",
    protagonist="Barnaby, who rings",
    stakes="A bell",
    difference="None",
)


@pytest.mark.parametrize("scenes", [4, 5, 6])
def test_a_story_has_as_many_scenes_as_were_asked_for(tell_story, ideas, scenes):
    for idea in ideas[:4]:
        for pick in range(3):
            assert len(tell_story(idea, pick=pick, scenes=scenes).outline.scenes) == scenes


def test_scene_titles_differ(stories):
    for story in stories:
        titles = [scene.title for scene in story.outline.scenes]
        assert len(set(titles)) == len(titles)


def test_every_figure_of_a_scene_has_a_sheet_and_is_named_in_its_text(stories):
    for story in stories:
        hero = story.outline.characters[0].name
        for scene, text in zip(story.outline.scenes, story.scenes, strict=True):
            assert set(scene.characters) <= {sheet.name for sheet in story.outline.characters}
            first = story.outline.point_of_view == "first"
            for name in scene.characters:
                assert name in text or (first and name == hero), (story.idea, scene.title, name)


def test_an_appearance_can_be_drawn(stories):
    for story in stories:
        for sheet in story.outline.characters:
            assert len(sheet.appearance.split()) >= 15
            assert "always with" in sheet.appearance


def test_a_card_from_elsewhere_is_told_with_its_own_title_and_name(tell_story):
    brief = tell_story("A ship's cook").brief
    plan = outline(OutlineRequest(idea="A ship's cook", brief=brief, concept=FOREIGN))
    assert plan.title == "The Bell"
    assert plan.characters[0].name == "Barnaby"
    request = SceneRequest(idea="A ship's cook", brief=brief, concept=FOREIGN, outline=plan, number=1)
    assert "Barnaby" in write_scene(request)


def test_a_figure_renamed_in_the_outline_is_renamed_in_the_prose(tell_story):
    story = tell_story("A ship's cook")
    sheets = list(story.outline.characters)
    old = sheets[1].name
    sheets[1] = sheets[1].model_copy(update={"name": "Zebedee"})
    plan = story.outline.model_copy(update={"characters": sheets})
    number = next(n for n, scene in enumerate(plan.scenes, 1) if old in scene.characters)
    text = write_scene(
        SceneRequest(
            idea=story.idea, brief=story.brief, concept=story.concept, outline=plan, number=number, seed=5
        )
    )
    assert "Zebedee" in text
    assert old not in text


def test_a_scene_that_the_outline_does_not_have_is_an_error(tell_story):
    story = tell_story("A ship's cook")
    request = SceneRequest(
        idea=story.idea, brief=story.brief, concept=story.concept, outline=story.outline, number=9
    )
    with pytest.raises(ValueError, match="no scene 9"):
        write_scene(request)


def test_first_person_is_honoured(tell_story):
    story = tell_story("A ship's cook", view="first")
    assert story.outline.point_of_view == "first"
    assert " I " in story.text
    assert " me " in story.text


def test_third_person_is_honoured_where_the_idea_says_i(tell_story):
    assert tell_story("My grandmother's piano").outline.point_of_view == "first"
    assert tell_story("My grandmother's piano", view="third").outline.point_of_view == "third"
