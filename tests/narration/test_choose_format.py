"""How the book should be told."""

import pytest

from narration import services
from narration.models import Book
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from tests.factories import make_approved_story, make_book, make_narrator, make_reviewed_story

pytestmark = pytest.mark.usefixtures("fakes")


def test_a_format_cannot_be_chosen_while_scenes_are_in_review() -> None:
    story = make_reviewed_story()
    with pytest.raises(IllegalTransition):
        services.choose_format(story, output_format="both", seen=1)
    assert not Book.objects.exists()


def test_an_unknown_format_changes_nothing() -> None:
    story = make_approved_story()
    with pytest.raises(AuthorError, match="Audio, Visual or Both"):
        services.choose_format(story, output_format="opera", seen=1)
    assert not Book.objects.exists()


def test_a_stale_form_changes_nothing() -> None:
    story = make_approved_story()
    services.choose_format(story, output_format="audio", seen=1)
    with pytest.raises(Stale):
        services.choose_format(story, output_format="visual", seen=1)
    assert Book.objects.get().output_format == "audio"


@pytest.mark.parametrize("output_format", ["audio", "both"])
def test_a_book_with_sound_needs_a_narrator_next(output_format: str) -> None:
    story = make_approved_story()
    services.choose_format(story, output_format=output_format, seen=1)
    story.refresh_from_db()
    assert story.stage == story.undecided == Stage.NARRATOR_SELECTION


def test_a_book_of_pictures_is_made_next() -> None:
    story = make_approved_story()
    book = services.choose_format(story, output_format="visual", style="noir", seen=1)
    story.refresh_from_db()
    assert story.stage == story.undecided == Stage.GENERATION
    assert book.style == "noir"


def test_a_narrator_chosen_before_stays_chosen() -> None:
    book = make_book(output_format="visual", narrator=make_narrator())
    services.choose_format(book.story, output_format="both", seen=1)
    book.story.refresh_from_db()
    assert book.story.stage == Stage.GENERATION


def test_a_narrator_who_is_gone_has_to_be_replaced() -> None:
    book = make_book(output_format="visual", narrator=make_narrator(active=False))
    services.choose_format(book.story, output_format="both", seen=1)
    book.story.refresh_from_db()
    assert book.story.stage == Stage.NARRATOR_SELECTION


def test_the_same_choice_again_does_not_undo_a_finished_book() -> None:
    book = make_book(output_format="visual")
    book.story.stage = Stage.COMPLETED
    book.story.save()
    services.choose_format(book.story, output_format="visual", seen=1)
    book.story.refresh_from_db()
    assert book.story.stage == Stage.COMPLETED
