"""Versions that wait beside the present text: asked for, accepted, discarded."""

import pytest

from stories import services
from stories.models import Origin, RevisionState, Scene, SceneStatus, Story
from stories.schemas import MOST_WAITING
from stories.workflow import Stage
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job
from tests.factories import TEXT, approve, make_approved_story, make_candidate, make_revision, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_approved_story().draft.scenes.all()[0]


@pytest.mark.parametrize("feedback", ["", "  \n"])
def test_a_wish_of_nothing_is_refused(scene: Scene, feedback: str):
    with pytest.raises(AuthorError, match="what should change"):
        services.ask_rewrite(scene, feedback=feedback, seen=1)


def test_a_wish_from_an_old_page_is_stale(scene: Scene):
    with pytest.raises(Stale):
        services.ask_rewrite(scene, feedback="Make it shorter.", seen=7)
    assert not Job.objects.exists()


def test_a_scene_without_text_cannot_be_rewritten(scene: Scene):
    empty = make_scene(draft=scene.draft, content=None)
    with pytest.raises(AuthorError, match="no text yet"):
        services.ask_rewrite(empty, feedback="Make it shorter.", seen=1)


def test_a_wish_takes_the_approval_back_until_it_is_decided(scene: Scene):
    revision = services.ask_rewrite(scene, feedback=" Make it shorter. ", seen=1)
    scene.refresh_from_db()
    assert (scene.status, scene.approved) == (SceneStatus.NEEDS_REVISION, None)
    assert (revision.origin, revision.feedback, revision.state) == (
        "ai_rewrite",
        "Make it shorter.",
        "writing",
    )
    assert (revision.based_on, scene.current.content[: len(TEXT)]) == (scene.current, TEXT)
    assert Story.objects.get().stage == Stage.REVISION
    assert Job.objects.get().args == {"revision_id": str(revision.pk)}


def test_accepting_twice_is_refused_the_second_time(scene: Scene):
    candidate = make_candidate(scene=scene, content="New.")
    services.accept_revision(candidate, seen=1)
    with pytest.raises(Stale):
        services.accept_revision(candidate, seen=1)
    with pytest.raises(AuthorError, match="does not wait"):
        services.accept_revision(candidate, seen=2)
    scene.refresh_from_db()
    assert scene.version == 2


def test_accepting_makes_it_the_text_that_waits_for_approval(scene: Scene):
    candidate = make_candidate(scene=scene, content="New.")
    services.accept_revision(candidate, seen=1)
    scene.refresh_from_db()
    candidate.refresh_from_db()
    assert (scene.current, scene.approved, scene.status) == (candidate, None, SceneStatus.PENDING)
    assert candidate.state == RevisionState.ACCEPTED
    assert Story.objects.get().stage == Stage.REVISION


def test_a_version_that_is_still_being_written_cannot_be_accepted(scene: Scene):
    revision = make_revision(scene=scene, origin=Origin.AI_REWRITE, state=RevisionState.WRITING)
    with pytest.raises(AuthorError, match="does not wait"):
        services.accept_revision(revision, seen=1)


def test_a_text_kept_meanwhile_stops_the_acceptance_of_an_old_page(scene: Scene):
    candidate = make_candidate(scene=scene, content="New.")
    services.keep_text(scene, content="Mine.", seen=1)
    with pytest.raises(Stale):
        services.accept_revision(candidate, seen=1)
    scene.refresh_from_db()
    assert scene.current.content == "Mine."


def test_discarding_the_last_one_waits_for_approval_again(scene: Scene):
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    revision = scene.revisions.last()
    revision.state = RevisionState.CANDIDATE
    revision.save()
    services.discard_revision(revision, seen=2)
    scene.refresh_from_db()
    assert (scene.status, revision.content) == (SceneStatus.PENDING, "")


def test_discarding_one_of_two_keeps_the_scene_in_revision(scene: Scene):
    one, other = make_candidate(scene=scene), make_candidate(scene=scene)
    scene.ask_for_revision()
    services.discard_revision(one, seen=1)
    scene.refresh_from_db()
    assert scene.status == SceneStatus.NEEDS_REVISION
    services.discard_revision(other, seen=2)
    scene.refresh_from_db()
    assert scene.status == SceneStatus.PENDING


def test_a_discarded_version_stays_in_the_history(scene: Scene):
    candidate = make_candidate(scene=scene, content="New.")
    services.discard_revision(candidate, seen=1)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.content) == (RevisionState.DISCARDED, "New.")


def test_a_version_that_waits_takes_no_approval_away_when_it_is_discarded(scene: Scene):
    approve(scene)
    services.discard_revision(make_candidate(scene=scene), seen=1)
    scene.refresh_from_db()
    assert scene.status == SceneStatus.APPROVED


def test_stopping_a_rewrite_leaves_the_scene_as_it_was(scene: Scene):
    revision = services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    services.stop_rewrite(revision)
    scene.refresh_from_db()
    revision.refresh_from_db()
    assert revision.state == RevisionState.FAILED
    assert revision.error == "The rewriting was stopped. The scene is as it was."
    assert scene.status == SceneStatus.PENDING


def test_a_scene_with_text_is_not_written_again(scene: Scene):
    with pytest.raises(AuthorError, match="Ask for a rewrite"):
        services.retry_scene(scene, seen=1)


def test_a_scene_is_not_written_twice_at_once(scene: Scene):
    empty = make_scene(draft=scene.draft, content=None)
    services.retry_scene(empty, seen=1)
    assert Story.objects.get().stage == Stage.STORY_DRAFTING
    with pytest.raises(AuthorError, match="still being written"):
        services.retry_scene(empty, seen=2)


def failed_wish(scene: Scene, **fields: object):
    wish = {"origin": "ai_rewrite", "feedback": "Shorter.", "state": RevisionState.FAILED, **fields}
    return scene.add_revision(based_on=scene.current, **wish)


def test_a_wish_that_failed_is_made_again_for_the_present_text(scene: Scene):
    attempt = failed_wish(scene, error="The writer is away.")
    services.keep_text(scene, content="Mara went down again.", seen=1)
    again = services.retry_rewrite(attempt, seen=2)
    assert (again.feedback, again.based_on.content) == ("Shorter.", "Mara went down again.")
    assert Job.objects.get().args == {"revision_id": str(again.pk)}


@pytest.mark.parametrize("fields", [{"state": RevisionState.DISCARDED}, {"origin": "draft"}])
def test_only_a_wish_that_failed_is_made_again(scene: Scene, fields: dict[str, str]):
    with pytest.raises(AuthorError, match="did not arrive"):
        services.retry_rewrite(failed_wish(scene, **fields), seen=1)
    assert not Job.objects.exists()


def test_so_many_versions_may_wait_and_no_more(scene: Scene):
    for _ in range(MOST_WAITING):
        make_candidate(scene=scene)
    with pytest.raises(AuthorError, match="Accept or discard one of them first"):
        services.ask_rewrite(scene, feedback="Shorter.", seen=1)
    with pytest.raises(AuthorError, match="Accept or discard"):
        services.polish_text(scene, content="Mara went down.", seen=1)
    scene.refresh_from_db()
    assert (scene.version, scene.status, Job.objects.count()) == (1, SceneStatus.APPROVED, 0)
