"""What each model accepts: vendors differ, and a wrong parameter is a refused request."""

import re
from dataclasses import dataclass, replace
from datetime import date

AS_OF = date(2026, 11, 25)
"""When this table was last compared with the vendors' pages."""


@dataclass(frozen=True)
class ModelProfile:
    """What may be sent to a model."""

    accepts_temperature: bool = True
    """Newer families answer 400 to any sampling parameter."""
    accepts_forced_tool: bool = True
    """Whether the first call may already demand the structured answer; without it a model that
    talks first costs a second call."""
    context_window: int = 128_000
    cache_minimum: int | None = None
    """Tokens from which the beginning of a prompt is worth a cache point; None: it takes none."""
    thinking_tokens: int = 0
    """What a model that thinks before it answers may use up for that, beyond the answer's own limit."""


@dataclass(frozen=True)
class Retirement:
    """The end of a model, and what its vendor offers in its place."""

    on: date
    successor: str


CLAUDE = ModelProfile(context_window=200_000, cache_minimum=4_096)
THINKING = 8_000
_PROFILES: dict[str, ModelProfile] = {
    "claude-sonnet-4": replace(CLAUDE, cache_minimum=1_024),
    "claude-sonnet-4-5": replace(CLAUDE, cache_minimum=1_024),
    "claude-sonnet-4-6": replace(CLAUDE, context_window=1_000_000, cache_minimum=2_048),
    "claude-haiku-4-5": CLAUDE,
    "claude-opus-4-1": replace(CLAUDE, cache_minimum=1_024),
    "claude-opus-4-5": CLAUDE,
    "claude-opus-4-6": replace(CLAUDE, context_window=1_000_000),
    **{
        name: replace(CLAUDE, context_window=1_000_000, accepts_temperature=False)
        for name in ("claude-opus-4-7", "claude-opus-4-8", "claude-opus-5", "claude-sonnet-5")
    },
    **{
        name: replace(
            CLAUDE,
            context_window=1_000_000,
            accepts_temperature=False,
            accepts_forced_tool=False,
            thinking_tokens=THINKING,
        )
        for name in ("claude-sonnet-5-5", "claude-opus-5-5", "claude-fable-5", "claude-fable-5-1")
    },
    "claude-haiku-5-5": ModelProfile(
        context_window=1_000_000, accepts_temperature=False, cache_minimum=512, thinking_tokens=THINKING
    ),
    **{
        name: ModelProfile(context_window=400_000, accepts_temperature=False, thinking_tokens=THINKING)
        for name in ("gpt-5", "gpt-5-mini", "gpt-5-nano", "gpt-5.1", "gpt-5.2", "o3", "o4-mini")
    },
    "gpt-4.1": ModelProfile(context_window=1_000_000),
    "gpt-4o": ModelProfile(),
    "gpt-4o-mini": ModelProfile(),
    "nova-micro": ModelProfile(),
    "nova-lite": ModelProfile(context_window=300_000),
    "nova-pro": ModelProfile(context_window=300_000),
}
_OF_PREFIX = {
    # A grammar has no sampling temperature; its variety comes from the seed.
    "builtin": ModelProfile(accepts_temperature=False),
    # These servers pass over a choice of tools, or stumble on it.
    "ollama": ModelProfile(accepts_forced_tool=False, context_window=16_384),
    "llamacpp": ModelProfile(accepts_forced_tool=False, context_window=16_384),
}
_MARKING = ("bedrock", "anthropic")
"""Where a request can carry cache points; OpenAI finds repeated beginnings by itself."""

_SONNET, _HAIKU = "claude-sonnet-4-6", "claude-haiku-4-5-20251001"
_BEDROCK_SONNET = f"global.anthropic.{_SONNET}"
_BEDROCK_HAIKU = f"global.anthropic.{_HAIKU}-v1:0"
_RETIREMENTS = {
    ("bedrock", "claude-3-5-sonnet"): Retirement(date(2026, 3, 1), _BEDROCK_SONNET),
    ("bedrock", "claude-3-7-sonnet"): Retirement(date(2026, 4, 28), _BEDROCK_SONNET),
    ("bedrock", "claude-3-5-haiku"): Retirement(date(2026, 6, 19), _BEDROCK_HAIKU),
    ("bedrock", "claude-sonnet-4"): Retirement(date(2026, 10, 14), _BEDROCK_SONNET),
    ("anthropic", "claude-3-5-sonnet"): Retirement(date(2025, 10, 28), _SONNET),
    ("anthropic", "claude-3-haiku"): Retirement(date(2026, 4, 20), _HAIKU),
    ("anthropic", "claude-sonnet-4"): Retirement(date(2026, 6, 15), _SONNET),
    ("anthropic", "claude-opus-4"): Retirement(date(2026, 6, 15), "claude-opus-4-8"),
}

_BEFORE = re.compile(r"^(?:.*/)?(?:(?:us|us-gov|eu|apac|jp|au|ca|global)\.)?(?:anthropic\.|amazon\.)?")
_AFTER = re.compile(r"(?:-latest|-\d{8}|-\d{4}-\d{2}-\d{2})?(?:-v\d+)?(?::\d+)?$")

_learned: dict[str, ModelProfile] = {}
_REFUSALS = (
    ("accepts_temperature", re.compile(r"temperature|top_p|sampling param", re.IGNORECASE)),
    ("accepts_forced_tool", re.compile(r"tool[_ ]?choice|forc\w* tool", re.IGNORECASE)),
)


def family(setting: str) -> str:
    """Return the name of a model without the address, region, date and version around it.

    `bedrock:us.anthropic.claude-haiku-4-5-20251001-v1:0` is `claude-haiku-4-5`.
    """
    return _AFTER.sub("", _BEFORE.sub("", setting.partition(":")[2]))


def profile_of(setting: str) -> ModelProfile:
    """Return what the model of a setting accepts: as the table or its own refusals have it.

    One that is not listed is tried with everything.
    """
    prefix = setting.partition(":")[0]
    found = _OF_PREFIX.get(prefix) or _PROFILES.get(family(setting), ModelProfile())
    if prefix not in _MARKING:
        found = replace(found, cache_minimum=None)
    return _learned.get(setting, found)


def learn(setting: str, profile: ModelProfile, refusal: str) -> ModelProfile | None:
    """Return `profile` without what a service refused in these words, and keep that for the process.

    None when the words name nothing that was sent.
    """
    for name, words in _REFUSALS:
        if getattr(profile, name) and words.search(refusal):
            _learned[setting] = replace(profile_of(setting), **{name: False})
            return replace(profile, **{name: False})
    return None


def forget() -> None:
    """Forget every refusal."""
    _learned.clear()


def retirement_of(setting: str) -> Retirement | None:
    """Return the end of the model of a setting, as far as it is known."""
    return _RETIREMENTS.get((setting.partition(":")[0], family(setting)))
