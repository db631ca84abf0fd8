"""Deleting a story for good: its work, its objects, its rows."""

from pathlib import Path
from typing import Any

import pytest

from narration import services, storage
from narration.models import Book
from stories.models import Story
from storycreator.jobs.ledger import enqueue
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from tests.factories import make_book

pytestmark = pytest.mark.usefixtures("fakes")


def made_book() -> Book:
    book = make_book()
    services.make_book(book, seen=1)
    run_jobs()
    return book


def erase(story: Story) -> None:
    enqueue("delete_story", story_id=str(story.pk))
    run_jobs()


def test_nothing_of_it_remains() -> None:
    story = made_book().story
    assert storage.keys(storage.book_folder(story.pk))
    erase(story)
    assert not Story.objects.exists()
    assert storage.keys(storage.BOOKS) == []
    assert list(Job.objects.values_list("kind", "status")) == [("delete_story", JobStatus.DONE)]


def test_another_story_keeps_everything() -> None:
    story, other = made_book().story, made_book().story
    before = storage.keys(storage.book_folder(other.pk))
    erase(story)
    assert Story.objects.get() == other
    assert storage.keys(storage.BOOKS) == before


def test_work_under_way_is_stopped_first() -> None:
    book = make_book()
    services.make_book(book, seen=1)
    erase(book.story)
    assert not Story.objects.exists() and not Job.objects.live().exists()


def test_doing_it_twice_is_no_error() -> None:
    story = made_book().story
    enqueue("delete_story", story_id=str(story.pk))
    enqueue("delete_story", story_id=str(story.pk))
    assert {job.status for job in run_jobs()} == {JobStatus.DONE}


def test_a_folder_that_cannot_be_removed_leaves_the_story_in_the_bin(
    monkeypatch: pytest.MonkeyPatch, media: Path
) -> None:
    def refuse(_key: str) -> None:
        raise PermissionError("the disk is read-only")

    story = made_book().story
    Story.objects.update(erased_at="2026-11-01T00:00Z")
    monkeypatch.setattr(storage.default_storage, "delete", refuse)
    erase(story)
    assert Story.objects.get().erased_at is None


def test_after_a_failed_deletion_it_can_be_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> Any:
        return enqueue("delete_story", story_id=str(story.pk))

    def refuse(_key: str) -> None:
        raise PermissionError("the disk is read-only")

    story = made_book().story
    with monkeypatch.context() as patched:
        patched.setattr(storage.default_storage, "delete", refuse)
        ask()
        run_jobs()
    ask()
    run_jobs()
    assert not Story.objects.exists()
