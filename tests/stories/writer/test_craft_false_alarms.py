"""Stories that were written with care are left in peace."""

from stories.craft import measure_draft, measure_scene
from stories.schemas import Brief
from tests.stories.writer.conftest import Written


def among_all(story: Written) -> list[str]:
    names = [figure.name for figure in story.outline.characters]
    found = measure_draft(story.scenes, plans=story.outline.scenes, names=names, idea=story.idea)
    return [f"{finding.kind}: {finding.message}" for of_scene in found for finding in of_scene]


def test_the_built_in_writers_scenes_have_no_faults_of_their_own(stories: list[Written]):
    alone = [f for story in stories for text in story.scenes for f in measure_scene(text, Brief())]
    assert [finding for finding in alone if finding.kind != "length"] == []


def test_the_built_in_writers_drafts_have_hardly_any_among_all(stories: list[Written]):
    found = [finding for story in stories for finding in among_all(story)]
    # Twelve stories, sixty scenes: what is left are long runs that come back on purpose.
    assert len(found) <= 2 and all(finding.startswith("repeated_run") for finding in found), found
