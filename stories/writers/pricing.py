"""What a call costs, from a table with a date: prices change, and no service tells them with its answer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stories.writers.profiles import family

AS_OF = date(2026, 11, 25)
"""When this table was last compared with the vendors' pages."""
MILLION = Decimal(1_000_000)
PLACES = Decimal("0.000001")
REGIONAL = Decimal("1.1")
"""Bedrock's surcharge for an inference profile that stays in one part of the world."""
BYTES_PER_TOKEN = 2
"""Fewer than in any text of authors and models; English has about four."""
OVERHEAD = 600
"""Tokens that a vendor adds to a prompt for the roles, and for a tool."""
FREE = ("builtin", "ollama", "llamacpp")
"""What runs on the installation's own machines."""


@dataclass(frozen=True)
class Usage:
    """Tokens of one call; those read from or written to a cache are not counted as `tokens_in`."""

    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cache_read: int = 0
    tokens_cache_written: int = 0


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens."""

    tokens_in: Decimal
    tokens_out: Decimal
    cache_read: Decimal
    cache_written: Decimal

    def of(self, usage: Usage) -> Decimal:
        whole = (
            self.tokens_in * usage.tokens_in
            + self.tokens_out * usage.tokens_out
            + self.cache_read * usage.tokens_cache_read
            + self.cache_written * usage.tokens_cache_written
        )
        return whole / MILLION


def _claude(tokens_in: str, tokens_out: str) -> Price:
    """Reading from the cache costs a tenth of the input, writing a quarter more than it."""
    base = Decimal(tokens_in)
    return Price(base, Decimal(tokens_out), base / 10, base * Decimal("1.25"))


def _openai(tokens_in: str, cached: str, tokens_out: str) -> Price:
    base = Decimal(tokens_in)
    return Price(base, Decimal(tokens_out), Decimal(cached), base)


def _nova(tokens_in: str, tokens_out: str) -> Price:
    base = Decimal(tokens_in)
    return Price(base, Decimal(tokens_out), base / 4, base)


PRICES: dict[str, Price] = {
    "claude-sonnet-4-5": _claude("3", "15"),
    "claude-sonnet-4-6": _claude("3", "15"),
    "claude-sonnet-5-5": _claude("2", "10"),
    "claude-haiku-4-5": _claude("1", "5"),
    "claude-haiku-5-5": _claude("0.10", "0.50"),
    "claude-opus-4-7": _claude("5", "25"),
    "claude-opus-5-5": _claude("4", "20"),
    "gpt-5": _openai("1.25", "0.125", "10"),
    "gpt-5-mini": _openai("0.25", "0.025", "2"),
    "gpt-5.2": _openai("1.75", "0.175", "14"),
    "gpt-4.1": _openai("2", "0.5", "8"),
    "gpt-4o": _openai("2.50", "1.25", "10"),
    "gpt-4o-mini": _openai("0.15", "0.075", "0.60"),
    "nova-micro": _nova("0.035", "0.14"),
    "nova-lite": _nova("0.06", "0.24"),
    "nova-pro": _nova("0.80", "3.20"),
}


def cost_of(setting: str, usage: Usage) -> Decimal | None:
    """Return the dollars that `usage` costs on the model of `setting`; None where no price is known."""
    prefix, _, model_id = setting.partition(":")
    if prefix in FREE:
        return Decimal(0)
    price = PRICES.get(family(setting))
    if price is None:
        return None
    factor = REGIONAL if prefix == "bedrock" and _is_regional(model_id) else Decimal(1)
    return (price.of(usage) * factor).quantize(PLACES)


def reckoned(setting: str, usage: Usage) -> Decimal:
    """Return what `usage` counts against the day's budget: its cost, as far as a price is known.

    A model without one counts as much as the dearest in the table, so that it is rarely more.
    """
    known = cost_of(setting, usage)
    if known is not None:
        return known
    return max(price.of(usage) for price in PRICES.values()).quantize(PLACES)


def most_of(*, prompt_bytes: int, answer: int, turns: int) -> Usage:
    """Return the most that a call may use up: a prompt of so many bytes, answers of so many tokens.

    Each further turn sends again what was said before. The prompt counts as written to a cache, which
    is what input may cost at most.
    """
    prompt = prompt_bytes // BYTES_PER_TOKEN + OVERHEAD
    said_again = answer * (turns * (turns - 1) // 2)
    return Usage(tokens_out=turns * answer, tokens_cache_written=turns * prompt + said_again)


def _is_regional(model_id: str) -> bool:
    return "claude" in model_id and "global." not in model_id
