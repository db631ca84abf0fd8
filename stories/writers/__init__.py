"""The models that can write: a setting such as `builtin:` names one. Each is imported at first use,
since a provider costs up to a second and 90 MB."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strands.models import Model

    from stories.writers.builtin.language_check import Subject

BUILTIN = "builtin"


def create_model(setting: str) -> "Model":
    """Return a new model for `setting`, "PREFIX:MODEL"; the caller may set its temperature.

    Raises `ValueError` when no provider has this prefix. It never returns None: an agent without a
    model would silently become one of a cloud vendor.
    """
    if _prefix(setting) == BUILTIN:
        from stories.writers.builtin.model import create_model as create_builtin

        return create_builtin()
    raise ValueError(f"STORY_MODEL cannot be {setting!r}: it takes builtin:.")


def warm_up(setting: str) -> None:
    """Import the writer of `setting` and let the built-in one load its material: about two seconds."""
    create_model(setting)
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
    """Tell whether there is a writer for `setting`."""
    return _prefix(setting) == BUILTIN
