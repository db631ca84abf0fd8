"""What an author may ask for once the scenes are approved. Every function is one transaction.

`seen` is the version of the book that the form carried; `Stale` is raised when it is another one by now.
All raise `IllegalTransition` when the story is not there, `AuthorError` when it lies in the bin. Nothing
that was made is ever thrown away by a later decision.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from narration import editions
from narration.auditions import SPEAK, audition_hash, audition_lock, auditions_of, first_paragraph
from narration.lost import forget_lost
from narration.making import making_of
from narration.models import Book, Delivery, EditionState, Narrator, OutputFormat, Part, PartState
from narration.wanted import (
    Wanted,
    is_settled,
    is_under_way,
    wanted_parts,
    wanted_scenes,
)
from stories import workflow
from stories.models import Story
from stories.services.deciding import deciding
from stories.workflow import Action, Stage
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Job, Priority
from storycreator.progress import changed

PART_KINDS = ("record_scene", "draw_scene")
PART_ATTEMPTS = 3
RESTARTABLE = (PartState.FAILED, PartState.STOPPED, PartState.LEFT_OUT)


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


@transaction.atomic
def choose_format(story: Story, *, output_format: str, style: str = "", seen: int) -> Book:
    """Decide whether the book has sound, pictures or both, and the style of the pictures.

    An empty `style` leaves the style as it is. Raises `AuthorError` for an unknown format.
    """
    book = book_of(story)
    if output_format not in OutputFormat.values:
        raise AuthorError("Choose one of the three: Audio, Visual or Both. Nothing was changed.")
    with producing(book, action=Action.CHOOSE_FORMAT, seen=seen):
        before = book.output_format, book.style
        book.output_format, book.style = output_format, style or book.style
        book.save(update_fields=["output_format", "style", "updated_at"])
        _decide(book, Action.CHOOSE_FORMAT, is_new=before != (book.output_format, book.style))
        return book


def choose_narrator(book: Book, *, narrator: Narrator, delivery: Delivery | None = None, seen: int) -> Book:
    """Decide who reads, and how; without a `delivery` that stays as it is.

    Raises `AuthorError` for a book without sound or a narrator who is gone.
    """
    with producing(book, action=Action.CHOOSE_NARRATOR, seen=seen):
        _require_reader(book, narrator)
        before = book.narrator, book.delivery
        book.narrator, book.delivery = narrator, delivery or book.delivery
        book.save(update_fields=["narrator", "speed", "pauses", "updated_at"])
        _decide(book, Action.CHOOSE_NARRATOR, is_new=before != (book.narrator, book.delivery))
        return book


def hear(book: Book, *, narrators: Iterable[Narrator], delivery: Delivery) -> None:
    """Have the first paragraph read by each of `narrators`; what was read before is not read again.

    Raises `AuthorError` as `choose_narrator` does, and for a book without a word to read.
    """
    with producing(book, action=Action.CHOOSE_NARRATOR, seen=None):
        if not first_paragraph(book):
            raise AuthorError("The first scene has no word to read aloud yet. Nothing was changed.")
        for audition in auditions_of(book, narrators, delivery=delivery):
            _require_reader(book, audition.narrator)
            if not audition.take and not audition.working:
                _start_audition(book, audition.narrator, delivery)


def _require_reader(book: Book, narrator: Narrator) -> None:
    if not book.has_sound:
        raise AuthorError("This book has no sound, so it needs no narrator. Change the format first.")
    if not narrator.active:
        raise AuthorError(f"{narrator.name} is not available any more. Please choose another narrator.")


def _start_audition(book: Book, narrator: Narrator, delivery: Delivery) -> None:
    enqueue(
        SPEAK,
        lock=audition_lock(audition_hash(book, narrator, delivery)),
        topic=book.story.topic,
        priority=Priority.WAITING,
        book_id=book.pk,
        voice_id=narrator.voice_id,
        **asdict(delivery),
    )


def make_book(book: Book, *, seen: int) -> None:
    """Make every part that the book wants and that is not there yet, then publish it.

    Also continues a stopped book, tries failed parts again, refreshes a book whose scenes have changed, and
    makes anew what the storage has lost. What is ready is kept, and what was left out stays left out.
    """
    with producing(book, action=Action.MAKE_BOOK, seen=seen):
        _require_decisions(book)
        book.asked_at = timezone.now()
        book.save(update_fields=["asked_at", "updated_at"])
        forget_lost(book)
        parts = wanted_parts(wanted_scenes(book))
        _cancel_unwanted(book, parts)
        for wanted in parts:
            if not is_settled(wanted):
                _start(book, wanted)
        book.story.move(Action.MAKE_BOOK, Stage.GENERATION)
        editions.settle(book)
        _reread(book)
        changed(book.story.topic, "parts")


@transaction.atomic
def retry_failed(book: Book) -> int:
    """Make again what failed or was stopped, parts and files; return how much that was."""
    making = making_of(book)
    cells = [cell for row in making.rows for cell in row.cells]
    unfinished = making.edition is not None and making.edition.state == EditionState.FAILED
    count = sum(cell.can_leave_out for cell in cells) + unfinished
    if count and making.is_approved and making.has_begun:
        make_book(book, seen=book.version)
        return count
    return 0


def retry_part(part: Part, *, seen: int) -> None:
    """Make a part that failed, was stopped or was left out. Raises `AuthorError` for any other."""
    book = part.book
    with producing(book, action=Action.RETRY_PART, seen=seen):
        wanted = _asked_part(book, part)
        if part.state not in RESTARTABLE:
            raise AuthorError("This part is ready or being made already. Nothing was changed.")
        _start(book, wanted)
        book.story.move(Action.RETRY_PART, Stage.GENERATION)
        changed(book.story.topic, "parts")


def leave_out(part: Part, *, seen: int) -> None:
    """Finish the book without a part that failed or was stopped; it can still be made later."""
    book = part.book
    with producing(book, action=Action.LEAVE_OUT, seen=seen):
        _asked_part(book, part)
        if part.state not in (PartState.FAILED, PartState.STOPPED):
            raise AuthorError("Only a part that could not be made can be left out. Nothing was changed.")
        _leave_out(book, [part])


def leave_out_failed(book: Book, *, seen: int) -> None:
    """Finish the book without the parts that failed: the way on when a voice or an illustrator is down."""
    with producing(book, action=Action.LEAVE_OUT, seen=seen):
        parts = [wanted.part for wanted in wanted_parts(wanted_scenes(book)) if wanted.part]
        failed = [part for part in parts if part.state == PartState.FAILED]
        if not failed:
            raise AuthorError("No part has failed by now. Nothing was changed.")
        _leave_out(book, failed)


def stop(book: Book) -> int:
    """Stop the work on the book; what is finished is kept. Returns how many jobs were stopped."""
    with producing(book, action=Action.STOP, seen=None):
        kinds = (*PART_KINDS, "publish_file")
        stopped = cancel(Job.objects.live().filter(topic=book.story.topic, kind__in=kinds))
        changed(book.story.topic, "parts")
        return stopped


def _decide(book: Book, action: Action, *, is_new: bool) -> None:
    """Keep in the story which decision is open now, and go there; the same choice again goes nowhere back."""
    story = book.story
    if not is_new and Stage(story.stage).order >= Stage.GENERATION.order:
        return
    open_stage = (
        Stage.GENERATION if editions.is_decided(book) and _can_read(book) else Stage.NARRATOR_SELECTION
    )
    story.undecided = open_stage
    story.save(update_fields=["undecided", "updated_at"])
    _cancel_unwanted(book, wanted_parts(wanted_scenes(book)))
    story.move(action, open_stage)
    changed(story.topic, "book", "parts")


def _can_read(book: Book) -> bool:
    return not book.has_sound or (book.narrator is not None and book.narrator.active)


def _require_decisions(book: Book) -> None:
    if not book.output_format:
        raise AuthorError("Choose the format of the book first. Nothing was changed.")
    if not _can_read(book):
        raise AuthorError("Choose a narrator first: the book has none who can read now. Nothing was changed.")


def _asked_part(book: Book, part: Part) -> Wanted:
    """Return how the book wants `part`, which is read anew."""
    part.refresh_from_db()
    for wanted in wanted_parts(wanted_scenes(book)):
        if wanted.part == part:
            return wanted
    raise AuthorError("This part belongs to an earlier version of the book. Nothing was changed.")


def _leave_out(book: Book, parts: Iterable[Part]) -> None:
    for part in parts:
        part.state, part.finished_at = PartState.LEFT_OUT, timezone.now()
        part.save(update_fields=["state", "finished_at"])
    editions.settle(book)
    _reread(book)
    changed(book.story.topic, "parts")


def _start(book: Book, wanted: Wanted) -> None:
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


def _cancel_unwanted(book: Book, parts: list[Wanted]) -> None:
    """Stop the work on parts that a later decision has made superfluous."""
    wanted = [w.part.lock for w in parts if w.part]
    jobs = Job.objects.live().filter(topic=book.story.topic, kind__in=PART_KINDS)
    cancel(jobs.exclude(lock__in=wanted))


def _reread(book: Book) -> None:
    """`settle` works on its own copies of the rows; the caller's are brought up to date."""
    book.story.refresh_from_db(fields=["stage", "updated_at"])
