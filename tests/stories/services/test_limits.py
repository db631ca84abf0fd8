"""What is asked of a writer that costs money: refused before anything is done when there is none for it."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from stories import costs, services
from stories.models import Idea, Revision, Story
from stories.schemas import Brief
from stories.services import limits
from storycreator import budget
from storycreator.errors import BudgetSpent, TooManyAtOnce
from storycreator.jobs.models import Job
from storycreator.models import Spending, User
from tests.factories import make_consent, make_job, make_story
from tests.stories.services.test_consent import ASKING

pytestmark = pytest.mark.django_db


@pytest.fixture
def priced(settings, owner: User) -> None:
    settings.STORY_MODEL = settings.STORY_MODEL_FAST = "openai:gpt-4o"
    make_consent(author=owner, service="openai")


def spend(amount: str, *, author: User | None = None) -> None:
    Spending.objects.create(
        day=budget.today(), author=author, fence=1, purpose="writing", reserved=amount, cost=amount
    )


def rows() -> tuple[int, ...]:
    return tuple(table.objects.count() for table in (Job, Story, Idea, Revision))


@pytest.mark.parametrize("act", ASKING)
def test_nothing_is_asked_for_when_the_money_is_spent(
    act: Callable[[User], object], owner: User, priced: None, settings
):
    spend("4.99")
    with pytest.raises(BudgetSpent, match="Nothing is lost"):
        act(owner)
    assert not Job.objects.exists()


@pytest.mark.parametrize("act", ASKING)
def test_another_authors_share_is_nobody_elses_loss(
    act: Callable[[User], object], owner: User, stranger: User, priced: None, settings
):
    settings.DAILY_SHARE = 50
    spend("2.50", author=stranger)
    act(owner)
    assert Job.objects.exists()


@pytest.mark.parametrize("act", ASKING)
def test_the_built_in_writer_is_never_limited_by_money(act: Callable[[User], object], owner: User, settings):
    settings.DAILY_BUDGET = Decimal(0)
    act(owner)
    assert Job.objects.exists()


def test_with_no_money_at_all_the_operators_setting_is_named(owner: User, priced: None, settings):
    settings.DAILY_BUDGET = Decimal(0)
    with pytest.raises(BudgetSpent, match="DAILY_BUDGET"):
        services.start_story(owner, prompt="A keeper", brief=Brief())


def test_a_model_without_a_price_counts_as_the_dearest(owner: User, outside: str, settings):
    make_consent(author=owner, service=outside)
    assert costs.most_of_concepts() >= costs.most_for(
        "anthropic:claude-opus-4-7", costs.IdeaGeneratorAgent.role
    )
    settings.DAILY_BUDGET = costs.most_of_concepts() - Decimal("0.01")
    with pytest.raises(BudgetSpent):
        services.start_story(owner, prompt="A keeper", brief=Brief())


def test_a_model_without_a_price_on_this_machine_costs_nothing(settings):
    settings.STORY_MODEL = "openai:gpt-x"
    settings.STORY_MODEL_BASE_URL = "http://127.0.0.1:8080/v1"
    assert costs.most_of_concepts() == 0


def busy(author: User, *, jobs: int) -> Story:
    story = make_story(author=author)
    for _ in range(jobs):
        make_job(kind="write_scene", topic=story.topic)
    return story


@pytest.mark.parametrize("act", ASKING)
def test_too_much_at_once_is_refused(act: Callable[[User], object], owner: User):
    busy(owner, jobs=limits.MOST_AT_ONCE)
    with pytest.raises(TooManyAtOnce, match="Nothing was changed"):
        act(owner)
    assert Job.objects.count() == limits.MOST_AT_ONCE


def test_the_work_of_others_and_what_has_ended_does_not_count(owner: User, stranger: User):
    busy(stranger, jobs=limits.MOST_AT_ONCE)
    busy(owner, jobs=limits.MOST_AT_ONCE - 1)
    Job.objects.filter(topic=busy(owner, jobs=3).topic).update(status="done")
    make_job(kind="delete_story")
    assert limits.live_jobs(owner.pk) == limits.MOST_AT_ONCE - 1
    assert services.start_story(owner, prompt="A keeper", brief=Brief())


def test_a_refused_idea_leaves_no_story(owner: User, priced: None):
    spend("4.99")
    before = rows()
    with pytest.raises(BudgetSpent):
        services.start_story(owner, prompt="A keeper", brief=Brief())
    assert rows() == before
