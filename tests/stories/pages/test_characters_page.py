"""The page of a story's characters: each sheet read and written, and nothing typed is ever lost."""

import pytest
from django.test import Client

from stories.models import Character, Story
from stories.schemas import MOST_CHARACTERS
from tests.factories import make_character, make_draft, make_story
from tests.stories.pages.reading import HTMX, Form, Page, read, send
from tests.stories.pages.test_hostile_text import HOSTILE, is_said, is_whole, same

NEW = {"name": "Noor", "role": "ally", "description": "a ferry pilot", "appearance": "a red coat"}


@pytest.fixture
def at(reviewed: Story) -> str:
    return f"/stories/{reviewed.pk}/characters/"


@pytest.fixture
def mara(reviewed: Story) -> Character:
    return reviewed.characters.get()


@pytest.fixture
def form(owner_client: Client, at: str, mara: Character) -> Form:
    return read(owner_client, f"{at}?edit={mara.pk}").form("Save")


def test_a_sheet_shows_all_of_it_and_where_it_is_named(owner_client: Client, at: str, mara: Character):
    Character.objects.filter(pk=mara.pk).update(voice="in <short> words", pronunciation="mah-ra")
    said = read(owner_client, at).said
    for text in ("Mara", "Protagonist", "grey coat", "in <short> words", "mah-ra", "Scenes 1, 2, 3, 4"):
        assert text in said


def test_a_story_without_a_plan_says_when_characters_come(owner_client: Client, carded: Story):
    assert "Nobody yet" in read(owner_client, f"/stories/{carded.pk}/characters/").said
    make_draft(story=carded, concept=carded.idea.concepts.first(), outline_json=None)
    page = read(owner_client, f"/stories/{carded.pk}/characters/")
    assert "is being planned" in page.said and 'http-equiv="refresh"' in page.source


def test_the_draft_and_the_review_lead_here(owner_client: Client, reviewed: Story, at: str):
    for name in ("draft", "review"):
        assert at in read(owner_client, f"/stories/{reviewed.pk}/{name}/").values("href")


def test_a_sheet_is_saved_and_says_what_is_the_authors(owner_client: Client, at: str, form: Form):
    answer = send(owner_client, form, "Save", name="Iris", appearance="a yellow coat")
    assert answer.headers["Location"].startswith(f"{at}#character-")
    said = read(owner_client, at).said
    assert "The sheet of Iris is saved" in said and "Written by you: name, what a picture shows" in said


def test_what_was_saved_is_said_once_for_the_browsers_copies(
    owner_client: Client, at: str, form: Form, mara: Character
):
    kept = set(read(owner_client, f"{at}?edit={mara.pk}").values("data-autosave"))
    assert len(kept) == 6
    send(owner_client, form, "Save", role="keeper")
    assert set(read(owner_client, at).values("data-saved")) == kept
    assert read(owner_client, at).values("data-saved") == []


def test_a_new_sheet_is_added(owner_client: Client, at: str, reviewed: Story):
    add = read(owner_client, f"{at}?add=1").form("Save")
    answers = [send(owner_client, add, "Save", **NEW) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [sheet.name for sheet in reviewed.characters.all()] == ["Mara", "Noor"]


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_a_sheet_of_any_kind_is_taken_or_answered(owner_client: Client, at: str, form: Form, typed: str):
    fields = ("name", "appearance", "voice")
    answer = send(owner_client, form, "Save", **dict.fromkeys(fields, typed))
    page = Page(answer)
    assert is_whole(page)
    if answer.status_code == 302:
        review = at.replace("characters", "review")
        assert all(is_whole(read(owner_client, path)) for path in (at, f"{at}?add=1", review))
        return
    assert is_said(page) and all(same(page.field(field), typed) for field in fields)


def test_a_name_twice_is_refused_beside_what_was_typed(owner_client: Client, at: str, reviewed: Story):
    add = read(owner_client, f"{at}?add=1").form("Save")
    page = Page(send(owner_client, add, "Save", **{**NEW, "name": "mara"}))
    assert page.status == 422 and "There is a sheet for “Mara”" in page.said
    assert (page.field("name"), page.field("appearance")) == ("mara", "a red coat")
    assert reviewed.characters.count() == 1


def test_a_sheet_that_was_changed_elsewhere_shows_both(owner_client: Client, at: str, form: Form):
    send(owner_client, form, "Save", appearance="a yellow coat")
    page = Page(send(owner_client, form, "Save", appearance="a blue coat"))
    assert page.status == 409 and "changed elsewhere" in page.said and "a yellow coat" in page.said
    assert page.field("appearance") == "a blue coat" and page.values("role").count("alert") == 1
    assert send(owner_client, page.form("Save"), "Save").status_code == 302
    assert Character.objects.get().appearance == "a blue coat"


def test_a_sheet_that_was_only_locked_elsewhere_is_no_clash_of_texts(
    owner_client: Client, at: str, form: Form
):
    send(owner_client, read(owner_client, at).form("Lock"), "Lock")
    page = Page(send(owner_client, form, "Save"))
    assert page.status == 409 and "in the place of what is there now." in page.said
    assert send(owner_client, page.form("Save"), "Save").status_code == 302


@pytest.mark.parametrize(("button", "then"), [("Lock", "Unlock"), ("Leave out", "Put back")])
def test_a_button_pressed_twice_is_done_once_and_has_its_way_back(
    owner_client: Client, at: str, button: str, then: str
):
    form = read(owner_client, at).form(button)
    assert [send(owner_client, form, button).status_code for _ in range(2)] == [302, 302]
    page = read(owner_client, at)
    assert not any(found.button(button) for found in page.forms)
    assert send(owner_client, page.form(then), then).status_code == 302
    assert read(owner_client, at).form(button)


def test_a_button_of_an_old_page_is_refused_in_words(owner_client: Client, at: str, form: Form):
    lock = read(owner_client, at).form("Lock")
    send(owner_client, form, "Save", role="keeper")
    page = Page(send(owner_client, lock, "Lock"))
    assert page.status == 409 and "changed elsewhere" in page.said and "Keeper" in page.said
    assert not Character.objects.get().locked


def test_when_there_are_enough_none_can_be_added(owner_client: Client, at: str, reviewed: Story):
    for number in range(MOST_CHARACTERS - 1):
        make_character(story=reviewed, name=f"Figure {number}")
    page = read(owner_client, f"{at}?add=1")
    assert "the most a story may have" in page.said and "Add a character" not in page.said


def test_a_former_name_is_counted_and_changed_where_the_author_says(
    owner_client: Client, at: str, form: Form, reviewed: Story
):
    send(owner_client, form, "Save", name="Iris")
    page = read(owner_client, at)
    assert "“Mara” stands in 4 scenes" in page.said
    button = "Change the name in these scenes"
    assert [send(owner_client, page.form(button), button).status_code for _ in range(2)] == [302, 302]
    page = read(owner_client, at)
    assert "waits beside each" in page.said and not any(f.button(button) for f in page.forms)
    review = read(owner_client, f"/stories/{reviewed.pk}/review/")
    assert "“Mara” is called “Iris” now." in review.said and review.form("Accept")


def test_a_change_of_names_while_a_concept_is_chosen_is_refused(
    owner_client: Client, at: str, form: Form, reviewed: Story
):
    send(owner_client, form, "Save", name="Iris")
    Story.objects.filter(pk=reviewed.pk).update(stage="concept_selection")
    button = "Change the name in these scenes"
    page = Page(send(owner_client, read(owner_client, at).form(button), button))
    assert page.status == 409 and "not possible now" in page.said


def test_the_sheets_alone_are_fetched_unless_somebody_types(owner_client: Client, at: str, mara: Character):
    part = Page(owner_client.get(at, headers=HTMX))
    assert "<html" not in part.source and part.values("data-live") == ["characters"]
    for query in (f"?edit={mara.pk}", "?add=1"):
        assert read(owner_client, at + query).values("data-live") == []


def test_a_query_of_nonsense_opens_nothing(owner_client: Client, at: str):
    foreign = make_character(story=make_story())
    for query in (f"?edit={foreign.pk}", "?edit=abc", "?edit=%F0"):
        assert "<textarea" not in owner_client.get(at + query).text


@pytest.mark.parametrize("action", ["edit", "lock", "leave-out", "put-back", "rename"])
def test_the_sheet_of_another_author_is_not_there(owner_client: Client, at: str, action: str):
    foreign = make_character(story=make_story())
    assert owner_client.post(f"{at}{foreign.pk}/{action}/", {**NEW, "version": 1}).status_code == 404
    assert Character.objects.get(pk=foreign.pk).version == 1
