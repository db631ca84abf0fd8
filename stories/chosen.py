"""Which writers this installation is set up with."""

from django.conf import settings


def writer() -> str:
    """Return the setting of the writer of concepts and scenes, such as `builtin:`."""
    return str(settings.STORY_MODEL)


def fast_writer() -> str:
    """Return the setting of the writer of outlines and rewrites; by default the same."""
    return str(settings.STORY_MODEL_FAST)
