"""Two tabs with the same page: what comes second is told, keeps its text, and has a way on."""

import pytest
from django.test import Client

from stories.models import RevisionState, Scene, Story
from tests.factories import make_candidate, make_concept, make_draft, make_revision
from tests.stories.pages.reading import HTMX, Form, Page, read, send

FIRST, SECOND = "The lamp burned all night.", "The lamp went out <again>."


@pytest.fixture
def tabs(owner_client: Client, scene: Scene) -> tuple[Form, Form]:
    """The form for the author's own words, open in two tabs."""
    at = f"/stories/{scene.draft.story_id}/review/?write={scene.pk}"
    first, second = (read(owner_client, at).form("Keep my text") for _ in range(2))
    return first, second


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("button", ["Keep my text", "Polish with AI"])
def test_the_second_text_is_refused_and_both_are_shown(
    owner_client: Client, tabs: tuple[Form, Form], htmx: bool, button: str
):
    send(owner_client, tabs[0], "Keep my text", content=FIRST, htmx=htmx)
    page = Page(send(owner_client, tabs[1], button, content=SECOND, htmx=htmx))
    assert page.status == 409 and "was changed elsewhere" in page.said
    assert page.field("content") == SECOND
    assert "<del>" in page.source and "burned" in page.said
    assert "<again>" not in page.source


@pytest.mark.parametrize("htmx", [False, True])
def test_the_second_text_can_then_be_kept(
    owner_client: Client, scene: Scene, tabs: tuple[Form, Form], htmx: bool
):
    send(owner_client, tabs[0], "Keep my text", content=FIRST, htmx=htmx)
    panel = Page(send(owner_client, tabs[1], "Keep my text", content=SECOND, htmx=htmx))
    answer = send(owner_client, panel.form("Keep my text"), "Keep my text", htmx=htmx)
    assert answer.status_code == (200 if htmx else 302)
    scene.refresh_from_db()
    assert scene.current.content == SECOND
    assert [r.content for r in scene.revisions.all()][1:] == [FIRST, SECOND]


def test_a_wish_that_comes_too_late_stays_in_its_field(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/"
    wish = read(owner_client, f"{at}?ask={scene.pk}").form("Rewrite")
    keep = read(owner_client, f"{at}?write={scene.pk}").form("Keep my text")
    send(owner_client, keep, "Keep my text", content=FIRST)
    page = Page(send(owner_client, wish, "Rewrite", feedback="Shorter, please", htmx=True))
    assert page.status == 409 and page.field("feedback") == "Shorter, please"
    assert FIRST in page.said
    again = send(owner_client, page.form("Rewrite"), "Rewrite", htmx=True)
    assert again.status_code == 200 and "Shorter, please" in again.text


def test_an_approval_of_a_text_that_is_no_longer_there_is_refused(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/"
    approve = read(owner_client, at).form("Approve scene", within=str(scene.pk))
    keep = read(owner_client, f"{at}?write={scene.pk}").form("Keep my text")
    send(owner_client, keep, "Keep my text", content=FIRST)
    page = Page(send(owner_client, approve, "Approve scene", htmx=True))
    assert page.status == 409 and "Nothing was changed" in page.said and FIRST in page.said
    scene.refresh_from_db()
    assert scene.status == "pending"


def test_what_was_approved_elsewhere_is_said_to_be(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/"
    forms = [read(owner_client, at).form("Approve scene", within=str(scene.pk)) for _ in range(2)]
    send(owner_client, forms[0], "Approve scene")
    page = Page(send(owner_client, forms[1], "Approve scene", htmx=True))
    assert page.status == 409 and "approved elsewhere meanwhile, with the text that you see" in page.said
    assert "Both" not in page.said


def test_a_text_for_a_scene_that_was_only_approved_meanwhile_is_no_clash_of_texts(
    owner_client: Client, scene: Scene, tabs: tuple[Form, Form]
):
    at = f"/stories/{scene.draft.story_id}/review/"
    send(owner_client, read(owner_client, at).form("Approve scene", within=str(scene.pk)), "Approve scene")
    page = Page(send(owner_client, tabs[0], "Keep my text", content=FIRST, htmx=True))
    assert page.status == 409 and "still the one you began with" in page.said
    assert page.field("content") == FIRST and "<del>" not in page.source
    assert send(owner_client, page.form("Keep my text"), "Keep my text", htmx=True).status_code == 200


def test_the_buttons_of_a_second_tab_follow_unless_a_form_is_open_there(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/"
    approve = read(owner_client, at).form("Approve scene", within=str(scene.pk))
    own, name = f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/", f"scene:{scene.pk}"

    def live(page: Page) -> dict[str, str]:
        [part] = [v for _, v in page.elements if v.get("data-live") == name]
        return part

    second, typing = read(owner_client, at), read(owner_client, f"{at}?ask={scene.pk}")
    send(owner_client, approve, "Approve scene", htmx=True)
    followed = Page(owner_client.get(live(second)["hx-get"], headers=HTMX))
    assert live(second)["hx-get"] == own and not any(f.button("Approve scene") for f in followed.forms)
    beside = live(typing)
    assert beside["hx-get"] == f"{own}text/" and beside["id"] == f"text-{scene.pk}"
    assert live(Page(owner_client.get(beside["hx-get"], headers=HTMX))) == beside


def test_approving_the_rest_does_not_approve_what_was_not_seen(owner_client: Client, scene: Scene):
    at = f"/stories/{scene.draft.story_id}/review/"
    rest = read(owner_client, at).form("Approve all remaining")
    keep = read(owner_client, f"{at}?write={scene.pk}").form("Keep my text")
    send(owner_client, keep, "Keep my text", content=FIRST)
    page = Page(send(owner_client, rest, "Approve all remaining"))
    assert page.status == 409 and "Look at it before you approve it" in page.said
    scene.refresh_from_db()
    assert scene.status == "pending"


def test_a_candidate_that_arrives_while_the_author_types_makes_nothing_stale(
    owner_client: Client, scene: Scene, tabs: tuple[Form, Form]
):
    make_candidate(scene=scene, content="A new telling.")
    answer = send(owner_client, tabs[0], "Keep my text", content=FIRST, htmx=True)
    assert answer.status_code == 200 and "A new version, as you asked" in answer.text


def test_a_candidate_that_was_decided_elsewhere_is_said(owner_client: Client, scene: Scene):
    make_candidate(scene=scene, content="A new telling.")
    page = read(owner_client, f"/stories/{scene.draft.story_id}/review/")
    send(owner_client, page.form("Accept"), "Accept")
    late = Page(send(owner_client, page.form("Discard"), "Discard", htmx=True))
    assert late.status == 409 and "Nothing was changed" in late.said and "A new telling." in late.said


def test_a_text_for_a_draft_that_was_left_is_shown_before_the_other_scenes(
    owner_client: Client, scene: Scene, tabs: tuple[Form, Form]
):
    story = scene.draft.story
    make_draft(story=story, concept=make_concept(idea=story.draft.concept.idea))
    page = Page(send(owner_client, tabs[0], "Keep my text", content=FIRST))
    assert page.status == 409 and "belongs to another draft" in page.said
    assert page.field("content") == FIRST


def test_a_text_that_comes_while_another_idea_is_chosen_is_kept_in_its_field(
    owner_client: Client, scene: Scene, tabs: tuple[Form, Form]
):
    Story.objects.filter(pk=scene.draft.story_id).update(stage="idea_generation")
    page = Page(send(owner_client, tabs[0], "Keep my text", content=FIRST, htmx=True))
    assert page.status == 409 and "not possible now" in page.said
    assert page.field("content") == FIRST


def test_a_choice_in_the_second_tab_is_refused_with_the_present_cards(owner_client: Client, carded: Story):
    at = f"/stories/{carded.pk}/concepts/"
    page = read(owner_client, at)
    send(owner_client, page.form("Choose this concept"), "Choose this concept")
    late = Page(send(owner_client, page.forms[-2], "Choose this concept"))
    assert late.status == 409 and "changed elsewhere" in late.said
    assert late.form("Choose this concept").fields["version"] == "2"
    carded.refresh_from_db()
    assert carded.drafts.count() == 1


def test_an_idea_for_a_story_that_went_on_can_be_sent_again(owner_client: Client, carded: Story):
    form = read(owner_client, f"/stories/{carded.pk}/idea/").form("Suggest three concepts Ctrl ⏎")
    Story.objects.filter(pk=carded.pk).update(version=7)
    page = Page(send(owner_client, form, "Suggest three concepts Ctrl ⏎", prompt="A clerk finds a map"))
    assert page.status == 409 and page.field("prompt") == "A clerk finds a map"
    again = page.form("Suggest three concepts Ctrl ⏎")
    assert send(owner_client, again, "Suggest three concepts Ctrl ⏎").status_code == 302
    assert carded.idea.prompt == "A clerk finds a map"


def test_a_name_for_a_story_that_went_on_can_be_sent_again(owner_client: Client, carded: Story):
    form = read(owner_client, f"/stories/{carded.pk}/details/").form("Save")
    Story.objects.filter(pk=carded.pk).update(version=7, title="Elsewhere")
    page = Page(send(owner_client, form, "Save", title="Mine"))
    assert page.status == 409 and page.field("title") == "Mine"
    assert send(owner_client, page.form("Save"), "Save").status_code == 302
    carded.refresh_from_db()
    assert carded.title == "Mine"


def test_a_page_that_was_refused_does_not_reload_by_itself(owner_client: Client, scene: Scene):
    other = scene.draft.scenes.all()[1]
    make_revision(scene=other, content="", state=RevisionState.WRITING)
    at = f"/stories/{scene.draft.story_id}/review/"
    assert 'http-equiv="refresh"' in owner_client.get(at).text
    assert 'http-equiv="refresh"' not in owner_client.get(f"{at}?write={scene.pk}").text
    keep = read(owner_client, f"{at}?write={scene.pk}").form("Keep my text")
    assert 'http-equiv="refresh"' not in send(owner_client, keep, "Keep my text", content="").text
