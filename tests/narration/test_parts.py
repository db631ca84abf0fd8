"""A part that fails, is stopped, tried again or left out."""

import pytest

from narration import services
from narration.models import Book, Illustration, PartState, Recording
from narration.services.producing import PART_ATTEMPTS
from stories.workflow import Stage
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from tests.factories import make_book
from tests.narration.conftest import DOWN, FakePublisher, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")


def make_failing(voice: FakeVoice, *titles: str) -> Book:
    """A book, worked on until the scenes of these titles have failed to be read."""
    book = make_book()
    voice.fails = set(titles)
    services.make_book(book, seen=1)
    run_jobs()
    return reread(book)


def reread(book: Book) -> Book:
    return Book.objects.select_related("story").get(pk=book.pk)


def test_a_failed_part_says_why_and_the_others_go_on(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    failed = Recording.objects.get(state=PartState.FAILED)
    assert failed.error == DOWN
    assert Recording.objects.filter(state=PartState.READY).count() == 3
    assert book.story.stage == Stage.GENERATION and not book.editions.exists()


def test_a_voice_that_is_busy_for_a_moment_fails_nothing(voice: FakeVoice) -> None:
    voice.permanent = False
    book = make_failing(voice, "Scene 3")
    assert len([r for r in voice.requests if r.title == "Scene 3"]) == PART_ATTEMPTS
    assert Recording.objects.get(state=PartState.FAILED).book == book


def test_try_again_makes_the_part_and_the_book(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    voice.fails.clear()
    services.retry_part(Recording.objects.get(state=PartState.FAILED), seen=book.version)
    run_jobs()
    assert reread(book).story.stage == Stage.COMPLETED


def test_make_the_book_again_tries_failed_parts_again(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 1", "Scene 2")
    voice.fails.clear()
    services.make_book(book, seen=book.version)
    run_jobs()
    assert reread(book).story.stage == Stage.COMPLETED


def test_leaving_the_last_missing_part_out_finishes_the_book(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    services.leave_out(Recording.objects.get(state=PartState.FAILED), seen=book.version)
    run_jobs()
    edition = reread(book).whole_edition()
    assert edition is not None
    assert edition.scenes.get(number=3).recording is None
    assert edition.scenes.get(number=3).illustration is not None


def test_a_voice_that_is_down_is_left_out_at_once(voice: FakeVoice, publisher: FakePublisher) -> None:
    book = make_failing(voice, "Scene 1", "Scene 2", "Scene 3", "Scene 4")
    services.leave_out_failed(book, seen=book.version)
    run_jobs()
    assert reread(book).story.stage == Stage.COMPLETED
    assert publisher.sessions[0].narrated_by == ""


def test_sound_that_was_left_out_can_be_added_later(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    services.leave_out_failed(book, seen=book.version)
    run_jobs()
    voice.fails.clear()
    book = reread(book)
    services.retry_part(Recording.objects.get(state=PartState.LEFT_OUT), seen=book.version)
    assert book.whole_edition() is not None
    run_jobs()
    assert reread(book).whole_edition().scenes.get(number=3).recording is not None


def test_make_the_book_again_keeps_out_what_was_left_out(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    services.leave_out_failed(book, seen=book.version)
    run_jobs()
    book = reread(book)
    services.make_book(book, seen=book.version)
    assert Recording.objects.filter(state=PartState.LEFT_OUT).count() == 1


def test_a_ready_part_is_neither_tried_again_nor_left_out(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    ready = Recording.objects.filter(state=PartState.READY)[0]
    with pytest.raises(AuthorError):
        services.retry_part(ready, seen=book.version)
    with pytest.raises(AuthorError):
        services.leave_out(ready, seen=book.version)


def test_nothing_is_left_out_while_nothing_has_failed() -> None:
    book = make_book()
    services.make_book(book, seen=1)
    with pytest.raises(AuthorError):
        services.leave_out_failed(book, seen=2)


def test_a_stale_form_tries_nothing_again(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    with pytest.raises(Stale):
        services.retry_part(Recording.objects.get(state=PartState.FAILED), seen=book.version - 1)
    assert not Job.objects.live().exists()


def test_a_part_of_another_voice_is_not_tried_again(voice: FakeVoice) -> None:
    book = make_failing(voice, "Scene 3")
    failed = Recording.objects.get(state=PartState.FAILED)
    Book.objects.update(output_format="visual")
    with pytest.raises(AuthorError, match="earlier version"):
        services.retry_part(Recording.objects.get(pk=failed.pk), seen=book.version)


def test_stop_keeps_what_is_ready_and_make_the_book_goes_on(voice: FakeVoice) -> None:
    book = make_book()
    services.make_book(book, seen=1)
    run_jobs_of("draw_scene")
    assert services.stop(book) == 4
    assert set(Recording.objects.values_list("state", flat=True)) == {PartState.STOPPED}
    assert set(Illustration.objects.values_list("state", flat=True)) == {PartState.READY}
    services.make_book(book, seen=2)
    run_jobs()
    assert reread(book).story.stage == Stage.COMPLETED and len(voice.requests) == 4


def test_stop_then_make_at_once_loses_nothing() -> None:
    book = make_book(output_format="audio")
    services.make_book(book, seen=1)
    Job.objects.update(status=JobStatus.RUNNING, lease_until="2030-01-01T00:00Z")
    services.stop(book)
    services.make_book(book, seen=2)
    end_running()
    assert set(Recording.objects.values_list("state", flat=True)) == {PartState.WAITING}
    run_jobs()
    assert reread(book).story.stage == Stage.COMPLETED


def test_a_file_that_cannot_be_made_is_tried_by_make_the_book(publisher: FakePublisher) -> None:
    publisher.fails = {"epub"}
    book = make_book()
    services.make_book(book, seen=1)
    run_jobs()
    failed = reread(book).editions.get().files.get(state=PartState.FAILED)
    assert failed.error == "The epub could not be made." and book.whole_edition() is None
    publisher.fails = set()
    services.make_book(book, seen=2)
    run_jobs()
    assert reread(book).story.stage == Stage.COMPLETED and book.editions.count() == 1


def run_jobs_of(kind: str) -> None:
    """Do the work of one kind; the rest waits."""
    others = Job.objects.exclude(kind=kind)
    waiting = list(others.values_list("pk", flat=True))
    others.update(run_at="2030-01-01T00:00Z")
    run_jobs()
    Job.objects.filter(pk__in=waiting).update(run_at="2020-01-01T00:00Z")


def end_running() -> None:
    """What the runner does with running jobs whose author asked to stop them."""
    from storycreator.jobs.endings import stop

    for job in Job.objects.filter(status=JobStatus.RUNNING):
        stop(job)
