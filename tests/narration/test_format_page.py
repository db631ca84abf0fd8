"""The page where the format is chosen."""

import pytest
from django.test import Client

from narration.models import Book
from stories.workflow import Stage
from storycreator.models import User
from tests.factories import make_approved_story, make_book, make_reviewed_story

pytestmark = pytest.mark.usefixtures("fakes")


def test_another_author_finds_nothing(owner: User, stranger_client: Client) -> None:
    story = make_approved_story(author=owner)
    assert stranger_client.get(f"/stories/{story.pk}/format/").status_code == 404
    answer = stranger_client.post(
        f"/stories/{story.pk}/format/choose/", {"output_format": "audio", "version": 1}
    )
    assert answer.status_code == 404 and not Book.objects.exists()


def test_it_is_chosen_by_a_form_alone(owner: User, owner_client: Client) -> None:
    story = make_approved_story(author=owner)
    assert owner_client.get(f"/stories/{story.pk}/format/choose/").status_code == 405


def test_before_its_time_it_leads_to_the_present_page(owner: User, owner_client: Client) -> None:
    story = make_reviewed_story(author=owner)
    answer = owner_client.get(f"/stories/{story.pk}/format/")
    assert answer.headers["Location"] == f"/stories/{story.pk}/review/"
    assert not Book.objects.exists()


def test_choosing_nothing_is_said_at_the_cards(owner: User, owner_client: Client) -> None:
    story = make_approved_story(author=owner)
    answer = owner_client.post(f"/stories/{story.pk}/format/choose/", {"version": 1, "style": "noir"})
    assert answer.status_code == 422
    assert b"Choose one of the three first." in answer.content
    assert b'value="noir" checked' in answer.content


def test_a_second_tab_is_told_and_sees_the_present_choice(owner: User, owner_client: Client) -> None:
    book = make_book(story=make_approved_story(author=owner), output_format="visual", version=2)
    address = f"/stories/{book.story_id}/format/choose/"
    answer = owner_client.post(address, {"output_format": "audio", "version": 1})
    assert answer.status_code == 409
    assert b"changed elsewhere" in answer.content and b'name="version" value="2"' in answer.content


def test_opening_the_page_decides_nothing(owner: User, owner_client: Client) -> None:
    story = make_approved_story(author=owner)
    page = owner_client.get(f"/stories/{story.pk}/format/")
    assert b"How should it be told?" in page.content and b"Free." in page.content
    assert not Book.objects.exists()


@pytest.mark.parametrize(("output_format", "then"), [("both", "narrator"), ("visual", "generate")])
def test_the_choice_leads_to_the_next_page(
    owner: User, owner_client: Client, output_format: str, then: str
) -> None:
    story = make_approved_story(author=owner)
    chosen = {"output_format": output_format, "style": "linocut", "version": 1}
    answer = owner_client.post(f"/stories/{story.pk}/format/choose/", chosen)
    assert answer.headers["Location"] == f"/stories/{story.pk}/{then}/"
    assert Book.objects.get().style == "linocut"


def test_a_double_click_chooses_once(owner: User, owner_client: Client) -> None:
    story = make_approved_story(author=owner)
    chosen = {"output_format": "both", "version": 1, "key": "0d9b6f8e-one-key"}
    first, second = (owner_client.post(f"/stories/{story.pk}/format/choose/", chosen) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Book.objects.get().version == 2


def test_it_stays_open_while_a_finished_book_is_edited(owner: User, owner_client: Client) -> None:
    book = make_book(story=make_approved_story(author=owner))
    book.story.stage = Stage.REVISION
    book.story.save()
    assert owner_client.get(f"/stories/{book.story_id}/format/").status_code == 200
    answer = owner_client.post(
        f"/stories/{book.story_id}/format/choose/", {"output_format": "audio", "version": 1}
    )
    assert answer.status_code == 409 and b"reviewing the scenes" in answer.content
