"""What each model accepts: vendors differ, and a wrong parameter is a refused request."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelProfile:
    """What may be sent to a model."""

    accepts_temperature: bool = True
    """Newer families answer 400 to any sampling parameter."""
    accepts_forced_tool: bool = True
    """Whether the first call may already demand the structured answer; without it a model that
    talks first costs a second call."""


# A grammar has no sampling temperature; its variety comes from the seed.
_BUILTIN = ModelProfile(accepts_temperature=False)


def profile_of(setting: str) -> ModelProfile:
    """Return what the model of a setting such as `builtin:` accepts; one that is not listed takes all."""
    return _BUILTIN if setting.startswith("builtin:") else ModelProfile()
