"""The author's own words: kept, polished, brought back."""

import pytest

from stories import services
from stories.models import Origin, RevisionState, Scene, SceneStatus
from stories.schemas import SCENE_CHARS
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job
from tests.factories import TEXT, approve, make_candidate, make_reviewed_story, make_revision, make_scene
from tests.fakes import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return make_reviewed_story().draft.scenes.all()[0]


def test_an_old_page_overwrites_nothing(scene: Scene):
    services.keep_text(scene, content="First.", seen=1)
    with pytest.raises(Stale, match="Every text of it is kept"):
        services.keep_text(scene, content="Second.", seen=1)
    scene.refresh_from_db()
    assert scene.current.content == "First."


@pytest.mark.parametrize("content", ["", " \n\t ", "\u200b"])
def test_a_scene_of_nothing_is_refused(scene: Scene, content: str):
    with pytest.raises(AuthorError, match="no text yet"):
        services.keep_text(scene, content=content, seen=1)


def test_a_scene_that_is_too_long_is_refused(scene: Scene):
    with pytest.raises(AuthorError, match="10,001 characters; 10,000 fit"):
        services.keep_text(scene, content="x" * (SCENE_CHARS + 1), seen=1)


def test_a_scene_that_is_being_written_takes_no_other_text(scene: Scene):
    empty = make_scene(draft=scene.draft, content=None)
    make_revision(scene=empty, content="", state=RevisionState.WRITING)
    with pytest.raises(AuthorError, match="still being written"):
        services.keep_text(empty, content="Mine.", seen=1)


def test_kept_text_becomes_the_present_one_and_waits_for_approval(scene: Scene):
    approve(scene)
    kept = services.keep_text(scene, content="My own\r\nwords.", seen=1)
    scene.refresh_from_db()
    assert (scene.current, scene.approved, scene.status) == (kept, None, SceneStatus.PENDING)
    assert (kept.content, kept.origin, kept.words, kept.number) == ("My own\nwords.", Origin.MANUAL, 3, 2)
    assert kept.findings[0]["kind"] == "length"


def test_every_change_of_a_text_ages_what_approves_the_rest(scene: Scene):
    before = seen(scene.draft)
    services.keep_text(scene, content="Mine.", seen=1)
    assert seen(scene.draft) == before + 1


def test_keeping_the_same_words_takes_no_approval_away(scene: Scene):
    approve(scene)
    kept = services.keep_text(scene, content=scene.current.content, seen=1)
    scene.refresh_from_db()
    assert (scene.approved, scene.revisions.count()) == (kept, 1)


def test_a_scene_that_failed_can_be_written_by_its_author(scene: Scene):
    empty = make_scene(draft=scene.draft, content=None)
    make_revision(scene=empty, content="", state=RevisionState.FAILED)
    services.keep_text(empty, content="Mine.", seen=1)
    empty.refresh_from_db()
    assert empty.current.content == "Mine."


def test_polish_first_keeps_the_authors_own_words(scene: Scene):
    polish = services.polish_text(scene, content="My own words were so.", seen=1)
    scene.refresh_from_db()
    assert (scene.current.content, scene.current.origin) == ("My own words were so.", Origin.MANUAL)
    assert (polish.origin, polish.state, polish.based_on) == (Origin.POLISH, "writing", scene.current)
    assert scene.status == SceneStatus.NEEDS_REVISION
    assert Job.objects.get().lock == f"scene:{scene.pk}:text"


def test_polishing_the_present_words_stores_them_only_once(scene: Scene):
    polish = services.polish_text(scene, content=TEXT + " It was night 1.", seen=1)
    assert polish.based_on == scene.revisions.first()
    assert scene.revisions.count() == 2


def test_what_the_writer_cannot_read_is_not_polished(scene: Scene):
    with pytest.raises(AuthorError):
        services.polish_text(scene, content="Die Lampe war aus und sie stieg die Treppe hinauf.", seen=1)
    assert scene.revisions.count() == 1


def test_an_earlier_text_comes_back_as_a_new_version(scene: Scene):
    first = scene.current
    services.keep_text(scene, content="Mine.", seen=1)
    back = services.restore_revision(first, seen=2)
    scene.refresh_from_db()
    assert (back.content, back.origin, back.number) == (first.content, Origin.RESTORE, 3)
    assert (scene.current, scene.status, back.based_on) == (back, SceneStatus.PENDING, first)


def test_the_present_text_is_not_brought_back(scene: Scene):
    with pytest.raises(AuthorError, match="text already"):
        services.restore_revision(scene.current, seen=1)


@pytest.mark.parametrize(("content", "state"), [("Half", "writing"), ("", "failed")])
def test_a_text_that_never_was_is_not_brought_back(scene: Scene, content: str, state: str):
    revision = make_revision(scene=scene, content=content, state=state)
    with pytest.raises(AuthorError, match="no finished text"):
        services.restore_revision(revision, seen=1)


def test_bringing_back_from_an_old_page_is_stale(scene: Scene):
    candidate = make_candidate(scene=scene)
    services.discard_revision(candidate, seen=1)
    with pytest.raises(Stale):
        services.restore_revision(candidate, seen=1)
