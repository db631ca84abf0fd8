"""A scene on the page of the review: its buttons, its forms, and what changes while one looks on."""

import pytest
from django.test import Client

from stories.models import Revision, RevisionState, Scene, SceneStatus, Story
from storycreator.jobs.models import Job
from tests.factories import approve, make_candidate, make_revision, make_scene
from tests.stories.pages.reading import HTMX, Page, read, send


@pytest.fixture
def at(scene: Scene) -> str:
    return f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/"


@pytest.fixture
def review(scene: Scene) -> str:
    return f"/stories/{scene.draft.story_id}/review/"


@pytest.fixture
def failed(reviewed: Story) -> Scene:
    """A scene whose first text did not arrive."""
    scene = make_scene(draft=reviewed.draft, content=None)
    make_revision(scene=scene, content="", state=RevisionState.FAILED, error="The writer is away.")
    return scene


def test_nothing_waits_for_approval_twice(owner_client: Client, reviewed: Story):
    path = f"/stories/{reviewed.pk}/review/approve-remaining/"
    owner_client.post(path, {"version": reviewed.draft.version})
    reviewed.draft.refresh_from_db()
    page = Page(owner_client.post(path, {"version": reviewed.draft.version}))
    assert page.status == 409 and "No scene waits for approval" in page.said


@pytest.mark.parametrize("action", ["approve", "ask", "retry"])
def test_a_scene_that_rests_is_left_alone(owner_client: Client, scene: Scene, at: str, action: str):
    Story.objects.update(stage="concept_selection")
    form = {"version": 1, "revision": scene.current_id, "feedback": "Shorter"}
    for headers in ({}, HTMX):
        page = Page(owner_client.post(f"{at}{action}/", form, headers=headers))
        assert page.status == 409 and "not possible now" in page.said
        assert scene.current.content in page.said


def test_a_version_that_is_in_use_is_not_restored(owner_client: Client, scene: Scene, review: str):
    path = f"/stories/{scene.draft.story_id}/revisions/{scene.current_id}/restore/"
    page = Page(owner_client.post(path, {"version": 1}, headers=HTMX))
    assert page.status == 409 and "the scene's text already" in page.said
    assert page.values("data-autofocus") == [""]


def test_a_scene_that_failed_is_written_again(owner_client: Client, failed: Scene, review: str):
    page = read(owner_client, review)
    assert "The writer is away." in page.said
    form = page.form("Write this scene again")
    shown = Page(send(owner_client, form, "Write this scene again", htmx=True))
    assert "Being written" in shown.said and f"scene:{failed.pk}" in shown.values("data-live")
    assert Job.objects.get().kind == "write_scene"


def fail(scene: Scene, *, origin: str, feedback: str = "") -> Revision:
    attempt = {"origin": origin, "feedback": feedback, "state": RevisionState.FAILED}
    return scene.add_revision(based_on=scene.current, error="The writer is away.", **attempt)


def test_a_wish_that_failed_is_there_to_be_changed(owner_client: Client, scene: Scene, review: str):
    fail(scene, origin="ai_rewrite", feedback="Set it at <night>.")
    page = read(owner_client, review)
    assert not any(form.button("Try again") for form in page.forms)
    opener = page.form("Change the wish", within=str(scene.pk))
    panel = Page(owner_client.get(opener.action, {"open": "ask"}, headers=HTMX))
    assert panel.field("feedback") == "Set it at <night>."
    shown = Page(send(owner_client, panel.form("Rewrite"), "Rewrite", feedback="Shorter", htmx=True))
    assert "You asked for: Shorter" in shown.said and "The writer is away." not in shown.said


def test_a_polish_that_failed_is_tried_again(owner_client: Client, scene: Scene, review: str):
    attempt = fail(scene, origin="polish")
    form = read(owner_client, review).form("Try again", within=str(attempt.pk))
    shown = Page(send(owner_client, form, "Try again", htmx=True))
    assert "is being written" in shown.said and "The writer is away." not in shown.said


@pytest.mark.parametrize("decision", ["Accept", "Approve scene"])
def test_a_failure_is_history_once_its_author_has_decided(
    owner_client: Client, scene: Scene, review: str, decision: str
):
    make_candidate(scene=scene, content="Another telling.")
    fail(scene, origin="ai_rewrite", feedback="At night.")
    page = read(owner_client, review)
    assert "The writer is away." in page.said
    shown = Page(send(owner_client, page.form(decision, within=""), decision, htmx=True))
    assert "The writer is away." not in shown.said
    history = read(owner_client, f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/history/")
    assert "did not arrive" in history.said and "0 words" not in history.said


def test_a_scene_that_failed_is_written_by_its_author(owner_client: Client, failed: Scene, review: str):
    opener = read(owner_client, review).form("Write it myself", within=str(failed.pk))
    panel = Page(owner_client.get(opener.action, {"open": "write"}, headers=HTMX))
    assert panel.field("content") == ""
    send(owner_client, panel.form("Keep my text"), "Keep my text", content="Mine.", htmx=True)
    failed.refresh_from_db()
    assert failed.current.content == "Mine."


def test_a_scene_that_is_being_written_has_no_form(owner_client: Client, reviewed: Story):
    scene = make_scene(draft=reviewed.draft, content=None)
    make_revision(scene=scene, content="So far", state=RevisionState.WRITING)
    for opened in ("ask", "write"):
        assert (
            "textarea"
            not in owner_client.get(
                f"/stories/{reviewed.pk}/scenes/{scene.pk}/", {"open": opened}, headers=HTMX
            ).text
        )


def test_a_first_text_that_arrives_brings_its_buttons(owner_client: Client, reviewed: Story):
    scene = make_scene(draft=reviewed.draft, content=None)
    text = make_revision(scene=scene, content="So far", state=RevisionState.WRITING)
    page = read(owner_client, f"/stories/{reviewed.pk}/review/")
    own = next(v for tag, v in page.elements if v.get("id") == f"scene-{scene.pk}")
    assert own["data-live"] == f"scene:{scene.pk}" and "data-working" in own
    text.state = RevisionState.ACCEPTED
    text.save()
    scene.show(text)
    arrived = Page(owner_client.get(own["hx-get"], headers=HTMX))
    assert arrived.form("Approve scene") and arrived.values("data-autofocus") == []


@pytest.mark.parametrize(("opened", "field"), [("ask", "feedback"), ("write", "content")])
def test_a_form_is_opened_with_the_focus_in_it(
    owner_client: Client, scene: Scene, at: str, review: str, opened: str, field: str
):
    plain = owner_client.get(at, {"open": opened})
    assert plain.headers["Location"] == f"{review}?{opened}={scene.pk}#scene-{scene.pk}"
    for page in (
        read(owner_client, plain["Location"]),
        Page(owner_client.get(f"{at}?open={opened}", headers=HTMX)),
    ):
        [focused] = [v for _, v in page.elements if "data-autofocus" in v]
        assert focused["name"] == field


def test_a_form_that_is_closed_gives_the_focus_to_its_scene(owner_client: Client, scene: Scene, at: str):
    page = Page(owner_client.get(f"{at}?open=text", headers=HTMX))
    [focused] = [v for _, v in page.elements if "data-autofocus" in v]
    assert focused["id"] == f"t{scene.pk}" and "textarea" not in page.source


def test_an_approval_is_said_and_the_list_follows(owner_client: Client, scene: Scene, review: str):
    form = read(owner_client, review).form("Approve scene", within=str(scene.pk))
    page = Page(send(owner_client, form, "Approve scene", htmx=True))
    assert "Scene 1 is approved." in page.said and "1 of 4 approved" in page.said
    assert page.values("hx-swap-oob") == ["true", "true"]
    assert "<html" not in page.source


def test_the_text_alone_is_fetched_while_a_rewrite_is_under_way(owner_client: Client, scene: Scene, at: str):
    make_revision(scene=scene, content="", state=RevisionState.WRITING, feedback="Shorter")
    page = Page(owner_client.get(f"{at}text/", headers=HTMX))
    assert page.values("id")[0] == f"text-{scene.pk}" and "data-working" in page.source
    assert "You asked for: Shorter" in page.said and scene.current.content in page.said
    assert owner_client.get(f"{at}text/").status_code == 302


def test_a_candidate_is_read_against_the_text_in_use(owner_client: Client, scene: Scene, review: str):
    candidate = make_candidate(
        scene=scene, content="Mara ran up the stairs of the lighthouse. The lamp was out."
    )
    page = read(owner_client, review)
    assert "<del>" in page.source and "<ins>" in page.source
    accepted = Page(send(owner_client, page.form("Accept"), "Accept", htmx=True))
    assert "Mara ran up" in accepted.said and accepted.form("Approve scene")
    scene.refresh_from_db()
    assert scene.current == candidate


def test_a_candidate_that_is_discarded_stays_in_the_history(
    owner_client: Client, scene: Scene, review: str, at: str
):
    make_candidate(scene=scene, content="Another telling.")
    form = read(owner_client, review).form("Discard")
    assert send(owner_client, form, "Discard").headers["Location"] == f"{review}#scene-{scene.pk}"
    assert "Another telling." not in read(owner_client, review).said
    history = read(owner_client, f"{at}history/")
    assert "Another telling." in history.said
    send(owner_client, history.form("Restore"), "Restore")
    scene.refresh_from_db()
    assert (scene.current.content, scene.status) == ("Another telling.", SceneStatus.PENDING)


def test_a_scene_that_was_approved_says_so_before_it_is_changed(
    owner_client: Client, scene: Scene, review: str
):
    approve(scene)
    page = read(owner_client, f"{review}?write={scene.pk}")
    assert "This scene was approved" in page.said
    send(owner_client, page.form("Keep my text"), "Keep my text", content="Mine.")
    scene.refresh_from_db()
    assert scene.status == SceneStatus.PENDING


def test_a_version_is_compared_with_the_first_one(owner_client: Client, scene: Scene):
    candidate = make_candidate(scene=scene, content="Another <b>telling</b>.")
    path = f"/stories/{scene.draft.story_id}/revisions/{candidate.pk}/compare/"
    for query, words in (("", "The text in use"), ("?with=first", "The first draft")):
        page = read(owner_client, path + query)
        assert "<b>telling" not in page.source and "Another <b>telling</b>." in page.said
        assert page.source.index('aria-current="true"') < page.source.index(words)
