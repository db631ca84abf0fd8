"""Approving all remaining scenes: what is left out, why, and that it is said."""

import pytest
from django.test import Client

from stories.models import Origin, RevisionState, Scene, SceneStatus, Story
from tests.factories import approve, make_candidate, make_revision, make_scene
from tests.stories.pages.reading import HTMX, Page, read, send

REST = "Approve all remaining"


@pytest.fixture
def at(reviewed: Story) -> str:
    return f"/stories/{reviewed.pk}/review/"


def statuses(story: Story) -> list[str]:
    return [scene.status for scene in story.draft.scenes.all()]


def wait(scene: Scene) -> None:
    """Let another version of a scene wait for its author."""
    scene.ask_for_revision()
    make_candidate(scene=scene, content="Another telling.")


@pytest.mark.parametrize("htmx", [False, True])
def test_a_scene_whose_form_is_open_is_left_alone(
    owner_client: Client, reviewed: Story, scene: Scene, at: str, htmx: bool
):
    page = read(owner_client, f"{at}?write={scene.pk}")
    answer = send(owner_client, page.form(REST), REST, htmx=htmx)
    said = Page(answer if htmx else owner_client.get(answer.headers["Location"])).said
    assert statuses(reviewed) == ["pending", "approved", "approved", "approved"]
    assert "Scene 1: keep or cancel what you are changing in it first." in said


def test_htmx_gets_every_scene_that_was_approved_and_none_that_is_typed_in(
    owner_client: Client, reviewed: Story, scene: Scene, at: str
):
    form = read(owner_client, f"{at}?ask={scene.pk}").form(REST)
    assert form.swapped
    page = Page(send(owner_client, form, REST, htmx=True))
    beside = [v["id"] for _, v in page.elements if "hx-swap-oob" in v]
    assert beside == ["story-bar", *[f"scene-{s.pk}" for s in reviewed.draft.scenes.all()[1:]]]
    assert "<textarea" not in page.source and len(set(page.values("id"))) == len(page.values("id"))


def test_junk_as_an_open_form_leaves_nothing_out(owner_client: Client, reviewed: Story, at: str):
    form = {"version": reviewed.draft.version, "leave": ["junk", "", str(reviewed.pk)]}
    owner_client.post(f"{at}approve-remaining/", form)
    assert set(statuses(reviewed)) == {"approved"}


def test_a_scene_with_a_version_to_read_is_named(
    owner_client: Client, reviewed: Story, scene: Scene, at: str
):
    wait(scene)
    page = Page(send(owner_client, read(owner_client, at).form(REST), REST, htmx=True))
    assert page.status == 200 and "Scene 1: accept or discard the new version first." in page.said
    again = Page(send(owner_client, read(owner_client, at).form(REST), REST, htmx=True))
    assert again.status == 409 and "Scene 1: accept or discard the new version first." in again.said
    assert "No scene waits" not in again.said
    assert statuses(reviewed) == ["needs_revision", "approved", "approved", "approved"]


def test_what_was_left_out_stays_said_while_the_list_refreshes(owner_client: Client, scene: Scene, at: str):
    form = read(owner_client, f"{at}?write={scene.pk}").form(REST)
    page = Page(send(owner_client, form, REST, htmx=True))
    [again] = [v["hx-get"] for _, v in page.elements if v.get("id") == "review-status"]
    refreshed = Page(owner_client.get(again, headers=HTMX))
    assert "Scene 1: keep or cancel" in page.said and "Scene 1: keep or cancel" in refreshed.said
    assert "data-autofocus" in page.source and "data-autofocus" not in refreshed.source
    closed = Page(
        owner_client.get(f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/?open=text", headers=HTMX)
    )
    assert "Scene 1: keep or cancel" not in closed.said and "3 of 4 approved" in closed.said


def test_scenes_without_a_text_are_named(owner_client: Client, reviewed: Story, at: str):
    writing, failed = (make_scene(draft=reviewed.draft, content=None) for _ in range(2))
    make_revision(scene=writing, content="", state=RevisionState.WRITING)
    make_revision(scene=failed, content="", state=RevisionState.FAILED, error="Away.")
    page = Page(send(owner_client, read(owner_client, at).form(REST), REST, htmx=True))
    assert "Scene 5: wait for the text that is being written, or stop it." in page.said
    assert "Scene 6: it has no text yet." in page.said


def test_when_all_are_approved_nothing_is_said_to_be_missing(owner_client: Client, reviewed: Story, at: str):
    page = Page(send(owner_client, read(owner_client, at).form(REST), REST, htmx=True))
    assert "Not every scene" not in page.said and "Every scene is approved" in page.said


def test_what_is_approved_is_called_approved_with_a_version_waiting_beside_it(
    owner_client: Client, scene: Scene, at: str
):
    wait(scene)
    scene.show(scene.add_revision(content="Back.", origin=Origin.RESTORE, state=RevisionState.ACCEPTED))
    approve(scene)
    assert scene.status == SceneStatus.APPROVED
    assert "Approved, another version to read" in read(owner_client, at).said
