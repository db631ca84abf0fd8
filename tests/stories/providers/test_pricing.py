"""What a call costs."""

from decimal import Decimal

import pytest

from stories.writers.pricing import AS_OF, PRICES, Usage, cost_of

MILLION = Usage(tokens_in=1_000_000, tokens_out=1_000_000)


@pytest.mark.parametrize(
    ("setting", "dollars"),
    [
        ("bedrock:global.anthropic.claude-sonnet-4-6", "18"),
        ("bedrock:us.anthropic.claude-sonnet-4-6", "19.8"),
        ("anthropic:claude-sonnet-4-6", "18"),
        ("bedrock:us.amazon.nova-pro-v1:0", "4"),
        ("openai:gpt-5-mini-2025-08-07", "2.25"),
        ("builtin:", "0"),
        ("ollama:llama3", "0"),
        ("llamacpp:default", "0"),
    ],
)
def test_a_million_tokens_each_way(setting: str, dollars: str):
    assert cost_of(setting, MILLION) == Decimal(dollars)


def test_the_cache_is_cheaper_to_read_and_dearer_to_write():
    million = 1_000_000
    read = cost_of("anthropic:claude-sonnet-4-6", Usage(tokens_cache_read=million))
    written = cost_of("anthropic:claude-sonnet-4-6", Usage(tokens_cache_written=million))
    assert (read, written) == (Decimal("0.3"), Decimal("3.75"))


def test_a_model_without_a_known_price_is_not_called_free():
    assert cost_of("openai:writer-9", MILLION) is None


def test_small_sums_are_not_rounded_away():
    assert cost_of("anthropic:claude-haiku-5-5", Usage(tokens_in=10)) == Decimal("0.000001")


def test_the_table_has_its_date():
    assert AS_OF.year >= 2026
    assert all(price.tokens_out > price.tokens_in > price.cache_read for price in PRICES.values())
