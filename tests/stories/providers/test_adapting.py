"""What a service refuses is left out at once, and remembered for as long as the process lives."""

import pytest

from stories.agents.errors import Misconfigured
from stories.writers.profiles import family, learn, profile_of
from tests.fakes.faults import Kind
from tests.stories.providers.conftest import Service
from tests.stories.providers.requests import suggest, write_scene

UNKNOWN = {"bedrock": "bedrock:eu.acme.writer-9-v1:0", "openai": "openai:writer-9"}


@pytest.fixture(params=list(UNKNOWN))
def unknown(request: pytest.FixtureRequest) -> Service:
    """A model that no table lists, behind each of two wires."""
    service: Service = request.getfixturevalue(f"{request.param}_service")
    service.setting = UNKNOWN[request.param]
    return service


async def test_an_unknown_model_is_tried_with_everything(unknown: Service):
    await suggest(unknown)
    asked = unknown.server.log[0].asked
    assert (asked.temperature, asked.forced_tool) == (0.9, "ConceptSet")


async def test_a_temperature_that_is_refused_is_left_out_from_then_on(unknown: Service):
    unknown.server.rejects = {"temperature"}
    await write_scene(unknown)
    await write_scene(unknown)
    sent = [(entry.asked.temperature, entry.status) for entry in unknown.server.log]
    assert sent == [(0.7, 400), (None, 200), (None, 200)]


async def test_two_refusals_are_two_lessons_and_then_an_answer(unknown: Service):
    unknown.server.rejects = {"temperature", "forced tool"}
    record = await suggest(unknown)
    sent = [(entry.asked.temperature, entry.asked.forced_tool) for entry in unknown.server.log]
    assert sent == [(0.9, "ConceptSet"), (None, "ConceptSet"), (None, "")]
    assert record.tokens_out == unknown.server.total().tokens_out


async def test_a_model_that_takes_no_forced_tool_is_not_sent_one_by_the_reminder(unknown: Service):
    unknown.server.rejects = {"forced tool"}
    unknown.server.talks_first = True
    await suggest(unknown)
    assert [entry.status for entry in unknown.server.log] == [400, 200, 200]


async def test_another_refusal_is_not_tried_again(unknown: Service):
    unknown.server.fail(Kind.UNKNOWN_MODEL)
    with pytest.raises(Misconfigured):
        await suggest(unknown)
    assert len(unknown.server.log) == 1


def test_what_was_learned_of_one_model_is_not_held_against_another():
    learn("openai:writer-9", profile_of("openai:writer-9"), "temperature is not supported")
    assert not profile_of("openai:writer-9").accepts_temperature
    assert profile_of("openai:writer-8").accepts_temperature


def test_a_refusal_of_what_was_not_sent_teaches_nothing():
    known = profile_of("bedrock:us.anthropic.claude-sonnet-5-5")
    assert learn("bedrock:us.anthropic.claude-sonnet-5-5", known, "`temperature` is deprecated") is None


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("bedrock:anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3-5-sonnet"),
        ("bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5"),
        ("bedrock:global.anthropic.claude-sonnet-4-6", "claude-sonnet-4-6"),
        ("bedrock:arn:aws:bedrock:eu-west-1:1:inference-profile/eu.amazon.nova-pro-v1:0", "nova-pro"),
        ("anthropic:claude-opus-4-1-20250805", "claude-opus-4-1"),
        ("openai:gpt-5-mini-2025-08-07", "gpt-5-mini"),
        ("openai:gpt-4.1", "gpt-4.1"),
    ],
)
def test_a_model_is_known_by_its_name_whatever_stands_around_it(setting: str, name: str):
    assert family(setting) == name


@pytest.mark.parametrize(
    ("setting", "temperature", "forced"),
    [
        ("bedrock:global.anthropic.claude-sonnet-4-6", True, True),
        ("bedrock:us.anthropic.claude-opus-4-7", False, True),
        ("bedrock:us.anthropic.claude-sonnet-5-5", False, False),
        ("anthropic:claude-haiku-5-5", False, True),
        ("openai:gpt-5", False, True),
        ("ollama:llama3", True, False),
        ("builtin:", False, True),
    ],
)
def test_the_table_says_what_each_family_accepts(setting: str, temperature: bool, forced: bool):
    profile = profile_of(setting)
    assert (profile.accepts_temperature, profile.accepts_forced_tool) == (temperature, forced)


def test_cache_points_go_only_where_a_request_can_carry_them():
    assert profile_of("bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0").cache_minimum == 4_096
    assert profile_of("openai:anthropic/claude-haiku-4-5").cache_minimum is None
