"""What the word counter says about a scene: advice, and a form to have the passage mended."""

import pytest
from django.test import Client

from stories.models import Revision, RevisionState, Scene, Story
from stories.services import keep_text
from storycreator.jobs.models import Job
from tests.stories.pages.reading import HTMX, Page, read, send

STOCK = "Mara could not help but <laugh>."
TEXT = f"Mara climbed the stairs of the lighthouse. {STOCK}"
FIX = "Fix this: note {} on {}"


@pytest.fixture
def noted(scene: Scene) -> Scene:
    """A scene by its author with something to be said about it."""
    keep_text(scene, content=TEXT, seen=scene.version)
    scene.refresh_from_db()
    return scene


@pytest.fixture
def page(owner_client: Client, noted: Scene) -> Page:
    return read(owner_client, f"/stories/{noted.draft.story_id}/review/")


def asked() -> Revision:
    return Revision.objects.get(state=RevisionState.WRITING)


def test_the_notes_stand_under_the_scene_with_what_they_mean(page: Page, noted: Scene):
    assert "2 notes on Scene 1" in page.said and "Nothing here stops you" in page.said
    marks = [v for tag, v in page.elements if tag == "mark" and v.get("class") == "finding"]
    assert marks[0]["data-notes"] == "2"
    assert "&lt;laugh&gt;" in page.source and "<laugh>" not in page.source


def test_fix_this_asks_for_the_passage_alone_in_the_words_of_the_note(
    owner_client: Client, page: Page, noted: Scene
):
    button = FIX.format(2, noted.title)
    assert send(owner_client, page.form(button), button).status_code == 302
    assert asked().quoted == STOCK and "stock phrase" in asked().feedback


def test_fix_this_asks_for_the_whole_where_no_passage_is_meant(
    owner_client: Client, page: Page, noted: Scene
):
    button = FIX.format(1, noted.title)
    send(owner_client, page.form(button), button, htmx=True)
    assert asked().passage is None and asked().feedback == "Make it longer: about 500 words."


def test_fix_this_sent_twice_asks_once(owner_client: Client, page: Page, noted: Scene):
    button = FIX.format(2, noted.title)
    for _ in range(2):
        send(owner_client, page.form(button), button)
    assert Job.objects.count() == 1


def test_a_note_on_a_text_that_was_changed_meanwhile_opens_the_form_with_its_wish(
    owner_client: Client, page: Page, noted: Scene
):
    button = FIX.format(2, noted.title)
    keep_text(noted, content=f"It rained. {STOCK}", seen=noted.version)
    shown = Page(send(owner_client, page.form(button), button, htmx=True))
    assert shown.status == 409 and not Job.objects.exists()
    again = shown.form("Rewrite")
    assert again.fields["start"] == "11" and "stock phrase" in again.fields["feedback"]


def test_a_stranger_can_fix_nothing(stranger_client: Client, page: Page, noted: Scene):
    button = FIX.format(2, noted.title)
    assert send(stranger_client, page.form(button), button).status_code == 404


def test_notes_about_other_scenes_are_right_after_those_have_changed(
    owner_client: Client, reviewed: Story, noted: Scene
):
    other = reviewed.draft.scenes.all()[1]
    path = f"/stories/{reviewed.pk}/scenes/{other.pk}/"
    said = "These words"
    keep_text(other, content=f"It rained. {STOCK}", seen=other.version)
    keep_text(noted, content="Nobody laughed.", seen=noted.version)
    assert "stands in scene 1 too" not in Page(owner_client.get(path, headers=HTMX)).said
    noted.refresh_from_db()
    keep_text(noted, content=TEXT, seen=noted.version)
    again = Page(owner_client.get(path, headers=HTMX)).said
    assert "This sentence stands in scene 1 too" in again and said not in again


def test_a_name_is_measured_against_the_sheets_as_they_are_now(
    owner_client: Client, reviewed: Story, noted: Scene
):
    keep_text(noted, content="It rained, and then Katherine came.", seen=noted.version)
    path = f"/stories/{reviewed.pk}/scenes/{noted.pk}/"
    assert "spelt another way" not in Page(owner_client.get(path, headers=HTMX)).said
    reviewed.characters.update(name="Catherine")
    page = Page(owner_client.get(path, headers=HTMX))
    assert "“Katherine” seems to be “Catherine”" in page.said
    assert "Change “Katherine” to “Catherine”." in page.source.replace("&quot;", '"')


@pytest.mark.parametrize("opened", ["ask", "write"])
def test_while_a_form_is_open_the_notes_are_away(owner_client: Client, noted: Scene, opened: str):
    path = f"/stories/{noted.draft.story_id}/scenes/{noted.pk}/"
    page = Page(owner_client.get(path, {"open": opened}, headers=HTMX))
    assert "notes on Scene 1" not in page.said and "noteref" not in page.source


def test_notes_hinder_no_approval(owner_client: Client, page: Page, noted: Scene):
    form = page.form("Approve scene", within=str(noted.pk))
    send(owner_client, form, "Approve scene")
    noted.refresh_from_db()
    assert noted.status == "approved"
