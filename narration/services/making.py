"""Making the book, part by part, and going on without one."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from narration import editions
from narration.lost import forget_lost
from narration.making import making_of
from narration.models import Book, EditionState, Part, PartState
from narration.services.producing import PART_KINDS, can_read, cancel_unwanted, producing, start_part
from narration.wanted import Wanted, is_settled, wanted_parts, wanted_scenes
from stories.workflow import Action, Stage
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import cancel
from storycreator.jobs.models import Job
from storycreator.progress import changed

RESTARTABLE = (PartState.FAILED, PartState.STOPPED, PartState.LEFT_OUT)


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
        cancel_unwanted(book, parts)
        for wanted in parts:
            if not is_settled(wanted):
                start_part(book, wanted)
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
        start_part(book, wanted)
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


def _require_decisions(book: Book) -> None:
    if not book.output_format:
        raise AuthorError("Choose the format of the book first. Nothing was changed.")
    if not can_read(book):
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


def _reread(book: Book) -> None:
    """`settle` works on its own copies of the rows; the caller's are brought up to date."""
    book.story.refresh_from_db(fields=["stage", "updated_at"])
