"""Another name for the scenes that are there: versions that wait, nothing that is overwritten."""

import pytest

from stories import services
from stories.models import Character, Origin, Scene, SceneStatus, Story
from stories.schemas import MOST_WAITING
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from storycreator.invariants import breaches
from tests.factories import make_approved_story, make_candidate, make_character
from tests.fakes import drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db: None) -> Story:
    return make_approved_story(scenes=3)


@pytest.fixture
def iris(story: Story) -> Character:
    """Mara, who is called Iris now."""
    sheet = make_character(story=story)
    return services.edit_character(sheet, typed={"name": "Iris"}, seen=1)


def first(story: Story) -> Scene:
    return story.draft.scenes.select_related("current").first()


def rename(sheet: Character) -> int:
    sheet.refresh_from_db()
    return services.rename_in_scenes(sheet, seen=sheet.version)


def test_each_scene_gets_a_version_and_keeps_its_text(story: Story, iris: Character):
    assert rename(iris) == 3
    scene = first(story)
    candidate = scene.revisions.last()
    assert scene.current.content.startswith("Mara climbed")
    assert candidate.content == scene.current.content.replace("Mara", "Iris")
    assert (candidate.origin, candidate.state, candidate.based_on) == (
        Origin.MANUAL,
        "candidate",
        scene.current,
    )
    assert candidate.feedback == "“Mara” is called “Iris” now."


def test_an_approved_scene_waits_again_and_so_does_the_story(story: Story, iris: Character):
    rename(iris)
    story.refresh_from_db()
    assert first(story).status == SceneStatus.NEEDS_REVISION
    assert story.stage == Stage.REVISION


def test_an_accepted_version_is_the_text(story: Story, iris: Character):
    rename(iris)
    scene = first(story)
    services.accept_revision(scene.revisions.last(), seen=scene.version)
    assert first(story).current.content.startswith("Iris climbed")


def test_a_scene_without_the_name_is_left_alone(story: Story, iris: Character):
    scene = first(story)
    services.keep_text(scene, content="Nobody was there.", seen=scene.version)
    assert rename(iris) == 2
    assert first(story).status == SceneStatus.PENDING


def test_what_waits_already_is_not_made_again(story: Story, iris: Character):
    rename(iris)
    with pytest.raises(AuthorError, match="waits already"):
        rename(iris)
    assert first(story).revisions.count() == 2


def test_a_scene_with_no_room_for_a_version_is_passed_over(story: Story, iris: Character):
    for _ in range(MOST_WAITING):
        make_candidate(scene=first(story))
    assert rename(iris) == 2


def test_a_form_that_is_out_of_date_changes_nothing(story: Story, iris: Character):
    with pytest.raises(Stale):
        services.rename_in_scenes(iris, seen=1)
    assert first(story).status == SceneStatus.APPROVED


def test_while_a_concept_is_chosen_no_scene_is_changed(story: Story, iris: Character):
    Story.objects.filter(pk=story.pk).update(stage=Stage.CONCEPT_SELECTION)
    with pytest.raises(IllegalTransition):
        rename(iris)
    assert first(story).status == SceneStatus.APPROVED


def test_a_name_that_was_never_another_changes_nothing(story: Story):
    with pytest.raises(AuthorError, match="No scene needs another name"):
        rename(make_character(story=story))


def test_what_is_made_breaks_no_invariant(monkeypatch: pytest.MonkeyPatch):
    story = drafted(monkeypatch)
    scene = first(story)
    services.keep_text(scene, content="Mara ran.", seen=scene.version)
    services.edit_character(story.characters.get(), typed={"name": "Iris"}, seen=1)
    assert rename(story.characters.get()) == 1
    assert list(breaches()) == []
