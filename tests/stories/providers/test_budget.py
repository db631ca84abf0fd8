"""The day's money against services that answer: what they were asked never costs more than there was."""

import asyncio
from decimal import Decimal

import pytest
from asgiref.sync import sync_to_async
from django.db.models import Sum

from stories import services
from stories.drafting import write_next
from stories.invariants import every_call_is_charged_once, nothing_is_charged_without_a_call
from stories.models import AgentCall, Origin, Revision, RevisionState, Story
from stories.schemas import Brief
from stories.workflow import Stage
from stories.writers.pricing import Usage, cost_of
from storycreator.errors import BudgetSpent
from storycreator.invariants import breaches
from storycreator.jobs.models import Job
from storycreator.jobs.runner import Runner
from storycreator.jobs.testing import run_jobs
from storycreator.models import Spending
from tests.factories import make_draft, make_scene, make_story
from tests.fakes import run_some, seen
from tests.fakes.faults import Kind
from tests.fakes.server import FakeServer
from tests.stories.providers.conftest import Service, agreed_author, patient, write_through

SCENES = 20


@pytest.fixture(autouse=True)
def no_scene_waits_for_another(settings) -> None:
    settings.DRAFTING = "parallel"


def billed(server: FakeServer, prefix: str) -> Decimal:
    """What the service asks for all its answers, by the table of prices."""
    costs_of_all = (
        cost_of(
            f"{prefix}:{entry.asked.model}",
            Usage(
                entry.usage.tokens_in,
                entry.usage.tokens_out,
                entry.usage.cache_read,
                entry.usage.cache_written,
            ),
        )
        for entry in server.log
    )
    return sum((cost or Decimal(0) for cost in costs_of_all), Decimal(0))


def charged() -> Decimal:
    return Spending.objects.aggregate(sum=Sum("cost"))["sum"] or Decimal(0)


def begin(*, drafts: int) -> None:
    """Drafts of four scenes, all of which are to be written at once."""
    author = agreed_author()
    for _ in range(drafts):
        draft = make_draft(story=make_story(author=author))
        for _ in range(4):
            make_scene(draft=draft, content=None).add_revision(
                origin=Origin.DRAFT, state=RevisionState.WRITING
            )
        write_next(draft)


async def run_all(*, at_once: int) -> None:
    """Run every job, so many at the same time."""
    runner = Runner(concurrency=at_once)
    run = asyncio.create_task(runner.run())
    # Nothing tells the end of the last job but its row.
    while await Job.objects.live().aexists():  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    await runner.drain(grace=5)
    await run


@pytest.mark.django_db(transaction=True)
async def test_twenty_scenes_at_once_never_pass_the_budget(openai_service: Service, settings, monkeypatch):
    write_through(openai_service, settings, monkeypatch)
    openai_service.endpoint = patient(openai_service)
    server = openai_service.server
    server.per_second, server.piece_tokens = 20_000, 120
    settings.DAILY_BUDGET = Decimal("0.25")
    await sync_to_async(begin)(drafts=SCENES // 4)
    await run_all(at_once=SCENES)
    written = await Revision.objects.filter(state=RevisionState.ACCEPTED).acount()
    failed = [revision async for revision in Revision.objects.filter(state=RevisionState.FAILED)]
    assert written and failed and written + len(failed) == SCENES
    assert all("frees at 00:00 UTC" in revision.error for revision in failed)
    assert len(server.log) == await AgentCall.objects.acount()
    assert await sync_to_async(charged)() == billed(server, "openai") <= settings.DAILY_BUDGET
    assert await sync_to_async(every_call_is_charged_once)() == []
    assert await sync_to_async(nothing_is_charged_without_a_call)() == []


def in_review(service: Service, settings, monkeypatch) -> Story:
    """A story about to be drafted, its concepts paid for."""
    write_through(service, settings, monkeypatch)
    story = services.start_story(agreed_author(), prompt="A keeper who lost the light", brief=Brief())
    run_jobs()
    return story


def choose(story: Story) -> None:
    services.choose_concept(story, concept=story.idea.concepts.all()[0], seen=seen(story))
    run_jobs()
    story.refresh_from_db()


@pytest.mark.django_db
def test_a_scene_that_finds_no_money_fails_alone_and_is_written_a_day_later(
    openai_service: Service, settings, monkeypatch
):
    story = in_review(openai_service, settings, monkeypatch)
    services.choose_concept(story, concept=story.idea.concepts.all()[0], seen=seen(story))
    run_some(2)
    # The plan and the first scene are there; this is enough for one or two more.
    settings.DAILY_BUDGET = charged() + Decimal("0.07")
    run_jobs()
    story.refresh_from_db()
    scenes = list(story.draft.scenes.all())
    lacking = [scene for scene in scenes if scene.current is None]
    assert 0 < len(lacking) < len(scenes) and story.stage == Stage.REVISION
    errors = [scene.revisions.last().error for scene in lacking]
    assert all("Nothing is lost" in error and "try again then" in error for error in errors)
    with pytest.raises(BudgetSpent):
        services.write_missing(story.draft, seen=seen(story))
    Spending.objects.update(day="2026-01-01")
    services.write_missing(story.draft, seen=seen(story))
    run_jobs()
    assert not story.draft.scenes.filter(current=None).exists()
    assert list(breaches()) == []


@pytest.mark.django_db
def test_without_money_nothing_is_sent_and_nothing_written_by_another(
    openai_service: Service, settings, monkeypatch
):
    write_through(openai_service, settings, monkeypatch)
    story = services.start_story(agreed_author(), prompt="A keeper who lost the light", brief=Brief())
    settings.DAILY_BUDGET = Decimal("0.01")
    [job] = run_jobs()
    assert (job.status, job.attempts) == ("failed", 1)
    assert not openai_service.server.log and not Spending.objects.exists()
    assert "DAILY_BUDGET" in story.idea.error and not story.idea.concepts.exists()
    settings.DAILY_BUDGET = Decimal(5)
    services.suggest_again(story, seen=seen(story))
    run_jobs()
    assert story.idea.concepts.count() == 3


@pytest.mark.django_db
def test_a_whole_story_is_charged_as_the_service_bills_it(service: Service, settings, monkeypatch):
    story = in_review(service, settings, monkeypatch)
    choose(story)
    scene = story.draft.scenes.get(number=2)
    services.ask_rewrite(scene, feedback="Darker, and shorter.", seen=seen(scene))
    run_jobs()
    bill = billed(service.server, service.setting.partition(":")[0])
    assert charged() == bill == AgentCall.objects.aggregate(sum=Sum("cost"))["sum"]
    free = service.setting.startswith(("ollama", "llamacpp"))
    assert Spending.objects.count() == (0 if free else len(service.server.log))
    assert all(row.cost <= row.reserved for row in Spending.objects.all())
    assert list(breaches()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Kind.CUT, Kind.THROTTLED, Kind.BAD_JSON, Kind.REFUSAL, Kind.MAX_TOKENS])
def test_a_call_that_fails_is_charged_too(kind: Kind, bedrock_service: Service, settings, monkeypatch):
    write_through(bedrock_service, settings, monkeypatch)
    bedrock_service.server.fail(kind)
    services.start_story(agreed_author(), prompt="A keeper who lost the light", brief=Brief())
    run_jobs()
    assert charged() == AgentCall.objects.aggregate(sum=Sum("cost"))["sum"]
    assert all(row.cost <= row.reserved for row in Spending.objects.all())
    assert Spending.objects.filter(cost=None).count() == 0 and list(breaches()) == []
