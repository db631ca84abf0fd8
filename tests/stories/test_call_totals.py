"""What all calls cost together, for the staff: by author, by model, by day."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from stories.models import AgentCall, Story
from storycreator.models import User
from tests.factories import make_story, make_user

pytestmark = pytest.mark.django_db

CALLS = reverse("admin:stories_agentcall_changelist")


def call(story: Story, *, model: str = "openai:gpt-4o", cost: str | None = "0.25", days: int = 0) -> None:
    made = AgentCall.objects.create(story=story, role="rewriter", model=model, cost=cost, tokens_out=10)
    AgentCall.objects.filter(pk=made.pk).update(created_at=timezone.now() - timedelta(days=days))


def tables(client: Client, **query: str) -> dict[str, list]:
    answer = client.get(CALLS, query)
    assert answer.status_code == 200
    return {
        table.name: [(row["key"], row["calls"], row["sum"]) for row in table.rows]
        for table in answer.context_data["totals"]
    }


@pytest.fixture
def called(owner: User, stranger: User) -> None:
    mine, theirs = make_story(author=owner), make_story(author=stranger)
    call(mine)
    call(mine, model="bedrock:nova", cost="0.50", days=1)
    call(theirs, cost=None)


def test_sums_by_author_model_and_day(staff_client: Client, called: None):
    found = tables(staff_client)
    assert [(key, calls, float(cost or 0)) for key, calls, cost in found["author"]] == [
        ("olive", 2, 0.75),
        ("stefan", 1, 0),
    ]
    assert {(key, calls) for key, calls, _ in found["model"]} == {("openai:gpt-4o", 2), ("bedrock:nova", 1)}
    today = timezone.now().date()
    assert [key for key, _, _ in found["day"]] == [today, today - timedelta(days=1)]


def test_sums_are_of_what_is_listed(staff_client: Client, called: None):
    found = tables(staff_client, model="bedrock:nova")
    assert [key for key, _, _ in found["author"]] == ["olive"] and len(found["day"]) == 1


def test_calls_without_a_known_price_are_named(staff_client: Client, called: None):
    assert "1 without a known price" in staff_client.get(CALLS).text


def test_no_calls_are_said_to_be_none(staff_client: Client):
    assert staff_client.get(CALLS).text.count("No calls") == 3


def test_the_page_asks_as_often_for_many_calls_as_for_few(staff_client: Client, called: None):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            staff_client.get(CALLS)
        return len(asked)

    few = queries()
    for number in range(10):
        story = make_story(author=make_user())
        call(story, model=f"openai:gpt-{number}", days=number)
    assert queries() == few


@pytest.mark.parametrize("who", ["owner_client", "client"])
def test_nobody_else_sees_it(who: str, request: pytest.FixtureRequest, called: None):
    answer = request.getfixturevalue(who).get(CALLS)
    assert answer.status_code == 302


def test_a_row_cannot_be_changed(staff_client: Client, called: None):
    row = AgentCall.objects.all()[0]
    page = reverse("admin:stories_agentcall_change", args=[row.pk])
    assert staff_client.post(page, {"cost": "0"}).status_code == 403
    assert staff_client.get(reverse("admin:stories_agentcall_add")).status_code == 403
