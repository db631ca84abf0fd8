"""A decision about a book, taken on rows that another tab has changed since they were read."""

import pytest

from narration import services
from narration.models import Book
from stories import services as stories
from stories.models import Scene, StageMove, Story
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job
from tests.factories import make_approved_story, make_book

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(fakes: None) -> Book:
    """A book as a request has read it, before the other tab."""
    return Book.objects.select_related("story__draft", "narrator").get(
        pk=make_book(story=make_approved_story()).pk
    )


@pytest.fixture
def edited(book: Book) -> Story:
    """The same story after the other tab has written a scene anew: not every scene is approved any more."""
    scene = Scene.objects.filter(draft__story=book.story).first()
    stories.keep_text(scene, content="Other words.", seen=scene.version)
    return Story.objects.get(pk=book.story_id)


def stage() -> str:
    return Story.objects.get().stage


def test_a_book_is_not_made_of_a_scene_that_has_changed(book: Book, edited: Story):
    with pytest.raises(IllegalTransition):
        services.make_book(book, seen=book.version)
    assert (stage(), Job.objects.count()) == (Stage.REVISION, 0)


def test_nor_is_its_format_chosen(book: Book, edited: Story):
    with pytest.raises(IllegalTransition):
        services.choose_format(book.story, output_format="visual", seen=book.version)
    assert stage() == Stage.REVISION


def test_a_book_in_the_bin_is_not_made(book: Book):
    stories.delete_story(Story.objects.get(pk=book.story_id))
    with pytest.raises(AuthorError, match="lies in the bin"):
        services.make_book(book, seen=book.version)
    assert not Job.objects.exists()


def test_a_story_does_not_move_from_where_it_no_longer_is(book: Book, edited: Story):
    with pytest.raises(Stale):
        book.story.move("make_book", Stage.GENERATION)
    assert (stage(), StageMove.objects.last().new) == (Stage.REVISION, Stage.REVISION)
