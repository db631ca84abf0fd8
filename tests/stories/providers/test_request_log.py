"""One story from its idea to a rewrite: what the service was asked, and that the ledger says the same."""

from decimal import Decimal

import pytest
from django.db.models import Sum

from stories import services
from stories.models import AgentCall, Scene
from stories.schemas import Brief
from stories.writers.pricing import Usage, cost_of
from storycreator.jobs.testing import run_jobs
from tests.fakes import seen
from tests.stories.providers.conftest import Service, agreed_author, write_through

pytestmark = pytest.mark.django_db

FAST = {
    "bedrock": "bedrock:global.anthropic.claude-haiku-4-5-20251001-v1:0",
    "openai": "openai:gpt-4o-mini",
    "anthropic": "anthropic:claude-haiku-4-5",
}


@pytest.fixture(params=list(FAST))
def written(request: pytest.FixtureRequest, settings, monkeypatch) -> Service:
    """A service that has written a whole story, with two models."""
    service: Service = request.getfixturevalue(f"{request.param}_service")
    write_through(service, settings, monkeypatch)
    settings.STORY_MODEL_FAST = FAST[request.param]
    story = services.start_story(agreed_author(), prompt="A keeper who lost the light", brief=Brief())
    run_jobs()
    services.choose_concept(story, concept=story.idea.concepts.all()[0], seen=seen(story))
    run_jobs()
    story.refresh_from_db()
    scene = story.draft.scenes.get(number=2)
    services.ask_rewrite(scene, feedback="Darker, and shorter.", seen=seen(scene))
    run_jobs()
    return service


def test_each_role_asks_its_model_with_its_temperature_and_tool(written: Service):
    fast, slow = (
        setting.partition(":")[2] for setting in (FAST[written.setting.partition(":")[0]], written.setting)
    )
    asked = [
        (entry.asked.model, entry.asked.temperature, list(entry.asked.tools)) for entry in written.server.log
    ]
    assert asked == [
        (slow, 0.9, ["ConceptSet"]),
        (fast, 0.7, ["StoryOutline"]),
        *[(slow, 0.7, [])] * 5,
        (fast, 0.6, []),
    ]


def test_the_ledger_has_a_row_for_each_answer_and_their_sum(written: Service):
    names = {
        "tokens_in": "tokens_in",
        "tokens_out": "tokens_out",
        "tokens_cache_read": "cache_read",
        "tokens_cache_written": "cache_written",
    }
    sums = AgentCall.objects.aggregate(**{mine: Sum(mine) for mine in names})
    counted = written.server.total()
    assert AgentCall.objects.count() == len(written.server.log) == 8
    assert sums == {mine: getattr(counted, theirs) for mine, theirs in names.items()}
    assert not AgentCall.objects.filter(is_estimate=True).exists()


def test_the_ledgers_cost_is_that_of_the_log(written: Service):
    prefix = written.setting.partition(":")[0]
    dear = Decimal(0)
    for entry in written.server.log:
        usage = entry.usage
        cost = cost_of(
            f"{prefix}:{entry.asked.model}",
            Usage(usage.tokens_in, usage.tokens_out, usage.cache_read, usage.cache_written),
        )
        dear += cost or 0
    assert AgentCall.objects.aggregate(cost=Sum("cost"))["cost"] == dear > 0


def test_a_scene_follows_the_voice_of_the_first(written: Service):
    prompts = [entry.asked.prompt for entry in written.server.log[2:7]]
    assert ["<first_scene>" in prompt for prompt in prompts] == [False, True, True, True, True]


def test_every_call_keeps_when_its_first_word_came(written: Service):
    for call in AgentCall.objects.all():
        assert 0 < call.first_token_seconds <= call.seconds


def test_a_rewrite_is_told_the_edited_sheet_and_its_settled_neighbour(written: Service):
    scene = Scene.objects.get(number=3)
    first, sheet = scene.draft.scenes.all()[0], scene.draft.story.characters.all()[0]
    services.approve_scene(first, revision=first.current, seen=seen(first))
    services.edit_character(sheet, typed={"appearance": "a coat with <one> button"}, seen=1)
    services.ask_rewrite(scene, feedback="Colder.", seen=seen(scene))
    run_jobs()
    asked = written.server.log[-1].asked
    assert "Looks: a coat with <one> button" in asked.prompt
    assert first.current.content in asked.prompt.partition("<settled_scenes>")[2]
    assert not any(typed in asked.system for typed in ("one> button", "Colder", first.current.content[:40]))
