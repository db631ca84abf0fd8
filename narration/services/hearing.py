"""Having narrators read the beginning, before one is chosen."""

from collections.abc import Iterable
from dataclasses import asdict

from narration.auditions import SPEAK, Audition, auditions_of, first_paragraph, lock_of_take
from narration.models import Book, Delivery, Narrator
from narration.services.producing import producing, require_reader
from stories.workflow import Action
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import enqueue
from storycreator.jobs.models import Priority


def hear(book: Book, *, narrators: Iterable[Narrator], delivery: Delivery) -> None:
    """Have the first paragraph read by each of `narrators`; what was read before is not read again.

    Raises `AuthorError` as `choose_narrator` does, and for a book without a word to read.
    """
    with producing(book, action=Action.CHOOSE_NARRATOR, seen=None):
        if not first_paragraph(book):
            raise AuthorError("The first scene has no word to read aloud yet. Nothing was changed.")
        for audition in auditions_of(book, narrators, delivery=delivery):
            require_reader(book, audition.narrator)
            if not audition.take and not audition.working:
                _start(book, audition, delivery)


def _start(book: Book, audition: Audition, delivery: Delivery) -> None:
    enqueue(
        SPEAK,
        lock=lock_of_take(audition.input_hash),
        topic=book.story.topic,
        priority=Priority.WAITING,
        book_id=book.pk,
        voice_id=audition.narrator.voice_id,
        **asdict(delivery),
    )
