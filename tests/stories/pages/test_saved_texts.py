"""A page says once what was saved, so that the browser's kept copies of it go, and of nothing else."""

import pytest
from django.test import Client

from stories.models import Scene, Story
from tests.stories.pages.reading import Page, read, send

SUGGEST = "Suggest three concepts Ctrl ⏎"


def marks(client: Client, path: str) -> list[str]:
    return read(client, path).values("data-saved")


def test_a_page_that_nothing_led_to_says_nothing(owner_client: Client, carded: Story, scene: Scene):
    assert marks(owner_client, f"/stories/{carded.pk}/concepts/") == []
    assert marks(owner_client, f"/stories/{scene.draft.story_id}/review/") == []


@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_refused_is_not_called_saved(owner_client: Client, scene: Scene, htmx: bool):
    at = f"/stories/{scene.draft.story_id}/review/"
    form = read(owner_client, f"{at}?write={scene.pk}").form("Keep my text")
    for changed in ({"content": ""}, {"content": "Mine.", "version": "0"}):
        assert Page(send(owner_client, form, "Keep my text", htmx=htmx, **changed)).values("data-saved") == []
    assert marks(owner_client, at) == []


@pytest.mark.parametrize(
    ("opened", "button", "field"),
    [
        ("write", "Keep my text", "content"),
        ("write", "Polish with AI", "content"),
        ("ask", "Rewrite", "feedback"),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_the_next_page_says_what_was_saved_once(
    owner_client: Client, scene: Scene, opened: str, button: str, field: str, htmx: bool
):
    at = f"/stories/{scene.draft.story_id}/review/"
    page = read(owner_client, f"{at}?{opened}={scene.pk}")
    [kept] = page.values("data-autosave")
    answer = send(owner_client, page.form(button), button, htmx=htmx, **{field: "Shorter"})
    assert (Page(answer).values("data-saved") if htmx else marks(owner_client, at)) == [kept]
    assert marks(owner_client, at) == []


def test_an_approval_says_nothing_of_a_text(owner_client: Client, scene: Scene):
    form = read(owner_client, f"/stories/{scene.draft.story_id}/review/").form("Approve scene")
    assert Page(send(owner_client, form, "Approve scene", htmx=True)).values("data-saved") == []


def test_an_idea_is_called_saved_on_the_page_of_its_concepts(owner_client: Client):
    page = read(owner_client, "/new/")
    answer = send(owner_client, page.form(SUGGEST), SUGGEST, prompt="A keeper hides a bell")
    assert marks(owner_client, answer.headers["Location"]) == page.values("data-autosave") == ["idea:new"]
    assert marks(owner_client, answer.headers["Location"]) == []


def test_a_changed_idea_is_kept_apart_from_a_new_one(owner_client: Client, carded: Story):
    page = read(owner_client, f"/stories/{carded.pk}/idea/")
    assert page.values("data-autosave") == [f"idea:{carded.pk}"]
    answer = send(owner_client, page.form(SUGGEST), SUGGEST, prompt="A clerk finds a map")
    assert marks(owner_client, answer.headers["Location"]) == [f"idea:{carded.pk}"]
