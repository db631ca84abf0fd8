"""The page where the book is made, and watched being made."""

import pytest
from django.test import Client

from narration import services
from narration.models import Book, PartState, Recording
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import make_approved_story, make_book
from tests.narration.conftest import DOWN, FakePublisher, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def book(owner: User) -> Book:
    return make_book(story=make_approved_story(author=owner))


def address(book: Book, action: str = "") -> str:
    return f"/stories/{book.story_id}/{action or 'generate/'}"


def shown(client: Client, book: Book) -> str:
    return client.get(address(book)).content.decode()


@pytest.mark.parametrize("action", ["generate/make/", "generate/stop/", "generate/leave-out-failed/"])
def test_another_author_can_do_nothing(book: Book, stranger_client: Client, action: str) -> None:
    assert stranger_client.get(address(book)).status_code == 404
    assert stranger_client.post(address(book, action), {"version": 1}).status_code == 404
    assert not Job.objects.exists()


@pytest.mark.parametrize("action", ["retry/", "leave-out/"])
def test_another_authors_parts_are_not_there(
    book: Book, voice: FakeVoice, stranger: User, stranger_client: Client, action: str
) -> None:
    failed = fail(book, voice)
    own = make_book(story=make_approved_story(author=stranger))
    for owning in (book, own):
        address = f"/stories/{owning.story_id}/parts/{failed.pk}/{action}"
        assert stranger_client.post(address, {"version": 1}).status_code == 404


def test_before_its_time_it_leads_to_the_present_page(owner: User, owner_client: Client) -> None:
    story = make_approved_story(author=owner)
    answer = owner_client.get(f"/stories/{story.pk}/generate/")
    assert answer.headers["Location"] == f"/stories/{story.pk}/format/"


def test_before_the_start_it_says_what_will_be_made(book: Book, owner_client: Client) -> None:
    page = shown(owner_client, book)
    assert "8 of 8 parts." in page and "Free." in page and "Make the book" in page
    assert "data-working" not in page


def test_make_the_book_shows_it_under_way(book: Book, owner_client: Client) -> None:
    answer = owner_client.post(address(book, "generate/make/"), {"version": 1})
    assert answer.headers["Location"] == address(book)
    page = shown(owner_client, book)
    assert "0 of 8 parts ready" in page and "<progress" in page and "data-working" in page
    assert f'<noscript><meta http-equiv="refresh" content="3;url={address(book)}"></noscript>' in page
    assert "You can close this page. The work goes on." in page


def test_htmx_gets_the_panel_alone(book: Book, owner_client: Client) -> None:
    answer = owner_client.post(
        address(book, "generate/make/"), {"version": 1}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    title, _, panel = answer.text.strip().partition("</title>")
    assert title == f"<title>Making the book · {book.story.title} · Story Creator"
    assert panel.lstrip().startswith('<div id="making"')


def test_a_second_tab_is_told_and_sees_how_it_stands(book: Book, owner_client: Client) -> None:
    owner_client.post(address(book, "generate/make/"), {"version": 1})
    answer = owner_client.post(
        address(book, "generate/make/"), {"version": 1}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 409
    assert b'role="alert"' in answer.content and b"0 of 8 parts ready" in answer.content


def test_parts_can_be_heard_and_seen_as_they_arrive(book: Book, owner_client: Client) -> None:
    services.make_book(book, seen=1)
    Job.objects.filter(kind="draw_scene").update(run_at="2030-01-01T00:00Z")
    run_jobs()
    page = shown(owner_client, book)
    assert "4 of 8 parts ready" in page and page.count('aria-label="Play scene') == 4


def test_a_failed_part_says_why_and_offers_both_ways_on(
    book: Book, voice: FakeVoice, owner_client: Client
) -> None:
    failed = fail(book, voice)
    page = shown(owner_client, book)
    assert "1 part did not arrive" in page and DOWN in page
    assert "Try again: the sound of scene 3" in page and "Leave it out: the sound of scene 3" in page
    assert f"/parts/{failed.pk}/retry/" in page


def test_try_again_and_leave_it_out_work_from_the_page(
    book: Book, voice: FakeVoice, owner_client: Client
) -> None:
    failed = fail(book, voice)
    owner_client.post(address(book, f"parts/{failed.pk}/retry/"), {"version": 2})
    run_jobs()
    owner_client.post(address(book, f"parts/{failed.pk}/leave-out/"), {"version": 3})
    run_jobs()
    assert "Read and listen" in shown(owner_client, book)


def test_stop_keeps_what_is_ready(book: Book, owner_client: Client) -> None:
    services.make_book(book, seen=1)
    owner_client.post(address(book, "generate/stop/"), {"version": 2})
    page = shown(owner_client, book)
    assert "Stopped" in page and "data-working" not in page and "Make the book" in page


def test_a_file_that_failed_says_why(book: Book, publisher: FakePublisher, owner_client: Client) -> None:
    publisher.fails = {"epub"}
    services.make_book(book, seen=1)
    run_jobs()
    page = shown(owner_client, book)
    assert "The book could not be put together" in page and "The epub could not be made." in page


def test_a_ready_book_can_be_opened_from_here(book: Book, owner_client: Client) -> None:
    services.make_book(book, seen=1)
    run_jobs()
    page = shown(owner_client, book)
    assert "The book is ready" in page and f"/stories/{book.story_id}/read/" in page
    assert "data-working" not in page


def test_what_was_kept_is_said(book: Book, owner_client: Client) -> None:
    services.make_book(book, seen=1)
    run_jobs()
    services.make_book(Book.objects.get(), seen=2)
    assert "Kept, 0:02" in shown(owner_client, book)


def fail(book: Book, voice: FakeVoice) -> Recording:
    """Make the book but for the sound of its third scene."""
    voice.fails = {"Scene 3"}
    services.make_book(book, seen=1)
    run_jobs()
    return Recording.objects.get(state=PartState.FAILED)
