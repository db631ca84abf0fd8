"""The author's sheets: the built-in writer calls everybody by the name they have there."""

import pytest

from stories.schemas import CharacterSheet, Figure, OutlineRequest, RewriteRequest, SceneRequest, StoryOutline
from stories.writers.builtin.outlines import outline
from stories.writers.builtin.rewriting import rewrite
from stories.writers.builtin.scenes import write_scene


@pytest.fixture(scope="module")
def story(tell_story):
    return tell_story("A detective who can see ghosts")


def figure(sheet: CharacterSheet, name: str) -> Figure:
    return Figure(
        **{**sheet.model_dump(), "name": name}, former_names=[sheet.name], is_authors=True, is_locked=True
    )


def planned(story, *figures: Figure) -> StoryOutline:
    request = OutlineRequest(
        idea=story.idea, brief=story.brief, concept=story.concept, characters=list(figures), seed=5
    )
    return outline(request)


def told(story, plan: StoryOutline, number: int, *figures: Figure) -> str:
    request = SceneRequest(
        idea=story.idea,
        brief=story.brief,
        concept=story.concept,
        outline=plan,
        characters=list(figures),
        number=number,
        seed=5,
    )
    return write_scene(request)


def test_without_a_sheet_of_the_authors_the_plan_is_as_it_was(story):
    sheets = [Figure(**sheet.model_dump()) for sheet in story.outline.characters]
    assert planned(story, *sheets) == story.outline


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize(("name", "given"), [("Zebedee", "Zebedee"), ("Dr. Zelda Quill", "Zelda")])
def test_a_new_draft_has_the_names_of_the_sheets(story, part: int, name: str, given: str):
    old = story.outline.characters[part]
    sheet = figure(old, name)
    plan = planned(story, sheet)
    assert plan.characters[part].name == name
    number = next(n for n, scene in enumerate(plan.scenes, 1) if name in scene.characters)
    text = told(story, plan, number, sheet)
    assert given in text and old.name not in text and "Dr." not in text
    assert old.name not in plan.model_dump_json()


def test_a_scene_in_the_old_name_can_still_be_shortened(story):
    old = story.outline.characters[0]
    request = RewriteRequest(
        idea=story.idea,
        brief=story.brief,
        concept=story.concept,
        outline=planned(story, figure(old, "Zebedee")),
        number=2,
        content=story.scenes[1],
        feedback="shorter",
        seed=5,
    )
    text = rewrite(request)
    assert old.name in text and "Zebedee" not in text and len(text) < len(story.scenes[1])


def test_a_figure_that_the_plot_does_not_have_changes_nothing(story):
    stranger = figure(story.outline.characters[0].model_copy(update={"name": "Nobody"}), "Somebody")
    assert planned(story, stranger) == story.outline
