"""The page where a book is read and heard: it shows the edition, and works with nothing but itself."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from narration.models import Book, EditionScene, Illustration, OutputFormat
from stories.models import Idea, Scene, Story
from storycreator.models import User
from tests.factories import (
    approve,
    make_approved_story,
    make_book,
    make_draft,
    make_edition,
    make_idea,
    make_illustration,
    make_recording,
    make_revision,
    make_scene,
    make_story,
)
from tests.narration.test_read_along import TEXT, timed

HOSTILE = "<script>alert(1)</script> said Mara. It’s “<img src=x onerror=alert(1)>”."


def bound(owner: User, *texts: str, silent: tuple[int, ...] = (), bare: tuple[int, ...] = ()) -> Book:
    """A finished book of these texts, read aloud and drawn but for the scenes named."""
    story = make_story(author=owner, title="The Lamp", byline="Ada Fenwick")
    make_idea(story=story)
    draft = make_draft(story=story)
    book = make_book(story=story)
    for number, text in enumerate(texts, 1):
        scene = approve(make_scene(draft=draft, content=text, title=f"Part {number}"))
        if number not in silent:
            make_recording(book=book, revision=scene.approved, seconds=141.0, timings=timed(text))
        if number not in bare:
            make_illustration(book=book, revision=scene.approved)
    make_edition(book=book, byline="Ada Fenwick")
    return book


def page(client: Client, book: Book) -> str:
    return client.get(f"/stories/{book.story_id}/read/").content.decode()


def edit(book: Book, *, number: int) -> None:
    scene = Scene.objects.get(draft__story=book.story_id, number=number)
    scene.approved, scene.status = None, "pending"
    scene.save()
    scene.current = make_revision(scene=scene, content="Quite another text.")
    scene.save()


@pytest.fixture
def book(owner: User) -> Book:
    return bound(owner, TEXT, "Two cups stood there.", "The ferry came.")


def test_another_author_finds_nothing(book: Book, stranger_client: Client) -> None:
    assert stranger_client.get(f"/stories/{book.story_id}/read/").status_code == 404


def test_before_its_time_it_leads_to_the_present_page(owner: User, owner_client: Client) -> None:
    story = make_approved_story(author=owner)
    assert owner_client.get(f"/stories/{story.pk}/read/").status_code == 302


def test_every_sentence_is_in_its_place_with_its_second(book: Book, owner_client: Client) -> None:
    shown = page(owner_client, book)
    assert '<span data-start="1.000">The lamp was out.</span> <span data-start="3.000">' in shown
    assert '<p dir="auto" class="break">* * *</p>' in shown


def test_without_a_script_every_scene_has_a_player_that_waits(book: Book, owner_client: Client) -> None:
    shown = page(owner_client, book)
    assert len(re.findall(r'<audio [^>]*preload="none" controls', shown)) == 3
    assert "autoplay" not in shown and 'id="player" class="player is-docked is-reading"' in shown
    assert re.search(r'id="player"[^>]* hidden>', shown)


def test_no_script_or_style_stands_in_the_page(book: Book, owner_client: Client) -> None:
    shown = page(owner_client, book)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", shown)


def test_a_book_to_look_at_has_no_player(owner: User, owner_client: Client) -> None:
    book = bound(owner, TEXT, "Two.", silent=(1, 2))
    Book.objects.update(output_format=OutputFormat.VISUAL)
    shown = page(owner_client, book)
    assert "<audio" not in shown and "data-play" not in shown and "data-start" not in shown
    assert "has no sound" not in shown and "to read</p>" in shown


def test_a_scene_that_was_left_out_says_so(owner: User, owner_client: Client) -> None:
    book = bound(owner, "One.", "Two.", "Three.", silent=(2,), bare=(3,))
    shown = page(owner_client, book)
    assert shown.count("<audio") == 2 and shown.count("This scene has no sound: it was left out") == 1
    assert shown.count("Its picture was left out") == 1


def test_a_book_whose_sound_was_left_out_says_so_once(owner: User, owner_client: Client) -> None:
    book = bound(owner, "One.", "Two.", silent=(1, 2))
    shown = page(owner_client, book)
    assert shown.count("has no sound") == 1 and "This book has no sound" in shown


def test_an_edited_scene_is_read_as_it_was_made_and_says_so(book: Book, owner_client: Client) -> None:
    edit(book, number=2)
    shown = page(owner_client, book)
    assert "Two cups stood there." in shown and "Quite another text" not in shown
    assert "Scene 2 has changed since this book was made" in shown and "Open that page" in shown


def test_times_of_another_text_leave_the_text_unmarked(book: Book, owner_client: Client) -> None:
    other = EditionScene.objects.get(number=3).recording
    other.timings = timed("Something else.")
    other.save()
    shown = page(owner_client, book)
    assert '<p dir="auto">The ferry came.</p>' in shown and shown.count("<audio") == 3


def test_text_is_never_markup(owner: User, owner_client: Client) -> None:
    book = bound(owner, HOSTILE)
    EditionScene.objects.update(title=HOSTILE[:100])
    shown = page(owner_client, book)
    assert "<script>alert" not in shown and "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; said Mara.</span>" in shown


def test_lines_of_a_verse_stay_lines(owner: User, owner_client: Client) -> None:
    assert "The lamp is out,<br>the sea is in.</span>" in page(
        owner_client, bound(owner, "The lamp is out,\nthe sea is in.")
    )


def test_the_text_says_its_language_and_every_paragraph_its_direction(book, owner_client: Client) -> None:
    Idea.objects.update(brief_json={"language": "ar"})
    shown = page(owner_client, book)
    assert shown.count('class="prose is-centred has-drop" lang="ar"') == 3
    assert shown.count('<p dir="auto"') == 5


def test_a_language_that_is_none_is_not_claimed(book: Book, owner_client: Client) -> None:
    Idea.objects.update(brief_json={"language": '"><b>'})
    shown = page(owner_client, book)
    assert 'lang="und"' in shown and '"><b>' not in shown


def test_the_authors_own_words_describe_the_picture(book: Book, owner_client: Client) -> None:
    Illustration.objects.update(own_alt_text="The lamp, unlit.")
    assert 'alt="The lamp, unlit."' in page(owner_client, book)


def test_a_longer_book_asks_the_database_no_more(owner, owner_client, django_assert_num_queries) -> None:
    short, long = bound(owner, "One.", "Two."), bound(owner, *[f"Text {n}." for n in range(1, 9)])
    page(owner_client, short)
    with django_assert_num_queries(count_of(owner_client, short)):
        page(owner_client, long)


def count_of(client: Client, book: Book) -> int:
    with CaptureQueriesContext(connection) as caught:
        page(client, book)
    return len(caught)


def test_reading_moves_the_day_on_which_the_story_ends(book: Book, owner_client: Client, settings) -> None:
    settings.STORY_DAYS = 30
    page(owner_client, book)
    assert Story.objects.get().expires_at is not None
