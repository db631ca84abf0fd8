"""Work that was given up, asked for again by the staff: what each kind then does."""

import pytest
from django.utils import timezone

from narration.models import PartState
from narration.wanted import wanted_parts, wanted_scenes
from stories import pending
from stories.models import Origin, RevisionState, Scene, Story
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.jobs.handlers import known_kinds
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.retries import retry
from tests import factories
from tests.factories import make_draft, make_idea, make_job, make_recording, make_scene, make_story

pytestmark = pytest.mark.django_db

NOBODY = "2b3d3f0e-7d61-4c0c-8d0d-3f9f3f3f3f3f"


def failed(kind: str, **args: str) -> Job:
    return make_job(kind=kind, status=JobStatus.FAILED, args=args, finished_at=timezone.now())


def asked_again(job: Job) -> Job:
    """The job that does what the failed one was to do."""
    retry(job)
    return Job.objects.exclude(pk=job.pk).get()


@pytest.mark.parametrize("status", [JobStatus.QUEUED, JobStatus.DONE])
def test_only_what_failed_or_was_stopped_is_tried_again(status: JobStatus):
    job = make_job(status=status)
    with pytest.raises(AuthorError, match="Only work that failed"):
        retry(job)


def test_what_is_gone_is_not_tried_again():
    with pytest.raises(AuthorError, match="not there any more"):
        retry(failed(pending.SUGGEST, idea_id=NOBODY))


@pytest.mark.parametrize("kind", sorted(known_kinds()))
def test_every_kind_can_be_asked_for_again(kind: str):
    """None is refused as unknown; what it was for is not there in this test."""
    names = ("idea_id", "draft_id", "revision_id", "part_id", "story_id")
    with pytest.raises(AuthorError, match=r"not there any more|made when its concept is chosen"):
        retry(failed(kind, **dict.fromkeys(names, NOBODY), file_id="0", book_id=0))


def test_concepts_are_suggested_again():
    idea = make_idea(error="The writer was busy.")
    job = asked_again(failed(pending.SUGGEST, idea_id=str(idea.pk)))
    assert (job.kind, job.args) == (pending.SUGGEST, {"idea_id": str(idea.pk)})
    idea.refresh_from_db()
    assert idea.error == ""


def test_an_earlier_round_is_not_asked_for_when_a_newer_one_was():
    idea = make_idea(error="The writer was busy.")
    make_idea(story=idea.story, error="The writer was busy.")
    with pytest.raises(AuthorError, match="Other concepts"):
        retry(failed(pending.SUGGEST, idea_id=str(idea.pk)))


def test_concepts_that_came_meanwhile_are_not():
    idea = make_idea()
    factories.make_concepts(idea=idea)
    with pytest.raises(AuthorError, match="here, or on their way"):
        retry(failed(pending.SUGGEST, idea_id=str(idea.pk)))


def test_a_story_is_planned_again():
    draft = make_draft(outline_json=None, error="The writer was busy.")
    assert asked_again(failed(pending.OUTLINE, draft_id=str(draft.pk))).kind == pending.OUTLINE


def test_a_scene_is_written_again():
    scene = make_scene(content=None)
    first = scene.add_revision(origin=Origin.DRAFT, state=RevisionState.FAILED)
    job = asked_again(failed(pending.WRITE, revision_id=str(first.pk)))
    assert job.args == {"revision_id": str(scene.revisions.get(number=2).pk)}


def test_a_rewrite_is_asked_for_again_with_its_wish():
    scene = factories.make_reviewed_story().draft.scenes.all()[0]
    wish = {"origin": Origin.AI_REWRITE, "state": RevisionState.FAILED, "feedback": "Shorter."}
    attempt = scene.add_revision(**wish, based_on=scene.current)
    asked_again(failed(pending.REWRITE, revision_id=str(attempt.pk)))
    again = scene.revisions.get(state=RevisionState.WRITING)
    assert (again.feedback, again.based_on) == ("Shorter.", scene.current)


def test_a_part_of_a_book_is_made_again():
    book = factories.make_book()
    wanted = next(w for w in wanted_parts(wanted_scenes(book)) if w.kind == "record_scene")
    made_from = {"revision": wanted.scene.current, "input_hash": wanted.input_hash, **wanted.made_from}
    part = make_recording(book=book, state=PartState.FAILED, **made_from)
    job = asked_again(failed("record_scene", part_id=str(part.pk)))
    assert (job.kind, job.args) == ("record_scene", {"part_id": str(part.pk)})


def test_a_file_is_published_again_by_making_the_book():
    book = factories.make_book()
    file = factories.make_edition_file(edition=factories.make_edition(book=book))
    retry(failed("publish_file", file_id=str(file.pk)))
    scenes = Scene.objects.filter(draft__story=book.story).count()
    assert Job.objects.filter(kind__in=("record_scene", "draw_scene")).count() == 2 * scenes
    assert Story.objects.get().stage == Stage.GENERATION


def test_a_deletion_that_failed_is_begun_again():
    story = make_story(deleted_at=timezone.now())
    assert asked_again(failed("delete_story", story_id=str(story.pk))).kind == "delete_story"
