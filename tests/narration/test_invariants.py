"""Each invariant of books is seen to be broken, and none on a book that was just made."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from narration import invariants, services, storage, sweeps
from narration.models import Book, EditionFile, EditionScene, Illustration, Narrator, PartState, Recording
from stories.services import rename_story
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from tests.factories import make_book

pytestmark = pytest.mark.usefixtures("fakes")
CHECKS: tuple[Callable[[], list[str]], ...] = (
    invariants.no_part_twice,
    invariants.every_part_under_way_has_a_job,
    invariants.every_ready_part_verifies,
    invariants.every_take_verifies,
    invariants.every_recording_has_its_own_takes,
    invariants.every_whole_edition_has_its_files,
    invariants.every_completed_book_is_whole,
    invariants.no_orphan,
)


@pytest.fixture
def book() -> Book:
    made = make_book()
    services.make_book(made, seen=1)
    run_jobs()
    return made


def test_a_finished_book_breaks_none(book: Book) -> None:
    assert [fault for check in CHECKS for fault in check()] == []


def test_a_finished_book_with_a_new_title_breaks_none(book: Book) -> None:
    rename_story(book.story, title="Another", byline="", seen=book.story.version)
    assert [fault for check in CHECKS for fault in check()] == []


def test_a_book_under_way_breaks_none() -> None:
    services.make_book(make_book(), seen=1)
    assert [fault for check in CHECKS for fault in check()] == []


def test_a_part_without_a_job_is_seen() -> None:
    services.make_book(make_book(), seen=1)
    Job.objects.filter(kind="draw_scene").delete()
    assert len(invariants.every_part_under_way_has_a_job()) == 4


def test_a_changed_object_is_seen(book: Book) -> None:
    recording = Recording.objects.all()[0]
    Path(default_storage.path(recording.file)).write_bytes(b"noise")
    assert invariants.every_ready_part_verifies() == [
        f"recording {recording.pk}: its object is missing or another one"
    ]


def test_a_missing_object_is_seen(book: Book) -> None:
    default_storage.delete(Illustration.objects.all()[0].file)
    assert len(invariants.every_ready_part_verifies()) == 1


def test_an_edition_whole_without_a_file_is_seen(book: Book) -> None:
    EditionFile.objects.filter(format="epub").update(state=PartState.FAILED)
    assert len(invariants.every_whole_edition_has_its_files()) == 1


def test_a_completed_story_with_an_unmade_part_is_seen(book: Book) -> None:
    EditionScene.objects.filter(number=2).update(recording=None)
    assert invariants.every_completed_book_is_whole() == [f"story {book.story_id}"]


def test_a_newer_voice_does_not_make_a_finished_book_unfinished(book: Book) -> None:
    Narrator.objects.update(engine="builtin of next year")
    assert invariants.every_completed_book_is_whole() == []


def test_a_completed_story_with_a_part_left_out_breaks_none(book: Book) -> None:
    EditionScene.objects.update(recording=None)
    Recording.objects.update(state=PartState.LEFT_OUT)
    assert invariants.every_completed_book_is_whole() == []


def test_an_old_object_that_no_row_knows_is_seen(book: Book) -> None:
    stored = storage.store(storage.book_folder(book.story_id), b"nobody's", extension="mp3")
    assert invariants.no_orphan() == []
    os.utime(default_storage.path(stored.key), (0, 0))
    assert invariants.no_orphan() == [f"object {stored.key}"]


def test_what_no_row_knows_is_swept_and_nothing_else(book: Book) -> None:
    folder = Path(default_storage.path(storage.book_folder(book.story_id)))
    (folder / "half.part").write_bytes(b"half of a picture")
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    assert sweeps.objects() == 1
    assert [fault for check in CHECKS for fault in check()] == []
