"""The pictures on the covers of a shelf."""

import pytest
from django.test import Client

from narration.models import Book, EditionState, Illustration
from narration.templatetags.book_tags import covers
from storycreator.models import User
from tests.factories import (
    make_approved_story,
    make_book,
    make_edition,
    make_illustration,
    make_reviewed_story,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(owner: User) -> Book:
    return make_book(story=make_approved_story(author=owner))


def draw(book: Book, number: int) -> Illustration:
    return make_illustration(book=book, revision=book.story.draft.scenes.get(number=number).approved)


def test_a_cover_shows_the_first_picture_of_the_newest_edition(book: Book):
    draw(book, 2)
    make_edition(book=book)
    first = draw(book, 1)
    make_edition(book=book)
    assert covers([book.story]) == {book.story_id: first}


def test_an_edition_that_is_not_whole_has_no_cover_yet(book: Book):
    draw(book, 1)
    make_edition(book=book, state=EditionState.PUBLISHING)
    assert covers([book.story]) == {}


def test_a_whole_shelf_takes_one_query(owner: User, book: Book, django_assert_num_queries):
    draw(book, 1)
    make_edition(book=book)
    shelf = [book.story, *(make_reviewed_story(author=owner) for _ in range(3))]
    with django_assert_num_queries(1):
        assert list(covers(shelf)) == [book.story_id]


def test_the_library_shows_the_picture(owner_client: Client, book: Book):
    picture = draw(book, 1)
    make_edition(book=book)
    assert f"/illustrations/{picture.pk}/" in owner_client.get("/").content.decode()


@pytest.mark.parametrize(("focus", "crop"), [(0.2, 'data-crop="left"'), (0.8, 'data-crop="right"')])
def test_the_cover_shows_the_part_where_the_figures_are(
    owner: User, owner_client: Client, focus: float, crop: str
):
    book = make_book(story=make_approved_story(author=owner))
    make_illustration(book=book, focus=focus)
    make_edition(book=book)
    assert crop in owner_client.get("/").text
    assert crop in owner_client.get(f"/stories/{book.story_id}/book/").text
