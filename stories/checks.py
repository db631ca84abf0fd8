"""What `manage.py check` says about the writers."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from stories import chosen


@register
def writers_are_known(app_configs: Sequence[Any] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Every setting that names a writer names one there is: an agent must never be without its model."""
    return [Error(sentence, id="stories.E001") for sentence in chosen.faults()]
