"""Asking for one passage, and for several versions of one wish."""

import pytest

from stories import services
from stories.models import Revision, RevisionState, Scene, SceneStatus
from stories.schemas import MOST_WAITING
from stories.services import Marked
from storycreator.errors import AuthorError, Stale, TextRefused
from storycreator.jobs.models import Job
from tests.factories import make_approved_story, make_candidate

pytestmark = pytest.mark.django_db
WISH = "Make it colder."


@pytest.fixture
def scene(db: None) -> Scene:
    return make_approved_story().draft.scenes.all()[0]


def ask(scene: Scene, start: int, end: int, *, of: Revision | None = None, seen: int = 1) -> Revision:
    marked = Marked(of or scene.current, start, end)
    return services.ask_rewrite(scene, feedback=WISH, seen=seen, marked=marked)


def nothing_was_asked(scene: Scene) -> bool:
    scene.refresh_from_db()
    return (scene.version, scene.status, Job.objects.count()) == (1, SceneStatus.APPROVED, 0)


@pytest.mark.parametrize(
    ("start", "end"), [(5, 5), (9, 4), (-3, 4), (0, 100_000), (100_000, 100_001), (42, 43)]
)
def test_a_passage_with_nothing_in_it_is_refused(scene: Scene, start: int, end: int):
    with pytest.raises(TextRefused, match="no text in that passage"):
        ask(scene, start, end)
    assert nothing_was_asked(scene)


def test_a_passage_of_an_earlier_text_is_stale(scene: Scene):
    earlier = scene.current
    services.keep_text(scene, content="Mara went down again.", seen=1)
    with pytest.raises(Stale, match="another text by now"):
        ask(scene, 0, 4, of=earlier, seen=2)
    assert not Job.objects.exists()


def test_a_passage_of_another_scene_is_stale(scene: Scene):
    other = scene.draft.scenes.all()[1]
    with pytest.raises(Stale):
        ask(scene, 0, 4, of=other.current)
    assert nothing_was_asked(scene)


def test_a_passage_is_kept_without_the_space_around_it(scene: Scene):
    text = scene.current.content
    revision = ask(scene, text.index(" The lamp"), text.index("It was"))
    assert (revision.quoted, revision.based_on) == ("The lamp was out.", scene.current)
    assert Revision.objects.get(pk=revision.pk).passage == revision.passage


def test_a_whole_scene_has_no_passage(scene: Scene):
    revision = services.ask_rewrite(scene, feedback=WISH, seen=1)
    assert (revision.passage, revision.quoted, revision.alternatives) == (None, "", 1)


def test_each_alternative_is_a_version_and_a_job_of_its_own(scene: Scene):
    services.ask_rewrite(scene, feedback=WISH, seen=1, alternatives=3)
    made = scene.revisions.filter(state=RevisionState.WRITING)
    assert [(r.alternative, r.alternatives, r.feedback) for r in made] == [(n, 3, WISH) for n in (1, 2, 3)]
    assert [job.args["revision_id"] for job in Job.objects.order_by("pk")] == [str(r.pk) for r in made]


def test_more_versions_than_there_is_room_for_are_none(scene: Scene):
    for _ in range(MOST_WAITING - 2):
        make_candidate(scene=scene)
    with pytest.raises(AuthorError, match="room for 2 more"):
        services.ask_rewrite(scene, feedback=WISH, seen=1, alternatives=3)
    assert nothing_was_asked(scene)
    services.ask_rewrite(scene, feedback=WISH, seen=1, alternatives=2)


def failed(revision: Revision) -> Revision:
    revision.finish(RevisionState.FAILED, error="The writer is away.")
    return revision


def test_a_passage_that_failed_is_asked_for_again_where_it_stands_now(scene: Scene):
    revision = failed(ask(scene, 0, 4))
    services.keep_text(scene, content="Then Mara went down.", seen=2)
    again = services.retry_rewrite(revision, seen=3)
    assert (again.quoted, again.passage_start) == ("Mara", 5)


@pytest.mark.parametrize("text", ["Nobody went down.", "Mara saw Mara."])
def test_a_passage_that_is_gone_is_not_asked_for_again_and_nothing_else_is(scene: Scene, text: str):
    revision = failed(ask(scene, 0, 4))
    services.keep_text(scene, content=text, seen=2)
    with pytest.raises(AuthorError, match="not in the text any more"):
        services.retry_rewrite(revision, seen=3)
    assert Job.objects.count() == 1


def test_stopping_one_alternative_stops_those_asked_for_with_it(scene: Scene):
    other = services.ask_rewrite(scene, feedback="Make it warmer.", seen=1)
    first = services.ask_rewrite(scene, feedback=WISH, seen=2, alternatives=3)
    services.stop_rewrite(first)
    states = dict(scene.revisions.exclude(origin="draft").values_list("number", "state"))
    assert states.pop(other.number) == RevisionState.WRITING
    assert set(states.values()) == {RevisionState.FAILED} and len(states) == 3


def test_an_alternative_that_failed_between_two_others_is_told_and_asked_for_alone(scene: Scene):
    services.ask_rewrite(scene, feedback=WISH, seen=1, alternatives=3)
    first, second, third = scene.revisions.filter(state=RevisionState.WRITING)
    for arrived in (first, third):
        arrived.finish(RevisionState.CANDIDATE)
    assert scene.last_failure([first, failed(second), third]) == second
    again = services.retry_rewrite(second, seen=2)
    assert (again.alternative, again.alternatives) == (2, 3)


def test_a_failure_of_another_wish_is_history(scene: Scene):
    lost = failed(services.ask_rewrite(scene, feedback=WISH, seen=1))
    new = services.ask_rewrite(scene, feedback="Make it warmer.", seen=2)
    assert scene.last_failure([lost, new]) is None
