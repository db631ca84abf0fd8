"""The models that can write: a setting such as `builtin:` names one. Each is imported at first use,
since a provider costs up to a second and 90 MB."""

from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from stories.writers.endpoint import Endpoint
from stories.writers.profiles import retirement_of

if TYPE_CHECKING:
    from strands.models import Model

    from stories.writers.builtin.language_check import Subject

BUILTIN = "builtin"
CREATORS = {
    "bedrock": ("bedrock", "create_model"),
    "anthropic": ("anthropic", "create_model"),
    "openai": ("openai", "create_model"),
    "ollama": ("ollama", "create_model"),
    "llamacpp": ("openai", "create_llamacpp"),
}
"""The module in this package and its function, by the prefix of a setting."""
PACKAGES = {"anthropic": "anthropic", "openai": "openai", "ollama": "ollama", "llamacpp": "openai"}
"""What a provider needs beyond the base install: the package, and the extra of the same name."""
KEYED = ("anthropic", "openai")
"""Vendors whose own service wants a key."""

TAKES = (
    "builtin:, bedrock:MODEL_ID, anthropic:MODEL_ID, openai:MODEL_ID, ollama:MODEL_ID or llamacpp:MODEL_ID"
)
UNKNOWN = "{name} cannot be {setting!r}: it takes {takes}."
MISSING = (
    "{name} is {setting!r}, but the package “{package}” is not installed. "
    'Install it: .venv/bin/pip install -c constraints.txt -e ".[{package}]"'
)
RETIRED = "{name} is {setting!r}, which its provider ended on {day}. Its successor is {successor!r}."
NO_KEY = "{name} is {setting!r}, which needs STORY_MODEL_API_KEY."


def create_model(setting: str, endpoint: Endpoint = Endpoint()) -> "Model":  # noqa: B008
    """Return a new model for `setting`, "PREFIX:MODEL"; the caller may set its temperature and length.

    Raises `ValueError` when no provider has this prefix. It never returns None: an agent without a
    model would silently become one of a cloud vendor.
    """
    prefix, _, model_id = setting.partition(":")
    if prefix == BUILTIN:
        from stories.writers.builtin.model import create_model as create_builtin

        return create_builtin()
    if prefix not in CREATORS or not model_id:
        raise ValueError(UNKNOWN.format(name="STORY_MODEL", setting=setting, takes=TAKES))
    module, name = CREATORS[prefix]
    model: Model = getattr(import_module(f"stories.writers.{module}"), name)(model_id, endpoint)
    return model


def fault(name: str, setting: str, endpoint: Endpoint, *, today: date) -> str:
    """Return the sentence that says why the variable `name` cannot have the value `setting`, or ""."""
    prefix = _prefix(setting)
    package, end = PACKAGES.get(prefix, ""), retirement_of(setting)
    if not is_known(setting):
        return UNKNOWN.format(name=name, setting=setting, takes=TAKES)
    if package and find_spec(package) is None:
        return MISSING.format(name=name, setting=setting, package=package)
    if end and end.on <= today:
        day = f"{end.on.day} {end.on:%B %Y}"
        return RETIRED.format(name=name, setting=setting, day=day, successor=f"{prefix}:{end.successor}")
    if prefix in KEYED and not (endpoint.api_key or endpoint.base_url):
        return NO_KEY.format(name=name, setting=setting)
    return ""


def warm_up(setting: str, endpoint: Endpoint = Endpoint()) -> None:  # noqa: B008
    """Import the writer of `setting` and let the built-in one load its material: about two seconds."""
    create_model(setting, endpoint)
    if _prefix(setting) == BUILTIN:
        from stories.schemas import Brief, IdeaRequest
        from stories.writers.builtin.model import answer

        answer(IdeaRequest(idea="A lighthouse keeper lights the lamp", brief=Brief()))


def refuse(setting: str, text: str, *, subject: "Subject" = "idea") -> str | None:
    """Return the sentence with which the model of `setting` turns `text`, an author's idea, wish or
    text, down at once, or None.

    A language model is asked; what the built-in one cannot read it can say before any work begins.
    """
    if _prefix(setting) != BUILTIN:
        return None
    # Not from the package itself: reading a sentence needs none of its grammar.
    from stories.writers.builtin.language_check import refuse_language

    return refuse_language(text, subject)


def _prefix(setting: str) -> str:
    return setting.partition(":")[0]


def is_known(setting: str) -> bool:
    """Tell whether there is a writer for `setting`; the vendors' ones need the id of a model too."""
    prefix, _, model_id = setting.partition(":")
    return prefix == BUILTIN or (prefix in CREATORS and bool(model_id))
