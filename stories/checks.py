"""What `manage.py check` says about the writers."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from stories import writers


@register
def writers_are_known(app_configs: Sequence[Any] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Every setting that names a writer names one there is: an agent must never be without its model."""
    names = ("STORY_MODEL", "STORY_MODEL_FAST")
    unknown = [name for name in names if not writers.is_known(getattr(settings, name))]
    return [
        Error(f"{name} cannot be {getattr(settings, name)!r}: it takes builtin:.", id="stories.E001")
        for name in unknown
    ]
