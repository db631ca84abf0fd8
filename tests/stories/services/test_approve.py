"""Approving scenes: exactly the text that the author saw."""

import pytest

from stories import services
from stories.models import Draft, Scene, SceneStatus, Story
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from tests.factories import (
    approve,
    make_approved_story,
    make_candidate,
    make_draft,
    make_reviewed_story,
    make_revision,
    make_scene,
)
from tests.fakes import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db: None) -> Story:
    return make_reviewed_story()


@pytest.fixture
def draft(story: Story) -> Draft:
    assert story.draft
    return story.draft


@pytest.fixture
def scene(draft: Draft) -> Scene:
    return draft.scenes.all()[0]


def test_a_text_that_is_not_the_present_one_is_not_approved(scene: Scene):
    older = make_revision(scene=scene)
    with pytest.raises(Stale, match="another text by now"):
        services.approve_scene(scene, revision=older, seen=scene.version)
    scene.refresh_from_db()
    assert (scene.status, scene.version) == (SceneStatus.PENDING, 1)


def test_an_old_page_approves_nothing(scene: Scene):
    services.approve_scene(scene, revision=scene.current, seen=1)
    with pytest.raises(Stale, match="approved elsewhere meanwhile, with the text that you see"):
        services.approve_scene(scene, revision=scene.current, seen=1)


def test_a_scene_without_text_cannot_be_approved(draft: Draft, scene: Scene):
    empty = make_scene(draft=draft, content=None)
    with pytest.raises(AuthorError, match="no text yet"):
        services.approve_scene(empty, revision=scene.current, seen=1)


def test_nothing_can_be_approved_while_new_concepts_are_suggested(story: Story, scene: Scene):
    services.three_new(story, seen=seen(story))
    with pytest.raises(IllegalTransition):
        services.approve_scene(scene, revision=scene.current, seen=1)


def test_a_scene_of_an_earlier_draft_asks_for_that_draft_first(story: Story, scene: Scene):
    make_draft(story=story)
    Story.objects.update(stage=Stage.REVISION)
    with pytest.raises(AuthorError, match="another draft"):
        services.approve_scene(scene, revision=scene.current, seen=1)


def test_one_approval_of_many_stays_in_review(story: Story, scene: Scene):
    services.approve_scene(scene, revision=scene.current, seen=1)
    scene.refresh_from_db()
    story.refresh_from_db()
    assert (scene.status, scene.approved, scene.version) == (SceneStatus.APPROVED, scene.current, 2)
    assert story.stage == Stage.REVISION


def test_the_last_approval_leads_to_the_first_open_decision(story: Story, draft: Draft, scene: Scene):
    for other in draft.scenes.exclude(pk=scene.pk):
        approve(other)
    Story.objects.update(undecided=Stage.GENERATION)
    services.approve_scene(scene, revision=scene.current, seen=1)
    story.refresh_from_db()
    assert story.stage == Stage.GENERATION
    assert story.moves.get().action == "approve"


def test_a_scene_can_be_approved_while_another_is_being_written(story: Story, draft: Draft, scene: Scene):
    make_revision(scene=make_scene(draft=draft, content=None), content="", state="writing")
    Story.objects.update(stage=Stage.STORY_DRAFTING)
    services.approve_scene(scene, revision=scene.current, seen=1)
    story.refresh_from_db()
    assert story.stage == Stage.STORY_DRAFTING


def test_every_decision_touches_the_story(story: Story, scene: Scene):
    before = story.updated_at
    services.approve_scene(scene, revision=scene.current, seen=1)
    story.refresh_from_db()
    assert story.updated_at > before


def test_the_remaining_are_not_approved_when_a_text_changed_since(draft: Draft, scene: Scene):
    version = seen(draft)
    services.keep_text(scene, content="Other words.", seen=1)
    with pytest.raises(Stale, match="before you approve"):
        services.approve_remaining(draft, seen=version)


def test_the_remaining_leave_out_what_is_to_be_rewritten(story: Story, draft: Draft, scene: Scene):
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    services.approve_remaining(draft, seen=seen(draft))
    assert [s.status for s in draft.scenes.all()] == ["needs_revision", *["approved"] * 3]
    story.refresh_from_db()
    assert story.stage == Stage.REVISION


def test_approving_all_remaining_ends_the_review(story: Story, draft: Draft):
    services.approve_remaining(draft, seen=seen(draft))
    story.refresh_from_db()
    assert story.stage == Stage.FORMAT_SELECTION
    assert {scene.version for scene in draft.scenes.all()} == {2}


def test_when_none_is_left_the_author_is_told(draft: Draft):
    services.approve_remaining(draft, seen=seen(draft))
    with pytest.raises(AuthorError, match="No scene waits"):
        services.approve_remaining(draft, seen=seen(draft))


def test_a_finished_book_stays_finished_when_an_old_candidate_is_discarded():
    story = make_approved_story()
    candidate = make_candidate(scene=story.draft.scenes.all()[0])
    Story.objects.update(stage=Stage.COMPLETED, undecided=Stage.GENERATION)
    services.discard_revision(candidate, seen=1)
    story.refresh_from_db()
    assert story.stage == Stage.COMPLETED


def test_a_change_to_a_finished_book_leads_back_to_review_and_approval_to_making_it():
    story = make_approved_story()
    Story.objects.update(stage=Stage.COMPLETED, undecided=Stage.GENERATION)
    scene = story.draft.scenes.all()[0]
    kept = services.keep_text(scene, content="Other words.", seen=1)
    story.refresh_from_db()
    assert story.stage == Stage.REVISION
    services.approve_scene(scene, revision=kept, seen=2)
    story.refresh_from_db()
    assert story.stage == Stage.GENERATION
