"""A decision taken back: everything stands as it stood before."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from stories import services
from stories.models import UNDO_FOR, Decision, Revision, RevisionState, Scene, Story
from stories.workflow import Stage
from storycreator.errors import AuthorError, Stale
from tests.factories import make_approved_story, make_candidate, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_approved_story().draft.scenes.all()[0]


def accept(scene: Scene) -> None:
    services.accept_revision(make_candidate(scene=scene, content="New."), seen=scene.version)


def discard(scene: Scene) -> None:
    services.discard_revision(make_candidate(scene=scene, content="New."), seen=scene.version)


def keep(scene: Scene) -> None:
    services.keep_text(scene, content="Mine.", seen=scene.version)


def restore(scene: Scene) -> None:
    services.restore_revision(make_revision(scene=scene, content="Old."), seen=scene.version)


def stands(scene: Scene) -> tuple[object, ...]:
    story = Story.objects.get(pk=scene.draft.story_id)
    now = Scene.objects.get(pk=scene.pk)
    return now.current_id, now.approved_id, now.status, story.stage


@pytest.mark.parametrize("stage", [Stage.FORMAT_SELECTION, Stage.COMPLETED])
@pytest.mark.parametrize("decide", [accept, discard, keep, restore])
def test_the_scene_and_the_story_stand_as_before(scene: Scene, decide: Callable[[Scene], None], stage: Stage):
    Story.objects.update(stage=stage)
    before = stands(scene)
    decide(scene)
    texts = set(Revision.objects.values_list("content", flat=True))
    services.undo_decision(Decision.objects.get())
    assert stands(scene) == before
    assert set(Revision.objects.values_list("content", flat=True)) == texts


def test_the_version_waits_again(scene: Scene):
    for decide in (accept, discard):
        decide(Scene.objects.get(pk=scene.pk))
        services.undo_last(scene.draft.story)
    assert set(Revision.objects.filter(content="New.").values_list("state", flat=True)) == {
        RevisionState.CANDIDATE
    }


def test_what_failed_before_can_be_tried_again(scene: Scene):
    failed = make_revision(scene=scene, content="", state=RevisionState.FAILED, error="Away.")
    accept(scene)
    services.undo_decision(Decision.objects.get())
    failed.refresh_from_db()
    assert failed.state == RevisionState.FAILED


def test_all_scenes_that_were_approved_at_once_wait_again(scene: Scene):
    draft = scene.draft
    keep(scene)
    draft.refresh_from_db()
    services.approve_remaining(draft, seen=draft.version)
    services.undo_last(draft.story)
    assert stands(scene)[1:] == (None, "pending", Stage.REVISION)


def test_twice_is_once(scene: Scene):
    accept(scene)
    decision = Decision.objects.get()
    services.undo_decision(decision)
    before, version = stands(scene), Scene.objects.get(pk=scene.pk).version
    services.undo_decision(decision)
    assert stands(scene) == before and Scene.objects.get(pk=scene.pk).version == version


@pytest.mark.parametrize("newer", [keep, lambda scene: services.ask_rewrite(scene, feedback="Go.", seen=2)])
def test_what_was_overtaken_is_refused_in_words(scene: Scene, newer: Callable[[Scene], object]):
    accept(scene)
    decision = Decision.objects.get()
    scene.refresh_from_db()
    newer(scene)
    before = stands(scene)
    with pytest.raises(Stale, match="Something newer"):
        services.undo_decision(decision)
    assert stands(scene) == before


def test_another_scene_may_have_changed_since_but_the_book_is_then_not_finished(scene: Scene):
    Story.objects.update(stage=Stage.COMPLETED)
    accept(scene)
    first = Decision.objects.get()
    other = scene.draft.scenes.all()[1]
    keep(other)
    services.approve_scene(other, revision=other.current, seen=2)
    services.undo_decision(first)
    assert stands(scene)[3] == Stage.FORMAT_SELECTION


def test_after_an_hour_the_history_is_the_way(scene: Scene):
    accept(scene)
    decision = Decision.objects.get()
    Decision.objects.update(made_at=decision.made_at - UNDO_FOR - timedelta(seconds=1))
    with pytest.raises(AuthorError, match="in the history of its scene"):
        services.undo_decision(decision)


def test_a_decision_that_changes_nothing_is_none(scene: Scene):
    services.keep_text(scene, content=scene.current.content, seen=scene.version)
    assert not Decision.objects.exists()


def test_with_nothing_decided_there_is_nothing_to_take_back(scene: Scene):
    with pytest.raises(AuthorError, match="no decision"):
        services.undo_last(scene.draft.story)
