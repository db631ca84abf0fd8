"""Some paragraphs of a version that waits, and the rest of the text as it stood."""

import pytest

from narration.provenance import lineage
from stories import services
from stories.models import Origin, Revision, RevisionState, Scene
from stories.schemas import SCENE_CHARS
from storycreator.errors import AuthorError, Stale
from tests.factories import make_candidate, make_reviewed_story, make_revision

pytestmark = pytest.mark.django_db

OLD = "One stands still here.\n\nTwo is quite old and long.\n\nThree is old and long as well."
NEW = "One stands still here.\n\nTwo is quite new and long.\n\nThree is new and long as well."


@pytest.fixture
def scene(db: None) -> Scene:
    scene = make_reviewed_story().draft.scenes.all()[0]
    scene.current = make_revision(scene=scene, content=OLD, origin=Origin.MANUAL)
    scene.save()
    return scene


@pytest.fixture
def candidate(scene: Scene) -> Revision:
    return make_candidate(scene=scene, content=NEW, based_on=scene.revisions.first(), model="openai:gpt-x")


def test_all_of_them_are_the_version_itself(scene: Scene, candidate: Revision):
    assert services.accept_revision(candidate, seen=1, paragraphs={2, 3}) == candidate
    scene.refresh_from_db()
    assert scene.current == candidate


def test_one_of_them_makes_a_text_of_both(scene: Scene, candidate: Revision):
    present = scene.current
    made = services.accept_revision(candidate, seen=1, paragraphs=[2])
    scene.refresh_from_db()
    candidate.refresh_from_db()
    assert scene.current == made and made.content == OLD.replace("Two is quite old", "Two is quite new")
    assert (made.origin, made.based_on, made.taken_from) == (Origin.MIX, present, candidate)
    assert candidate.state == RevisionState.ACCEPTED and candidate.content == NEW
    assert "1 of 2 changes of version" in made.note


def test_who_wrote_what_is_kept_of_both(scene: Scene, candidate: Revision):
    made = services.accept_revision(candidate, seen=1, paragraphs=[3])
    assert {r.origin for r in lineage(made)} >= {Origin.MANUAL, Origin.AI_REWRITE}
    assert "openai:gpt-x" in {r.model for r in lineage(made)}


@pytest.mark.parametrize("chosen", [[], [1], [2, 9]])
def test_what_is_no_change_is_refused(scene: Scene, candidate: Revision, chosen: list[int]):
    with pytest.raises(AuthorError, match=r"(?i)nothing was changed"):
        services.accept_revision(candidate, seen=1, paragraphs=chosen)
    candidate.refresh_from_db()
    assert candidate.state == RevisionState.CANDIDATE and Revision.objects.filter(scene=scene).count() == 3


def test_after_another_text_came_the_choice_is_stale(scene: Scene, candidate: Revision):
    services.keep_text(scene, content="Mine.", seen=1)
    with pytest.raises(Stale):
        services.accept_revision(candidate, seen=1, paragraphs=[2])
    scene.refresh_from_db()
    assert scene.current.content == "Mine."


def test_more_than_a_scene_holds_is_refused(scene: Scene):
    old = "\n\n".join(["One."] + ["a" * 99 + " b"] * 60)
    new = "\n\n".join(["One."] + ["c" * 99 + " d"] * 60)
    services.keep_text(scene, content=old, seen=1)
    candidate = make_candidate(scene=scene, content=new)
    with pytest.raises(AuthorError, match=f"{SCENE_CHARS:,} fit"):
        services.accept_revision(candidate, seen=2, paragraphs=range(2, 62))


def test_a_version_that_waits_is_refined(scene: Scene, candidate: Revision):
    asked = services.refine_revision(candidate, feedback="Shorter.", seen=1)
    assert (asked.based_on, asked.state) == (candidate, RevisionState.WRITING)
    candidate.refresh_from_db()
    assert candidate.state == RevisionState.CANDIDATE


def test_what_was_decided_is_not_refined(scene: Scene, candidate: Revision):
    services.discard_revision(candidate, seen=1)
    with pytest.raises(AuthorError, match="does not wait"):
        services.refine_revision(candidate, feedback="Shorter.", seen=2)
