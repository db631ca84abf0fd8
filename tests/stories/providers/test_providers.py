"""Every provider is asked for the same things and answers them, over its own client."""

import asyncio
import json
import threading
from decimal import Decimal

import pytest

from stories.agents.errors import Busy, Misconfigured, Unavailable
from stories.tasks.planning import scenes_so_far
from stories.writers.pricing import Usage, cost_of
from stories.writers.profiles import profile_of
from tests.fakes import bedrock
from tests.fakes.faults import Kind
from tests.stories.providers.conftest import Service
from tests.stories.providers.requests import plan, rewrite, suggest, write_scene

LONG = "word " * 1_900
"""A text of 9,500 characters."""


def spoilt(message: bytes) -> bytes:
    """The message with another last byte than it had."""
    return message[:-1] + bytes([message[-1] ^ 1])


async def test_concepts_come_as_a_tool_call(service: Service):
    record = await suggest(service)
    asked = service.server.log[0].asked
    assert len(service.server.log) == 1
    assert list(asked.tools) == ["ConceptSet"]
    assert (asked.temperature, asked.max_tokens, record.stop_reason) == (0.9, 4_000, "tool_use")
    assert asked.forced_tool == ("ConceptSet" if profile_of(service.setting).accepts_forced_tool else "")


async def test_a_plan_has_as_many_scenes_as_were_asked_for(service: Service):
    scenes, record = await plan(service)
    assert (scenes, record.role) == (6, "story_drafter")
    assert service.server.log[0].asked.temperature == 0.7


async def test_a_plan_is_told_while_it_grows(service: Service):
    told: list[str] = []

    async def listen(text: str) -> None:
        told.append(text)

    await plan(service, listen)
    assert len(scenes_so_far(told[-1])) == len(json.loads(told[-1])["scenes"]) == 6
    assert all(told[-1].startswith(text) for text in told)


async def test_prose_is_streamed_without_a_tool(service: Service):
    text, record = await write_scene(service)
    asked = service.server.log[0].asked
    assert len(text.split()) == 500
    assert (asked.tools, asked.temperature, record.stop_reason) == ({}, 0.7, "end_turn")
    assert asked.system.startswith("You are a novelist.")
    assert "<first_scene>\nThe lamp was out." in asked.prompt


async def test_a_rewrite_has_its_own_temperature(service: Service):
    await rewrite(service)
    assert service.server.log[0].asked.temperature == 0.6


async def test_a_call_counts_what_the_service_counts(service: Service):
    _, record = await write_scene(service)
    counted = service.server.total()
    assert (record.tokens_in, record.tokens_out) == (counted.tokens_in, counted.tokens_out)
    usage = Usage(tokens_in=record.tokens_in, tokens_out=record.tokens_out)
    assert record.cost == cost_of(service.setting, usage)
    assert not record.is_estimate


async def test_a_model_that_talks_first_is_forced_or_asked_again(service: Service):
    service.server.talks_first = True
    record = await suggest(service)
    assert len(service.server.log) == (1 if profile_of(service.setting).accepts_forced_tool else 2)
    assert record.tokens_out == service.server.total().tokens_out


@pytest.mark.parametrize("kind", [Kind.THROTTLED, Kind.ERROR_500, Kind.DENIED, Kind.UNKNOWN_MODEL])
async def test_a_status_is_one_request_and_one_kind_of_error(service: Service, kind: Kind):
    service.server.fail(kind)
    expected = {Kind.THROTTLED: Busy, Kind.ERROR_500: Unavailable}.get(kind, Misconfigured)
    with pytest.raises(expected) as caught:
        await write_scene(service)
    assert len(service.server.log) == 1
    assert caught.value.record.tokens_out == 0


@pytest.mark.parametrize("kind", [Kind.CUT, Kind.RESET, Kind.STALL])
async def test_a_stream_that_breaks_is_an_error_with_an_estimate_of_its_cost(service: Service, kind: Kind):
    service.server.fail(kind, after=5)
    with pytest.raises(Unavailable, match="broke off in the middle") as caught:
        await write_scene(service)
    record = caught.value.record
    assert record.is_estimate
    assert record.tokens_in > 0
    assert record.tokens_out == service.server.log[0].usage.tokens_out == 40


async def test_silence_before_the_first_byte_is_given_up(service: Service):
    service.server.fail(Kind.HANG)
    with pytest.raises(Unavailable, match="not answering"):
        await write_scene(service)


async def test_a_service_that_is_not_there_is_unavailable(service: Service):
    service.server.close()
    with pytest.raises(Unavailable):
        await write_scene(service)


async def test_proxies_of_the_environment_are_passed_over(service: Service, monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    text, _ = await write_scene(service)
    assert text


async def test_many_calls_share_connections_and_no_thread_is_left(service: Service):
    await write_scene(service)
    before = threading.active_count()
    await asyncio.gather(*(write_scene(service) for _ in range(3)))
    await write_scene(service)
    assert threading.active_count() <= before + 4


async def test_bedrock_gets_a_request_that_boto3_has_signed(bedrock_service: Service):
    await write_scene(bedrock_service)
    assert bedrock_service.server.log[0].asked.model == "global.anthropic.claude-sonnet-4-6"


async def test_bedrock_without_credentials_is_a_matter_of_settings(bedrock_service: Service, monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    with pytest.raises(Misconfigured):
        await write_scene(bedrock_service)
    assert bedrock_service.server.log == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("throttlingException", Busy),
        ("internalServerException", Unavailable),
        ("modelStreamErrorException", Unavailable),
        ("serviceUnavailableException", Unavailable),
        ("validationException", Misconfigured),
    ],
)
async def test_an_exception_in_bedrocks_stream_is_the_same_kind_as_before_it(
    bedrock_service: Service, monkeypatch, name: str, kind: type
):
    monkeypatch.setattr(bedrock.BedrockWire, "end", lambda *_: bedrock.broken(name))
    with pytest.raises(kind):
        await write_scene(bedrock_service)


async def test_a_wrong_checksum_breaks_the_stream_off(bedrock_service: Service, monkeypatch):
    sound = bedrock.BedrockWire.end
    monkeypatch.setattr(bedrock.BedrockWire, "end", lambda *a: spoilt(sound(*a)))
    with pytest.raises(Unavailable, match="broke off"):
        await write_scene(bedrock_service)


@pytest.mark.parametrize("name", ["bedrock_service", "anthropic_service"])
async def test_the_beginning_that_calls_share_is_cached_where_it_is_long_enough(
    name: str, request: pytest.FixtureRequest, monkeypatch
):
    service: Service = request.getfixturevalue(name)
    long = "It was night. " * 900
    monkeypatch.setattr("stories.agents.rendering._outline", lambda outline: long)
    first = (await write_scene(service, number=1))[1]
    second = (await write_scene(service, number=2))[1]
    assert first.tokens_cache_written == second.tokens_cache_read > 2_048
    assert first.tokens_cache_read == second.tokens_cache_written == 0
    assert second.cost < first.cost
    counted = service.server.total()
    assert counted.cache_read == second.tokens_cache_read
    assert counted.tokens_in == first.tokens_in + second.tokens_in


async def test_a_short_beginning_carries_no_cache_point(bedrock_service: Service):
    _, record = await write_scene(bedrock_service)
    assert bedrock_service.server.log[0].asked.prefix == ""
    assert record.tokens_cache_written == 0


async def test_what_openai_cached_by_itself_is_not_counted_twice(openai_service: Service, monkeypatch):
    monkeypatch.setattr(FakeCache, "size", 100)
    monkeypatch.setattr("tests.fakes.server.FakeServer.cache", lambda *a: FakeCache.count(*a))
    _, record = await write_scene(openai_service)
    counted = openai_service.server.total()
    assert (record.tokens_in, record.tokens_cache_read) == (counted.tokens_in, 100)
    assert record.cost < Decimal("1")


class FakeCache:
    """A service that read the first hundred tokens from its cache."""

    size = 0

    @classmethod
    def count(cls, server, asked, usage) -> None:
        usage.tokens_in -= cls.size
        usage.cache_read = cls.size
