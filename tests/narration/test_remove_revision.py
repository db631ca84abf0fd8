"""What was made from a text goes with it; what others were made from stays."""

from datetime import timedelta

import pytest

from narration import services, storage
from narration.invariants import (
    every_ready_part_verifies,
    every_take_verifies,
    nothing_made_of_a_removed_text,
)
from narration.models import Book, Edition, EditionScene, Illustration, Recording, Take
from narration.orphans import orphans
from narration.removing import held_by
from stories import services as stories
from stories.models import Revision
from storycreator.jobs.ledger import enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from tests.factories import make_book, make_revision

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def book(db: None) -> Book:
    book = make_book()
    services.make_book(book, seen=1)
    run_jobs()
    return book


def overtake(book: Book) -> Revision:
    """Give the first scene another text; return the one that the book was made from."""
    scene = book.story.draft.scenes.all()[0]
    before = scene.current
    assert before is not None
    stories.keep_text(scene, content="Mara slept.", seen=scene.version)
    return before


def remove(revision: Revision) -> None:
    revision = Revision.objects.get(pk=revision.pk)
    stories.remove_revision(revision, seen=revision.scene.version)
    run_jobs()


def test_readings_pictures_and_editions_of_it_go(book: Book):
    old = overtake(book)
    gone = [
        part.file for part in (Recording.objects.get(revision=old), Illustration.objects.get(revision=old))
    ]
    remove(old)
    assert not Edition.objects.exists() and not EditionScene.objects.exists()
    assert Recording.objects.count() == Illustration.objects.count() == 3
    assert not any(storage.exists(key) for key in gone)
    assert nothing_made_of_a_removed_text() == []
    assert {job.status for job in Job.objects.filter(kind="remove_revision")} == {JobStatus.DONE}


def test_every_object_left_belongs_to_a_row_and_every_row_has_its_object(book: Book):
    remove(overtake(book))
    assert orphans(after=timedelta(0)) == []
    assert every_ready_part_verifies() == every_take_verifies() == []
    assert Take.objects.exists()


def test_a_text_that_nothing_was_made_from_takes_nothing_along(book: Book):
    before = storage.keys(storage.book_folder(book.story_id))
    remove(make_revision(scene=book.story.draft.scenes.all()[0], content="Another."))
    assert storage.keys(storage.book_folder(book.story_id)) == before and Edition.objects.exists()


def test_the_book_can_be_made_again(book: Book):
    old = overtake(book)
    remove(old)
    scene = book.story.draft.scenes.all()[0]
    stories.approve_scene(scene, revision=scene.current, seen=scene.version)
    book = Book.objects.get()
    services.make_book(book, seen=book.version)
    run_jobs()
    assert held_by(old) == [] and Book.objects.get().whole_edition() is not None


def test_the_author_is_told_which_edition_goes(book: Book):
    [held] = held_by(overtake(book))
    assert (held.number, held.is_read_now, held.earlier) == (1, True, False)


def test_doing_it_twice_is_no_error(book: Book):
    old = overtake(book)
    remove(old)
    enqueue("remove_revision", revision_id=str(old.pk))
    assert {job.status for job in run_jobs()} == {JobStatus.DONE}
