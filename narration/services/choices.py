"""Deciding about the format and the narrator."""

from django.db import transaction

from narration import editions
from narration.models import Book, Delivery, Narrator, OutputFormat
from narration.services.producing import book_of, can_read, cancel_unwanted, producing, require_reader
from narration.wanted import wanted_parts, wanted_scenes
from stories.models import Story
from stories.workflow import Action, Stage
from storycreator.errors import AuthorError
from storycreator.progress import changed


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
        if book.style != before[1]:
            book.picture_choices.update(style=book.style)
        _decide(book, Action.CHOOSE_FORMAT, is_new=before != (book.output_format, book.style))
        return book


def choose_narrator(book: Book, *, narrator: Narrator, delivery: Delivery | None = None, seen: int) -> Book:
    """Decide who reads, and how; without a `delivery` that stays as it is.

    Raises `AuthorError` for a book without sound or a narrator who is gone.
    """
    with producing(book, action=Action.CHOOSE_NARRATOR, seen=seen):
        require_reader(book, narrator)
        before = book.narrator, book.delivery
        book.narrator, book.delivery = narrator, delivery or book.delivery
        book.save(update_fields=["narrator", "speed", "pauses", "updated_at"])
        _decide(book, Action.CHOOSE_NARRATOR, is_new=before != (book.narrator, book.delivery))
        return book


def _decide(book: Book, action: Action, *, is_new: bool) -> None:
    """Keep in the story which decision is open now, and go there; the same choice again goes nowhere back."""
    story = book.story
    if not is_new and Stage(story.stage).order >= Stage.GENERATION.order:
        return
    open_stage = (
        Stage.GENERATION if editions.is_decided(book) and can_read(book) else Stage.NARRATOR_SELECTION
    )
    story.undecided = open_stage
    story.save(update_fields=["undecided", "updated_at"])
    cancel_unwanted(book, wanted_parts(wanted_scenes(book)))
    story.move(action, open_stage)
    changed(story.topic, "book", "parts")
