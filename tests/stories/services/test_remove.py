"""One version, removed for good: not a word of it is left but that it was."""

import pytest

from stories import services
from stories.invariants import a_removed_text_is_gone, a_text_never_changes
from stories.models import Decision, Origin, RevisionState, Scene, SceneStatus
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job
from tests.factories import make_candidate, make_reviewed_story, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_reviewed_story().draft.scenes.all()[0]


def test_its_words_go_and_the_row_stays(scene: Scene):
    old = make_revision(scene=scene, content="A secret.", feedback="Tell.", note="so", findings=[{"a": "b"}])
    services.remove_revision(old, seen=1)
    old.refresh_from_db()
    assert (old.content, old.feedback, old.note, old.findings, old.words) == ("", "", "", [], 0)
    assert old.removed_at and old.state == RevisionState.DISCARDED
    assert a_removed_text_is_gone() == a_text_never_changes() == []
    assert Job.objects.get().args == {"revision_id": str(old.pk)}


def test_the_text_in_use_is_refused_with_what_to_do_first(scene: Scene):
    with pytest.raises(AuthorError, match="Accept, restore or write another text first"):
        services.remove_revision(scene.current, seen=1)
    scene.refresh_from_db()
    assert scene.current.content


def test_what_a_rewrite_is_made_from_is_refused(scene: Scene):
    candidate = make_candidate(scene=scene, content="New.")
    writing = services.refine_revision(candidate, feedback="Shorter.", seen=1)
    for version, why in ((candidate, "is being written"), (writing, "Stop it first")):
        with pytest.raises(AuthorError, match=why):
            services.remove_revision(version, seen=2)


def test_an_old_page_removes_nothing(scene: Scene):
    old = make_revision(scene=scene, content="A secret.")
    with pytest.raises(Stale):
        services.remove_revision(old, seen=7)
    old.refresh_from_db()
    assert old.content == "A secret."


def test_the_last_that_waits_leaves_the_scene_to_be_approved(scene: Scene):
    candidate = make_candidate(scene=scene, content="New.")
    scene.ask_for_revision()
    services.remove_revision(candidate, seen=1)
    scene.refresh_from_db()
    assert scene.status == SceneStatus.PENDING


def test_twice_is_once(scene: Scene):
    old = make_revision(scene=scene, content="A secret.")
    services.remove_revision(old, seen=1)
    services.remove_revision(old, seen=2)
    assert Job.objects.count() == 1


def test_a_removed_version_is_neither_restored_nor_brought_back_by_undo(scene: Scene):
    first = scene.current
    services.keep_text(scene, content="Mine.", seen=1)
    decision = Decision.objects.get()
    services.remove_revision(first, seen=2)
    with pytest.raises(AuthorError, match="no finished text"):
        services.restore_revision(first, seen=3)
    with pytest.raises(Stale):
        services.undo_decision(decision)


def test_texts_made_from_it_stay(scene: Scene):
    first = scene.current
    services.keep_text(scene, content="Mine.", seen=1)
    services.remove_revision(first, seen=2)
    scene.refresh_from_db()
    assert (scene.current.content, scene.current.origin) == ("Mine.", Origin.MANUAL)
    assert scene.current.based_on == first
