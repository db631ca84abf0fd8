"""The page where the narrator is chosen."""

import pytest
from django.test import Client

from narration.models import Book
from stories.workflow import Stage
from storycreator.models import User
from tests.factories import make_approved_story, make_book, make_narrator

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def book(owner: User) -> Book:
    """A book with sound that has no narrator yet."""
    made = make_book(story=make_approved_story(author=owner), narrator=None)
    made.story.stage = Stage.NARRATOR_SELECTION
    made.story.save()
    return made


def test_another_author_finds_nothing(book: Book, stranger_client: Client) -> None:
    assert stranger_client.get(f"/stories/{book.story_id}/narrator/").status_code == 404
    answer = stranger_client.post(f"/stories/{book.story_id}/narrator/choose/", {"version": 1})
    assert answer.status_code == 404


def test_a_book_without_sound_leads_back_to_the_format(owner: User, owner_client: Client) -> None:
    silent = make_book(story=make_approved_story(author=owner), output_format="visual")
    answer = owner_client.get(f"/stories/{silent.story_id}/narrator/")
    assert answer.headers["Location"] == f"/stories/{silent.story_id}/format/"


def test_without_a_voice_the_page_says_what_to_do(book: Book, owner_client: Client) -> None:
    page = owner_client.get(f"/stories/{book.story_id}/narrator/")
    assert b"No voice is set up" in page.content and b"Change the format" in page.content


@pytest.mark.parametrize("voice_id", ["", "nobody"])
def test_choosing_nobody_is_said_at_the_cards(book: Book, owner_client: Client, voice_id: str) -> None:
    make_narrator()
    answer = owner_client.post(
        f"/stories/{book.story_id}/narrator/choose/", {"version": 1, "narrator": voice_id}
    )
    assert answer.status_code == 422 and b'role="alert"' in answer.content


def test_one_who_is_gone_is_not_offered(book: Book, owner_client: Client) -> None:
    make_narrator(active=False)
    make_narrator(voice_id="en-GB-male-1", name="Bram")
    chosen = {"version": 1, "narrator": "en-GB-female-1"}
    answer = owner_client.post(f"/stories/{book.story_id}/narrator/choose/", chosen)
    assert answer.status_code == 422 and b"not available any more" in answer.content


def test_a_second_tab_is_told(book: Book, owner_client: Client) -> None:
    make_narrator()
    chosen = {"version": 7, "narrator": "en-GB-female-1"}
    answer = owner_client.post(f"/stories/{book.story_id}/narrator/choose/", chosen)
    assert answer.status_code == 409 and b"changed elsewhere" in answer.content


def test_every_voice_has_a_sample_that_plays_without_scripts(book: Book, owner_client: Client) -> None:
    make_narrator()
    page = owner_client.get(f"/stories/{book.story_id}/narrator/").content.decode()
    assert 'src="/narrators/en-GB-female-1/sample/" preload="none" controls' in page


def test_the_choice_leads_to_the_making(book: Book, owner_client: Client) -> None:
    make_narrator()
    chosen = {"version": 1, "narrator": "en-GB-female-1"}
    answer = owner_client.post(f"/stories/{book.story_id}/narrator/choose/", chosen)
    assert answer.headers["Location"] == f"/stories/{book.story_id}/generate/"
