"""What writing costs, on the pages: before it is asked for, when the money is spent, and after it."""

from decimal import Decimal

import pytest
from django.test import Client

from stories.models import AgentCall, Revision, Story
from stories.writers.pricing import PRICES
from storycreator import budget
from storycreator.models import Spending, User
from tests.factories import make_consent, make_reviewed_story, make_scene
from tests.stories.pages.reading import HTMX, Page, read, send

SUGGEST = "Suggest three concepts Ctrl ⏎"
BERLIN = "Europe%2FBerlin"


@pytest.fixture
def priced(settings, owner: User) -> None:
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "openai:gpt-4o"
    make_consent(author=owner, service="openai")


@pytest.fixture
def spent(priced: None) -> Spending:
    used = {"day": budget.today(), "fence": 1, "purpose": "writing"}
    return Spending.objects.create(**used, reserved=Decimal(5), cost=Decimal(5))


def call(story: Story, *, cost: str | None, charged: str = "0.5") -> AgentCall:
    used = {"day": budget.today(), "fence": 1, "purpose": "writing", "topic": story.topic}
    spending = Spending.objects.create(**used, reserved=charged, cost=charged)
    return AgentCall.objects.create(
        story=story, role="rewriter", model="openai:gpt-4o", cost=cost, spending=spending
    )


def test_the_draft_is_estimated_before_a_concept_is_chosen(owner_client: Client, carded: Story, priced: None):
    said = read(owner_client, f"/stories/{carded.pk}/concepts/").said
    assert "The draft costs about $0.11 with gpt-4o, at most $" in said


def test_a_draft_for_less_than_a_cent_is_said_to_be_that(owner_client: Client, carded: Story, settings):
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "openai:nova-micro"
    said = read(owner_client, f"/stories/{carded.pk}/concepts/").said
    assert "The draft costs less than $0.01 with nova-micro, at most $0.02." in said


def test_a_model_without_a_price_is_said_to_have_none(owner_client: Client, carded: Story, outside: str):
    said = read(owner_client, f"/stories/{carded.pk}/concepts/").said
    assert "What gpt-x costs is not known here" in said and "about $" not in said


@pytest.mark.parametrize("page", ["concepts", "details", "review", "draft"])
def test_with_the_built_in_writer_no_money_is_spoken_of(page: str, owner: User, owner_client: Client):
    story = make_reviewed_story(author=owner)
    assert "$" not in read(owner_client, f"/stories/{story.pk}/{page}/").said


@pytest.mark.parametrize("page", ["concepts", "details", "review", "draft"])
def test_what_a_story_has_cost_stands_on_its_pages_once(
    page: str, owner: User, owner_client: Client, priced: None
):
    story = make_reviewed_story(author=owner)
    call(story, cost="0.03")
    call(story, cost="0.04")
    call(make_reviewed_story(author=owner), cost="9")
    assert read(owner_client, f"/stories/{story.pk}/{page}/").said.count("has cost $0.07 so far") == 1


def test_what_was_paid_before_stays_said_with_the_built_in_writer(owner: User, owner_client: Client):
    story = make_reviewed_story(author=owner)
    call(story, cost="0.03")
    assert "has cost $0.03 so far" in read(owner_client, f"/stories/{story.pk}/details/").said


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        (["0.03", None], "has cost $0.03 so far, and taken one call of a model whose price is not known"),
        ([None, None], "Writing has taken 2 calls of a model whose price is not known"),
        (["0.001"], "has cost less than $0.01 so far."),
    ],
)
def test_calls_without_a_price_are_counted_apart(costs: list, said: str, owner: User, owner_client: Client):
    story = make_reviewed_story(author=owner)
    for cost in costs:
        call(story, cost=cost)
    assert said in read(owner_client, f"/stories/{story.pk}/details/").said


def test_an_idea_is_kept_in_its_form_when_the_money_is_spent(owner_client: Client, spent: Spending):
    owner_client.cookies["timezone"] = BERLIN
    form = read(owner_client, "/new/").form(SUGGEST)
    answer = Page(send(owner_client, form, SUGGEST, prompt="A keeper"))
    assert answer.status == 429 and answer.field("prompt") == "A keeper"
    assert "It frees at 01:00 on" in answer.said and not Story.objects.exists()
    Spending.objects.update(day="2026-01-01")
    assert send(owner_client, form, SUGGEST, prompt="A keeper").status_code == 302


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_three_new_are_refused_in_words_and_the_cards_stand(
    headers: dict[str, str], owner_client: Client, carded: Story, spent: Spending
):
    at = f"/stories/{carded.pk}/concepts/"
    answer = Page(owner_client.post(f"{at}three-new/", {"version": carded.version}, headers=headers))
    assert answer.status == 409 and "It frees at 00:00 UTC on" in answer.said
    assert answer.said.count("Choose this concept") == 3
    assert carded.ideas.count() == 1


def test_reading_editing_and_deleting_go_on(owner: User, owner_client: Client, spent: Spending):
    story = make_reviewed_story(author=owner)
    scene = story.draft.scenes.all()[0]
    at = f"/stories/{story.pk}"
    sent = {"version": scene.version, "content": "My own words."}
    assert owner_client.post(f"{at}/scenes/{scene.pk}/keep/", sent).status_code == 302
    assert "My own words." in read(owner_client, f"{at}/review/").said
    assert owner_client.post(f"{at}/delete/").status_code == 302


def test_a_stored_refusal_is_read_by_the_readers_own_clock(owner: User, owner_client: Client):
    story = make_reviewed_story(author=owner, scenes=3)
    scene = make_scene(draft=story.draft, content=None)
    error = "It frees at 00:00 UTC on 1 December 2026; try again then."
    Revision.objects.create(scene=scene, number=1, origin="draft", state="failed", error=error)
    owner_client.cookies["timezone"] = BERLIN
    for page in ("review", "draft"):
        said = read(owner_client, f"/stories/{story.pk}/{page}/").said
        assert "It frees at 01:00 on 1 December 2026" in said and "Write this scene again" in said


def test_a_stranger_learns_no_cost(owner: User, stranger_client: Client):
    story = make_reviewed_story(author=owner)
    call(story, cost="0.03")
    assert stranger_client.get(f"/stories/{story.pk}/details/").status_code == 404


def test_the_estimate_of_every_priced_model_is_below_its_most(settings):
    from stories.costs import estimate_of_draft
    from stories.schemas import Brief

    for name in PRICES:
        settings.STORY_MODEL = settings.STORY_MODEL_FAST = f"anthropic:{name}"
        estimate = estimate_of_draft(Brief(scenes=6, words=800))
        assert 0 < estimate.about < estimate.most, name
