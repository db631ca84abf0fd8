"""A copy of a story, whatever state the first one is in."""

import pytest
from django.utils import timezone

from stories import services
from stories.models import Origin, RevisionState, Story
from stories.schemas import TITLE_CHARS, Brief
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.invariants import breaches
from storycreator.jobs.testing import run_jobs
from tests.factories import make_draft, make_scene, make_story, make_user
from tests.fakes import concepts, drafted, seen, write_with

pytestmark = pytest.mark.django_db


def test_a_story_in_the_bin_is_not_copied():
    with pytest.raises(AuthorError, match="bin"):
        services.duplicate_story(make_story(deleted_at=timezone.now()))
    assert Story.objects.count() == 1


def test_a_copy_made_while_concepts_are_suggested_can_suggest_them_itself(monkeypatch):
    write_with(monkeypatch, concepts())
    story = services.start_story(make_user(), prompt="A keeper who lost the light", brief=Brief())
    copy = services.duplicate_story(story)
    assert (copy.stage, copy.title) == (Stage.IDEA_GENERATION, f"{story.title} (copy)")
    assert list(breaches()) == []
    services.suggest_again(copy, seen=seen(copy))
    run_jobs()
    assert copy.idea.concepts.count() == 3


def test_a_copy_has_everything_and_shares_nothing(monkeypatch):
    story = drafted(monkeypatch)
    services.keep_text(story.draft.scenes.all()[1], content="Mine.", seen=2)
    services.approve_remaining(story.draft, seen=seen(story.draft))
    copy = services.duplicate_story(story)
    assert copy.stage == Stage.FORMAT_SELECTION
    assert (copy.idea.concepts.count(), copy.concept.title) == (3, story.concept.title)
    assert copy.concept.pk != story.concept.pk
    assert copy.draft.seed == story.draft.seed
    assert [s.current.content for s in copy.draft.scenes.all()][1] == "Mine."
    assert [c.name for c in copy.characters.all()] == [c.name for c in story.characters.all()]
    assert list(breaches()) == []


def test_a_change_to_the_copy_leaves_the_first_alone(monkeypatch):
    story = drafted(monkeypatch)
    copy = services.duplicate_story(story)
    services.keep_text(copy.draft.scenes.all()[0], content="Mine.", seen=1)
    assert story.draft.scenes.all()[0].current.content != "Mine."


def test_a_copy_made_while_scenes_are_written_can_write_them_itself(monkeypatch):
    story = drafted(monkeypatch)
    services.choose_concept(story, concept=story.concept, seen=seen(story))
    planned = services.duplicate_story(story)
    assert (planned.stage, planned.draft) == (Stage.CONCEPT_SELECTION, None)
    assert list(breaches()) == []


def test_a_scene_that_has_no_text_yet_is_written_in_the_copy():
    story = make_story()
    scene = make_scene(draft=make_draft(story=story), content=None)
    scene.add_revision(origin=Origin.DRAFT, state=RevisionState.WRITING)
    copy = services.duplicate_story(story)
    assert [breach for breach in breaches() if str(copy.pk) in breach] == []
    again = copy.draft.scenes.get()
    assert "write it here" in again.revisions.get().error
    assert services.retry_scene(again, seen=again.version).state == RevisionState.WRITING


def test_a_long_title_still_ends_in_copy():
    copy = services.duplicate_story(make_story(title="x" * TITLE_CHARS))
    assert len(copy.title) == TITLE_CHARS
    assert copy.title.endswith(" (copy)")
