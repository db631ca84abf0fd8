"""Who reads the book."""

import pytest

from narration import services
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from tests.factories import make_approved_story, make_book, make_narrator

pytestmark = pytest.mark.usefixtures("fakes")


def test_a_narrator_is_not_chosen_before_the_format() -> None:
    book = services.book_of(make_approved_story())
    with pytest.raises(IllegalTransition):
        services.choose_narrator(book, narrator=make_narrator(), seen=1)


def test_a_book_of_pictures_has_no_narrator() -> None:
    book = make_book(output_format="visual", narrator=None)
    with pytest.raises(AuthorError, match="no sound"):
        services.choose_narrator(book, narrator=make_narrator(), seen=1)


def test_a_narrator_who_is_gone_cannot_be_chosen() -> None:
    book = make_book(narrator=None)
    with pytest.raises(AuthorError, match="not available"):
        services.choose_narrator(book, narrator=make_narrator(active=False), seen=1)


def test_a_stale_form_changes_nothing() -> None:
    book = make_book(narrator=None)
    with pytest.raises(Stale):
        services.choose_narrator(book, narrator=make_narrator(), seen=7)
    book.refresh_from_db()
    assert book.narrator is None


def test_the_book_is_made_next() -> None:
    story = make_approved_story()
    book = services.choose_format(story, output_format="audio", seen=1)
    services.choose_narrator(book, narrator=make_narrator(), seen=book.version)
    story.refresh_from_db()
    assert story.stage == story.undecided == Stage.GENERATION
