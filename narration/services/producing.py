"""The frame of every decision about a book, and how a part of it is put to work."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from narration.models import Book, Illustration, Narrator, PartState
from narration.wanted import Wanted, is_under_way
from stories import workflow
from stories.models import Story
from stories.services.deciding import deciding
from stories.workflow import Action, Stage
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Job, Priority

PART_KINDS = ("record_scene", "draw_scene")
PART_ATTEMPTS = 3


@transaction.atomic
def book_of(story: Story) -> Book:
    """The story's book, made at first use; only from the choice of the format on."""
    workflow.check(Action.CHOOSE_FORMAT, Stage(story.stage))
    book, _ = Book.objects.select_related("narrator").get_or_create(story=story)
    book.story = story
    return book


@contextmanager
def producing(book: Book, *, action: Action, seen: int | None) -> Iterator[None]:
    """Run a decision about a book as one transaction, with `book` and its story read anew inside it.

    Raises as `deciding` does, and `Stale` when `seen` is not the book's version any more; `seen` None asks
    for no version.
    """
    story = book.story
    with deciding(story, action=action):
        if seen is not None:
            book.raise_version(seen)
        book.refresh_from_db()
        book.story = story
        yield


def start_part(book: Book, wanted: Wanted) -> None:
    """Reserve the part and enqueue its job, unless that is on its way already."""
    part = wanted.part or wanted.model(
        book=book, revision=wanted.scene.current, input_hash=wanted.input_hash, **wanted.made_from
    )
    live = Job.objects.live().filter(lock=part.lock, cancel_requested=False)
    if is_under_way(wanted) and live.exists():
        return
    part.state, part.error = PartState.WAITING, ""
    part.save()
    # The lock makes it wait for one that was stopped a moment ago and is not gone yet.
    enqueue(
        wanted.kind,
        lock=part.lock,
        topic=book.story.topic,
        priority=Priority.WAITING,
        max_attempts=PART_ATTEMPTS,
        part_id=str(part.pk),
    )


def cancel_unwanted(book: Book, parts: list[Wanted]) -> None:
    """Stop the work on parts that a later decision has made superfluous."""
    wanted = [w.part.lock for w in parts if w.part]
    # A picture that was asked for beside the book's own is nobody's leftover.
    wanted += [part.lock for part in Illustration.objects.filter(book=book, is_alternate=True)]
    jobs = Job.objects.live().filter(topic=book.story.topic, kind__in=PART_KINDS)
    cancel(jobs.exclude(lock__in=wanted))


def can_read(book: Book) -> bool:
    return not book.has_sound or (book.narrator is not None and book.narrator.active)


def require_reader(book: Book, narrator: Narrator) -> None:
    if not book.has_sound:
        raise AuthorError("This book has no sound, so it needs no narrator. Change the format first.")
    if not narrator.active:
        raise AuthorError(f"{narrator.name} is not available any more. Please choose another narrator.")
