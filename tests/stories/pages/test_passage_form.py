"""The form that asks for a rewrite of one passage, and for several versions, without a script."""

import pytest
from django.test import Client

from stories.models import Revision, RevisionState, Scene, Story
from stories.services import keep_text
from storycreator.jobs.models import Job
from tests.factories import make_reviewed_story
from tests.stories.pages.reading import HTMX, Form, Page, read, send

LAMP = "The lamp was out."


@pytest.fixture
def at(scene: Scene) -> str:
    return f"/stories/{scene.draft.story_id}/scenes/{scene.pk}/"


@pytest.fixture
def form(owner_client: Client, scene: Scene) -> Form:
    """The form, as it is opened without a passage."""
    page = read(owner_client, f"/stories/{scene.draft.story_id}/review/?ask={scene.pk}")
    return page.form("Rewrite")


def place(scene: Scene, text: str = LAMP) -> tuple[str, str]:
    start = scene.current.content.index(text)
    return str(start), str(start + len(text))


def asked() -> Revision:
    return Revision.objects.filter(state=RevisionState.WRITING).first()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"start": "five"}, "no sentence of this scene"),
        ({"start": "-1"}, "Ensure this value is greater than or equal to 0"),
        ({"start": "0", "begun_with": ""}, "no sentence of this scene"),
        ({"end": "12"}, "Choose where the passage begins too"),
        ({"start": "50", "end": "12"}, "would end before it begins"),
        ({"alternatives": "4"}, "Select a valid choice"),
    ],
)
def test_a_passage_that_is_none_is_said_at_its_field(
    owner_client: Client, form: Form, sent: dict[str, str], says: str
):
    page = Page(send(owner_client, form, "Rewrite", feedback="Colder.", **sent))
    assert page.status == 422 and says in page.said and page.field("feedback") == "Colder."
    assert not Job.objects.exists()


def test_a_passage_far_behind_the_text_is_refused(owner_client: Client, form: Form):
    answer = send(owner_client, form, "Rewrite", feedback="Colder.", start="9000", end="9001")
    assert answer.status_code in (409, 422) and not Job.objects.exists()


def test_a_passage_of_another_authors_text_is_not_there(owner_client: Client, form: Form):
    other = make_reviewed_story().draft.scenes.first()
    sent = {"begun_with": str(other.current_id), "start": "0", "end": "4"}
    assert send(owner_client, form, "Rewrite", feedback="Colder.", **sent).status_code == 404


def test_a_passage_marked_in_an_earlier_text_is_shown_where_it_stands_now(
    owner_client: Client, form: Form, scene: Scene
):
    start, end = place(scene)
    keep_text(scene, content=f"It rained all night. {LAMP}", seen=scene.version)
    page = Page(send(owner_client, form, "Rewrite", htmx=True, feedback="Colder.", start=start, end=end))
    assert page.status == 409 and "changed elsewhere" in page.said and not Job.objects.exists()
    again = page.form("Rewrite")
    assert (again.fields["start"], again.fields["end"], again.fields["feedback"]) == ("21", "38", "Colder.")
    assert send(owner_client, again, "Rewrite", htmx=True).status_code == 200
    assert asked().quoted == LAMP


def test_a_passage_that_is_gone_is_quoted_with_what_was_typed(owner_client: Client, form: Form, scene: Scene):
    start, end = place(scene)
    keep_text(scene, content="It rained all night.", seen=scene.version)
    page = Page(send(owner_client, form, "Rewrite", feedback="Colder.", start=start, end=end))
    assert page.status == 409 and f"You had marked ‘{LAMP}’" in page.said
    assert page.field("feedback") == "Colder." and "It rained all night." in page.said


def test_the_sentences_can_be_chosen_by_their_first_words(form: Form, owner_client: Client, scene: Scene):
    page = read(owner_client, f"/stories/{scene.draft.story_id}/review/?ask={scene.pk}")
    assert f"2. {LAMP}" in page.said and "The whole scene" in page.said
    start, end = place(scene)
    send(owner_client, form, "Rewrite", feedback="Colder.", start=start, end=end)
    assert (asked().quoted, asked().feedback) == (LAMP, "Colder.")


def test_one_sentence_is_chosen_by_where_it_begins(owner_client: Client, form: Form, scene: Scene):
    send(owner_client, form, "Rewrite", feedback="Colder.", start=place(scene)[0])
    assert asked().quoted == LAMP


def test_no_sentence_means_the_whole_scene(owner_client: Client, form: Form):
    send(owner_client, form, "Rewrite", feedback="Colder.")
    assert asked().passage is None


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_selection_opens_the_form_with_its_sentences(
    owner_client: Client, scene: Scene, at: str, headers: dict[str, str]
):
    start = int(place(scene)[0])
    query = {"open": "ask", "start": start + 4, "end": start + 8, "of": str(scene.current_id)}
    page = Page(owner_client.get(at, query, headers=headers, follow=True))
    assert f"Only this passage: ‘{LAMP}’" in page.said
    assert page.form("Rewrite").fields["start"] == str(start)
    assert [v for tag, v in page.elements if tag == "mark" and v["class"] == "picked"]


@pytest.mark.parametrize(
    "query",
    [{"start": "x"}, {"start": "-4"}, {"end": "99999999999999"}, {"of": "it"}, {"of": ""}, {"start": "²"}],
)
def test_an_address_that_names_no_passage_opens_the_form_for_the_scene(
    owner_client: Client, scene: Scene, at: str, query: dict[str, str]
):
    whole = {"open": "ask", "start": "1", "end": "4", "of": str(scene.current_id), **query}
    page = Page(owner_client.get(at, whole, headers=HTMX))
    assert page.status == 200 and page.field("feedback") == "" and "Only this passage" not in page.said


def test_three_versions_are_asked_for_once_however_often_the_form_is_sent(owner_client: Client, form: Form):
    for _ in range(2):
        page = Page(send(owner_client, form, "Rewrite", htmx=True, feedback="Colder.", alternatives="3"))
    assert page.status == 200 and "3 versions, one after the other" in page.said
    assert Job.objects.count() == 3 == Revision.objects.filter(state=RevisionState.WRITING).count()


def test_a_passage_that_did_not_arrive_can_be_wished_for_in_other_words(
    owner_client: Client, reviewed: Story, scene: Scene, form: Form, at: str
):
    start, end = place(scene)
    send(owner_client, form, "Rewrite", feedback="Colder.", start=start, end=end)
    asked().finish(RevisionState.FAILED, error="The writer is away.")
    again = Page(owner_client.get(at, {"open": "ask"}, headers=HTMX)).form("Rewrite")
    assert (again.fields["start"], again.fields["end"], again.fields["feedback"]) == (start, end, "Colder.")
