"""Stories that are in the bin, erased, ended or hidden: what their author still finds."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stories.models import Story
from tests.stories.pages.reading import Page, read, send

PAGES = ("", "idea/", "concepts/", "draft/", "characters/", "review/", "details/", "review/status/")


def found(client: Client, story: Story) -> set[int]:
    return {client.get(f"/stories/{story.pk}/{page}").status_code for page in PAGES}


def put(story: Story, **fields: object) -> None:
    Story.objects.filter(pk=story.pk).update(**fields)


def test_a_story_in_the_bin_is_found_there_alone(owner_client: Client, reviewed: Story):
    put(reviewed, deleted_at=timezone.now())
    assert found(owner_client, reviewed) == {404}
    page = read(owner_client, f"/stories/{reviewed.pk}/review/")
    assert "This story lies in the bin" in page.said and "/bin/" in page.values("href")
    assert reviewed.title not in read(owner_client, "/").said
    assert reviewed.title in read(owner_client, "/bin/").said


def test_nothing_is_decided_about_a_story_in_the_bin(owner_client: Client, reviewed: Story):
    page = read(owner_client, f"/stories/{reviewed.pk}/review/")
    put(reviewed, deleted_at=timezone.now())
    assert send(owner_client, page.form("Approve scene"), "Approve scene").status_code == 404
    assert send(owner_client, page.form("Approve scene"), "Approve scene", htmx=True).status_code == 404


def test_a_story_on_the_shelf_cannot_be_erased(owner_client: Client, reviewed: Story):
    assert owner_client.post(f"/stories/{reviewed.pk}/erase/").status_code == 404
    reviewed.refresh_from_db()
    assert reviewed.erased_at is None


def test_an_erased_story_is_nowhere(owner_client: Client, reviewed: Story):
    put(reviewed, deleted_at=timezone.now(), erased_at=timezone.now())
    assert found(owner_client, reviewed) == {404}
    assert "lies in the bin" not in read(owner_client, f"/stories/{reviewed.pk}/review/").said
    assert owner_client.post(f"/stories/{reviewed.pk}/restore/").status_code == 404
    assert "The bin is empty" in read(owner_client, "/bin/").said


def test_an_ended_story_is_nowhere(owner_client: Client, reviewed: Story):
    put(reviewed, expires_at=timezone.now() - timedelta(minutes=1), warned_days=1)
    assert found(owner_client, reviewed) == {404}
    assert "Your shelf is empty" in read(owner_client, "/").said


def test_the_day_on_which_a_story_ends_stands_on_its_pages(owner_client: Client, reviewed: Story):
    put(reviewed, expires_at=timezone.now() + timedelta(days=30))
    day = f"{timezone.now() + timedelta(days=30):%Y}"
    assert (
        f"{day}. Working on it or reading it moves that day"
        in read(owner_client, f"/stories/{reviewed.pk}/review/").said
    )


@pytest.mark.parametrize("page", ["concepts/", "draft/", "review/", "details/"])
def test_its_author_reads_why_a_story_is_hidden(owner_client: Client, reviewed: Story, page: str):
    put(reviewed, hidden_at=timezone.now(), hidden_reason="It names <a living> person.")
    shown = read(owner_client, f"/stories/{reviewed.pk}/{page}")
    assert "hidden from others by a moderator" in shown.said
    assert "It names <a living> person." in shown.said and "<a living>" not in shown.source


def test_a_hidden_story_is_still_edited(owner_client: Client, reviewed: Story):
    put(reviewed, hidden_at=timezone.now(), hidden_reason="Its cover.")
    form = read(owner_client, f"/stories/{reviewed.pk}/review/").form("Approve scene")
    assert send(owner_client, form, "Approve scene", htmx=True).status_code == 200


def test_the_shelf_and_the_bin_say_what_happened(owner_client: Client, reviewed: Story):
    form = read(owner_client, f"/stories/{reviewed.pk}/details/").form("Delete")
    assert (
        "is in the bin for 30 days"
        in Page(owner_client.get(send(owner_client, form, "Delete")["Location"])).said
    )
    back = send(owner_client, read(owner_client, "/bin/").form("Restore"), "Restore")
    assert "is back on your shelf" in read(owner_client, back["Location"]).said
