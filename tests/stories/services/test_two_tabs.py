"""Two tabs at the same moment: one decision wins, the other is told, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from stories import services
from stories.models import Revision, Scene, Story
from stories.workflow import Stage
from storycreator.errors import Stale
from tests.factories import make_candidate, make_reviewed_story

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*decisions: Callable[[], object]) -> list[object]:
    """Take decisions at the same moment, each on a connection of its own; return their results or errors."""
    barrier = Barrier(len(decisions))

    def take(decision: Callable[[], object]) -> object:
        barrier.wait()
        try:
            return decision()
        except Stale as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(decisions)) as pool:
        return list(pool.map(take, decisions))


def scene_anew(scene: Scene) -> Scene:
    return Scene.objects.get(pk=scene.pk)


def test_of_two_texts_kept_at_once_one_is_stale_and_the_other_stays():
    scene = make_reviewed_story().draft.scenes.all()[0]
    results = at_once(
        lambda: services.keep_text(scene_anew(scene), content="One.", seen=1),
        lambda: services.keep_text(scene_anew(scene), content="Other.", seen=1),
    )
    assert sum(isinstance(result, Stale) for result in results) == 1
    scene.refresh_from_db()
    assert (scene.version, scene.revisions.count()) == (2, 2)


def test_a_version_accepted_twice_at_once_is_accepted_once():
    candidate = make_candidate(scene=make_reviewed_story().draft.scenes.all()[0], content="New.")
    results = at_once(
        *[lambda: services.accept_revision(Revision.objects.get(pk=candidate.pk), seen=1)] * 2,
    )
    assert sum(isinstance(result, Stale) for result in results) == 1


def test_the_last_two_scenes_approved_at_once_end_the_review():
    story = make_reviewed_story(scenes=2)
    one, other = story.draft.scenes.all()
    at_once(
        lambda: services.approve_scene(scene_anew(one), revision=one.current, seen=1),
        lambda: services.approve_scene(scene_anew(other), revision=other.current, seen=1),
    )
    assert Story.objects.get().stage == Stage.FORMAT_SELECTION


def test_a_story_asked_for_three_new_twice_at_once_asks_once():
    story = make_reviewed_story()
    at_once(
        *[lambda: services.three_new(Story.objects.get(), seen=1)] * 2,
    )
    assert story.ideas.count() == 2
