"""What a worker does for a wish: another version beside the present text."""

import pytest

from stories import services
from stories.models import RevisionState, Scene, SceneStatus
from stories.workflow import Stage
from stories.writers.builtin.errors import CannotDo
from storycreator.jobs.testing import run_jobs
from tests.factories import approve, make_reviewed_story
from tests.fakes import prose, seen, write_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_reviewed_story().draft.scenes.all()[1]


def test_a_wish_the_writer_cannot_fulfil_says_why_and_leaves_the_scene_as_it_was(scene, monkeypatch):
    write_with(monkeypatch, CannotDo("The built-in writer cannot change the person."))
    revision = services.ask_rewrite(scene, feedback="Tell it as I.", seen=1)
    run_jobs()
    revision.refresh_from_db()
    scene.refresh_from_db()
    assert (revision.state, revision.error) == ("failed", "The built-in writer cannot change the person.")
    assert (scene.status, scene.current.number) == (SceneStatus.PENDING, 1)


def test_a_failed_wish_does_not_end_another_that_waits(scene, monkeypatch):
    write_with(monkeypatch, prose(), CannotDo("No."))
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    services.ask_rewrite(scene, feedback="Make it colder.", seen=2)
    run_jobs()
    scene.refresh_from_db()
    assert [r.state for r in scene.revisions.all()] == ["accepted", "candidate", "failed"]
    assert scene.status == SceneStatus.NEEDS_REVISION


def test_a_candidate_that_arrives_leaves_the_form_of_the_author_fresh(scene, monkeypatch):
    write_with(monkeypatch, prose())
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    version = seen(scene)
    run_jobs()
    services.keep_text(scene, content="Typed while it was rewritten.", seen=version)
    scene.refresh_from_db()
    assert scene.current.content == "Typed while it was rewritten."
    assert scene.revisions.filter(state=RevisionState.CANDIDATE).exists()


def test_a_rewrite_waits_beside_the_text(scene, monkeypatch):
    model = write_with(monkeypatch, prose())
    revision = services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    run_jobs()
    revision.refresh_from_db()
    assert (revision.state, revision.words, revision.model) == ("candidate", 500, "builtin:")
    assert seen(scene) == 2
    request = model.asked[0].request
    assert (request.feedback, request.content) == ("Make it shorter.", scene.current.content)
    assert request.before.endswith("It was night 1.")
    assert request.after.endswith("It was night 3.")


def test_a_length_the_author_wished_for_is_not_repaired(scene, monkeypatch):
    model = write_with(monkeypatch, prose(120))
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    run_jobs()
    assert len(model.asked) == 1
    assert scene.revisions.last().findings[0]["kind"] == "length"


def test_polish_starts_from_the_authors_own_words(scene, monkeypatch):
    model = write_with(monkeypatch, prose())
    services.polish_text(scene, content="My own words, quite rough.", seen=1)
    run_jobs()
    request = model.asked[0].request
    assert (request.polish, request.content) == (True, "My own words, quite rough.")
    assert [r.origin for r in scene.revisions.all()] == ["draft", "manual", "polish"]


def test_a_text_that_came_back_unchanged_says_so(scene, monkeypatch):
    write_with(monkeypatch, scene.current.content)
    revision = services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    run_jobs()
    revision.refresh_from_db()
    assert revision.note == "The writer left the text as it was."


def test_an_approval_given_while_it_is_rewritten_holds(scene, monkeypatch):
    for other in scene.draft.scenes.exclude(pk=scene.pk):
        approve(other)
    write_with(monkeypatch, prose())
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    services.approve_scene(scene, revision=scene.current, seen=2)
    run_jobs()
    scene.refresh_from_db()
    assert scene.status == SceneStatus.APPROVED
    assert scene.draft.story.stage == Stage.FORMAT_SELECTION


def test_a_rewrite_has_the_seed_that_the_draft_was_written_from(scene, monkeypatch):
    model = write_with(monkeypatch, prose())
    services.ask_rewrite(scene, feedback="Make it shorter.", seen=1)
    run_jobs()
    assert model.asked[0].request.seed == scene.draft.seed
