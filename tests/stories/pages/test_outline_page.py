"""The page of the outline: what is typed there is kept, refused in words, or written from."""

import pytest
from django.test import Client

from stories.models import Draft, Scene, Story
from storycreator.jobs.models import Job
from tests.factories import make_draft, make_story
from tests.stories.pages.reading import HTMX, Form, Page, read, send

SAVE, WRITE = "Save outline", "Write the draft Ctrl ⏎"
HOSTILE = '</textarea><script>alert("x")</script> {{ 7|add:7 }} <b>'


@pytest.fixture
def draft(owner) -> Draft:
    return make_draft(story=make_story(author=owner), outline_waits=True)


def at(draft: Draft) -> str:
    return f"/stories/{draft.story_id}/outline/"


@pytest.fixture
def form(owner_client: Client, draft: Draft) -> Form:
    return read(owner_client, at(draft)).form(SAVE)


def titles(draft: Draft) -> list[str]:
    draft.refresh_from_db()
    return [scene.title for scene in draft.outline.scenes]


def test_a_stranger_finds_no_outline(stranger_client: Client, draft: Draft):
    paths = [f"{at(draft)}edit/", f"/stories/{draft.story_id}/draft/write/"]
    assert [stranger_client.post(path).status_code for path in paths] == [404, 404]
    assert stranger_client.get(at(draft)).status_code == 404


def test_the_page_of_the_draft_leads_to_the_outline_that_waits(owner_client: Client, draft: Draft):
    page = f"/stories/{draft.story_id}/draft/"
    assert owner_client.get(page).headers["location"] == at(draft)
    assert owner_client.get(page, headers=HTMX).headers["HX-Redirect"] == at(draft)


def test_without_an_outline_that_waits_the_page_is_that_of_the_draft(owner_client: Client, reviewed: Story):
    answer = owner_client.get(f"/stories/{reviewed.pk}/outline/")
    assert answer.headers["location"] == f"/stories/{reviewed.pk}/draft/"


def test_the_plan_on_its_way_is_waited_for(owner_client: Client, owner):
    planning = make_draft(story=make_story(author=owner), outline_json=None)
    answer = owner_client.get(f"/stories/{planning.story_id}/outline/", follow=True)
    assert "Planning the scenes" in answer.text


def test_every_field_is_kept_by_the_browser_until_it_is_saved(owner_client: Client, draft: Draft):
    page = read(owner_client, at(draft))
    names = page.values("data-autosave")
    assert len(names) == len(set(names)) == 4 * 5
    saved = Page(owner_client.post(f"{at(draft)}edit/", page.form(SAVE).fields, follow=True))
    assert set(saved.values("data-saved")) == set(names)


def test_what_is_typed_is_kept(owner_client: Client, draft: Draft, form: Form):
    typed = {"title_2": "A second lamp", "beats_2": "She finds it.\r\n\r\n  She lights it.  "}
    answer = send(owner_client, form, SAVE, **typed)
    assert answer.headers["location"] == at(draft)
    assert titles(draft)[1] == "A second lamp"
    assert draft.outline.scenes[1].beats == ["She finds it.", "She lights it."]
    assert draft.outline_waits and not draft.scenes.exists()


def test_hostile_text_stays_text(owner_client: Client, draft: Draft, form: Form):
    send(owner_client, form, SAVE, hook_1=HOSTILE)
    page = read(owner_client, at(draft))
    assert page.field("hook_1") == HOSTILE and "<script>alert" not in page.source


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title_1": " "}, "A scene needs a title."),
        ({"title_1": "x" * 121}, "That is 121 characters; this line has at most 120."),
        ({"beats_3": "\n \n"}, "Say in at least one line what happens."),
        ({"beats_3": "x\n" * 13}, "There are 13 beats; a scene has at most 12."),
        ({"beats_3": "x\n" + "y" * 601}, "Beat 2 has 601 characters; 600 fit."),
    ],
)
@pytest.mark.parametrize("button", [SAVE, WRITE])
def test_what_does_not_fit_is_said_at_its_field_and_kept(owner_client, draft, form, typed, said, button):
    answer = send(owner_client, form, button, hook_2="Mine.", **typed)
    page = Page(answer)
    assert page.status == 422 and said in page.said and page.field("hook_2") == "Mine."
    assert page.field(next(iter(typed))).strip() == next(iter(typed.values())).strip()
    assert titles(draft)[0] == "Scene 1" and not draft.scenes.exists()


def test_an_outline_changed_in_another_tab_keeps_what_was_typed_here(owner_client, draft, form):
    send(owner_client, read(owner_client, at(draft)).form(SAVE), SAVE, title_1="Theirs")
    page = Page(send(owner_client, form, SAVE, title_1="Mine"))
    assert page.status == 409 and "elsewhere" in page.said and page.field("title_1") == "Mine"
    assert titles(draft)[0] == "Theirs"
    send(owner_client, page.form(SAVE), SAVE)
    assert titles(draft)[0] == "Mine"


def test_what_is_typed_when_the_draft_is_begun_elsewhere_is_not_lost(owner_client, draft, form):
    send(owner_client, read(owner_client, at(draft)).form(WRITE), WRITE)
    page = Page(send(owner_client, form, SAVE, title_1="Mine"))
    assert page.status == 409 and page.field("title_1") == "Mine"
    assert Scene.objects.get(draft=draft, number=1).title == "Scene 1"


def test_the_draft_is_written_from_what_stands_in_the_form(owner_client, draft, form):
    answer = send(owner_client, form, WRITE, title_1="Mine", setting_1="the cellar, noon")
    assert answer.headers["location"] == f"/stories/{draft.story_id}/draft/"
    scene = Scene.objects.get(draft=draft, number=1)
    assert (scene.title, scene.setting) == ("Mine", "the cellar, noon")
    assert Job.objects.get().kind == "write_scene"


def test_a_form_sent_twice_begins_one_draft(owner_client, draft, form):
    first, second = (send(owner_client, form, WRITE) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert draft.scenes.count() == 4 and Job.objects.count() == 1


@pytest.mark.parametrize(
    ("move", "order"), [("down-1", "2134"), ("up-4", "1243"), ("up-1", "1234"), ("down-9", "1234")]
)
def test_a_scene_changes_places_with_what_was_typed_in_it(owner_client, draft, form, move, order):
    send(owner_client, form, SAVE, move=move, title_2="Scene 2!")
    assert "".join(title.split()[1] for title in titles(draft)).replace("!", "") == order
    assert "Scene 2!" in titles(draft)


@pytest.mark.parametrize("move", ["", "sideways-1", "up", "up-0", "-1", "up-٣"])
def test_a_move_that_is_none_moves_nothing(owner_client, draft, form, move):
    assert send(owner_client, form, SAVE, move=move).status_code == 302
    assert titles(draft) == ["Scene 1", "Scene 2", "Scene 3", "Scene 4"]


def test_three_new_concepts_leave_the_outline_as_it_was_saved(owner_client, draft, form):
    page = read(owner_client, at(draft))
    send(owner_client, page.form("Three new concepts"), "Three new concepts")
    draft.refresh_from_db()
    assert draft.outline_waits and draft.story.ideas.count() == 2


def test_the_shelf_says_that_an_outline_waits(owner_client, draft):
    page = read(owner_client, "/")
    assert "Edit the outline" in page.said and "Stopped for now" not in page.said


def test_the_page_says_what_the_built_in_writer_takes_over(owner_client, draft, settings):
    assert "What the built-in writer takes over" in read(owner_client, at(draft)).said
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "ollama:llama3"
    assert "What the built-in writer takes over" not in read(owner_client, at(draft)).said


def test_the_wish_is_asked_for_with_the_idea_and_kept_when_it_changes(owner_client):
    page = read(owner_client, "/new/")
    form = page.form("Suggest three concepts Ctrl ⏎")
    assert "edit_outline" not in form.fields
    send(owner_client, form, "Suggest three concepts Ctrl ⏎", prompt="A keeper", edit_outline="on")
    story = Story.objects.get()
    assert story.idea.brief.edit_outline
    assert (
        "edit_outline"
        in read(owner_client, f"/stories/{story.pk}/idea/").form("Suggest three concepts Ctrl ⏎").fields
    )
