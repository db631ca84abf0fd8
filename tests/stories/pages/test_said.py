"""What is said to those who do not see the page, and how its parts are called."""

import pytest
from django.test import Client

from stories.models import RevisionState, Scene, Story
from tests.factories import make_candidate, make_revision
from tests.stories.pages.reading import HTMX, Page, read, send


@pytest.fixture
def at(scene: Scene) -> str:
    return f"/stories/{scene.draft.story_id}/review/"


@pytest.mark.parametrize(
    ("opens", "button", "said"),
    [
        ("write", "Keep my text", "Your text of scene 1 is kept."),
        ("write", "Polish with AI", "Your text of scene 1 is kept; a polished version is being written."),
        ("ask", "Rewrite", "A new version of scene 1 is being written."),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_sent_is_said_to_have_come(
    owner_client: Client, scene: Scene, at: str, opens: str, button: str, said: str, htmx: bool
):
    form = read(owner_client, f"{at}?{opens}={scene.pk}").form(button)
    answer = send(owner_client, form, button, htmx=htmx, content="Mine.", feedback="Shorter")
    assert said in (Page(answer) if htmx else read(owner_client, answer.headers["Location"])).said


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("Accept", "Version 2 is the text of scene 1 now."),
        ("Discard", "Version 2 of scene 1 is discarded."),
    ],
)
def test_what_was_decided_is_said(owner_client: Client, scene: Scene, at: str, button: str, said: str):
    make_candidate(scene=scene, content="Another telling.")
    page = Page(send(owner_client, read(owner_client, at).form(button), button, htmx=True))
    assert said in page.said and "data-announce" in page.source


def test_stopping_is_said(owner_client: Client, scene: Scene, at: str):
    make_revision(scene=scene, content="", state=RevisionState.WRITING)
    page = Page(send(owner_client, read(owner_client, at).form("Stop"), "Stop", htmx=True))
    assert "The writing of scene 1 stops." in page.said


def test_bringing_back_a_text_is_said(owner_client: Client, scene: Scene, at: str):
    make_candidate(scene=scene, content="Another telling.", state=RevisionState.DISCARDED)
    history = read(owner_client, f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/history/")
    answer = send(owner_client, history.form("Restore"), "Restore")
    after = read(owner_client, answer["Location"])
    assert (
        "The text of version 2 is in use again in scene 1" in after.said and "Version 3 in use" in after.said
    )


def test_a_fetch_of_its_own_says_nothing(owner_client: Client, scene: Scene):
    path = f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/"
    assert "data-announce" not in owner_client.get(path, headers=HTMX).text


def test_two_versions_are_told_apart(owner_client: Client, scene: Scene, at: str):
    for wish in ("Shorter", "Longer"):
        make_candidate(scene=scene, content=f"{wish} telling.", feedback=wish)
    page = read(owner_client, at)
    labels = [label for label in page.values("aria-label") if "version" in label]
    assert labels == ["Accept version 3", "Discard version 3", "Accept version 2", "Discard version 2"]


def test_a_heading_says_which_scene_it_is(owner_client: Client, reviewed: Story, at: str):
    for page in (at, f"/stories/{reviewed.pk}/draft/"):
        shown = read(owner_client, page)
        assert f"Scene 1: {reviewed.draft.scenes.first().title}" in shown.said


@pytest.mark.parametrize("page", ["concepts", "draft", "review", "details", "idea"])
def test_a_title_names_the_page_and_the_story(owner_client: Client, reviewed: Story, page: str):
    title = owner_client.get(f"/stories/{reviewed.pk}/{page}/").text.partition("<title>")[2]
    assert title.partition("</title>")[0].endswith(f" · {reviewed.title} · Story Creator")
