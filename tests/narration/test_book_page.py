"""The finished book: its page, and the page where it is read."""

import pytest
from django.test import Client

from narration import services
from narration.models import Book, PartState, Recording
from stories.models import Scene, Story
from stories.workflow import Stage
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import approve, make_approved_story, make_book, make_revision
from tests.narration.conftest import REPORT, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")
PAGES = ("book", "read")


@pytest.fixture
def book(owner: User) -> Book:
    made = make_book(story=make_approved_story(author=owner, byline="Ada Fenwick"))
    services.make_book(made, seen=1)
    run_jobs()
    return made


def page(client: Client, book: Book, name: str = "book") -> str:
    return client.get(f"/stories/{book.story_id}/{name}/").content.decode()


def edit(book: Book, *numbers: int, approved: bool = True) -> None:
    for scene in Scene.objects.filter(draft__story=book.story, number__in=numbers):
        scene.status, scene.approved = "pending", None
        scene.save()
        scene.current = make_revision(scene=scene, content=f"Another text {scene.number}.")
        scene.save()
        if approved:
            approve(scene)
    stage = Stage.GENERATION if approved else Stage.REVISION
    Story.objects.filter(pk=book.story_id).update(stage=stage)


@pytest.mark.parametrize("name", PAGES)
def test_another_author_finds_nothing(book: Book, stranger_client: Client, name: str) -> None:
    assert stranger_client.get(f"/stories/{book.story_id}/{name}/").status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_before_its_time_it_leads_to_the_present_page(owner: User, owner_client: Client, name: str) -> None:
    story = make_approved_story(author=owner)
    answer = owner_client.get(f"/stories/{story.pk}/{name}/")
    assert answer.headers["Location"] == f"/stories/{story.pk}/format/"


def test_it_names_what_is_there_and_nothing_else(book: Book, owner_client: Client) -> None:
    shown = page(owner_client, book)
    assert "By Ada Fenwick." in shown and ">EPUB</a>" in shown and ">Text</a>" in shown
    assert "Start a new story" in shown and "Read and listen" in shown
    assert ">Audiobook (M4B)</a>" in shown and ">MP3</a>" in shown and ">Captions (WebVTT)</a>" in shown
    assert "PDF" not in shown


def test_it_shows_what_was_measured_on_the_sound(book: Book, owner_client: Client) -> None:
    shown = page(owner_client, book)
    assert shown.count("within the figures for audiobooks") == 4
    assert "Loudness (RMS): -20.0 dB, should be -23 to -18 dB" in shown and "(missed)" not in shown
    Recording.objects.update(report={**REPORT, "peak_db": -1.0})
    assert page(owner_client, book).count("Peak: -1.0 dB, should be at most -3 dB (missed)") == 4


def test_a_recording_of_before_there_were_reports_shows_none(book: Book, owner_client: Client) -> None:
    Recording.objects.update(report={})
    assert "Audio report" not in page(owner_client, book)


def test_reading_shows_text_picture_and_sound_of_every_scene(book: Book, owner_client: Client) -> None:
    shown = page(owner_client, book, "read")
    assert shown.count("<audio") == 4 and shown.count('alt="A picture: Mara') == 4
    assert "It was night 4." in shown and "autoplay" not in shown


def test_it_says_who_made_it(book: Book, owner_client: Client) -> None:
    assert "Read by Ada, a built-in synthetic voice." in page(owner_client, book)
    assert "drawn by rules, not by an AI" in page(owner_client, book)


def test_an_edited_scene_is_named_with_what_a_refresh_takes(book: Book, owner_client: Client) -> None:
    edit(book, 3)
    shown = page(owner_client, book)
    assert "Scene 3 has changed since this book was made" in shown
    assert "Refresh 2 stale parts" in shown
    assert "It was night 3." in page(owner_client, book, "read")


def test_several_edited_scenes_are_named(book: Book, owner_client: Client) -> None:
    edit(book, 1, 3)
    assert "Scenes 1 and 3 have changed" in page(owner_client, book)


def test_refresh_makes_the_next_edition(book: Book, owner_client: Client) -> None:
    edit(book, 3)
    version = Book.objects.get().version
    owner_client.post(f"/stories/{book.story_id}/generate/make/", {"version": version})
    assert "The next edition is being made" in page(owner_client, book)
    run_jobs()
    assert "stale part" not in page(owner_client, book)
    assert "Another text 3." in page(owner_client, book, "read")


def test_while_a_scene_waits_for_approval_the_review_is_offered(book: Book, owner_client: Client) -> None:
    edit(book, 3, approved=False)
    shown = page(owner_client, book)
    assert "Approve the scenes, then the book can be refreshed." in shown
    assert "stale part" not in shown


def test_a_new_title_is_named(book: Book, owner_client: Client) -> None:
    Story.objects.update(title="The Second Lamp")
    shown = page(owner_client, book)
    assert "The title page has changed" in shown and "Refresh the book" in shown


def test_what_was_left_out_is_labelled(owner: User, owner_client: Client, voice: FakeVoice) -> None:
    book = make_book(story=make_approved_story(author=owner))
    voice.fails = {"Scene 2", "Scene 3"}
    services.make_book(book, seen=1)
    run_jobs()
    services.leave_out_failed(book, seen=2)
    run_jobs()
    assert "Left out: the sound of scenes 2 and 3" in page(owner_client, book)
    assert page(owner_client, book, "read").count("<audio") == 2
    assert Recording.objects.filter(state=PartState.LEFT_OUT).count() == 2


def test_a_title_is_never_markup(owner: User, owner_client: Client) -> None:
    book = make_book(story=make_approved_story(author=owner, title="<b>Lamp</b>"))
    services.make_book(book, seen=1)
    run_jobs()
    for name in PAGES:
        assert "<b>Lamp" not in page(owner_client, book, name)


def test_reading_moves_the_day_on_which_the_story_ends(book: Book, owner_client: Client, settings) -> None:
    settings.STORY_DAYS = 30
    page(owner_client, book, "read")
    assert Story.objects.get().expires_at is not None
