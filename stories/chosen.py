"""Which writers this installation is set up with."""

from django.conf import settings
from django.utils import timezone

from stories import writers
from stories.writers.destinations import Destination, destination_of
from stories.writers.endpoint import Endpoint


def writer() -> str:
    """Return the setting of the writer of concepts and scenes, such as `builtin:`."""
    return str(settings.STORY_MODEL)


def fast_writer() -> str:
    """Return the setting of the writer of outlines and rewrites; by default the same."""
    return str(settings.STORY_MODEL_FAST)


def drafting() -> str:
    """Return how the scenes of a draft follow each other: `anchored`, `parallel` or `sequential`."""
    return str(settings.DRAFTING)


def plans_ahead() -> bool:
    """Tell whether plans are worth making before one is asked for: a grammar needs but milliseconds."""
    return bool(settings.OUTLINE_AHEAD) and not fast_writer().startswith(f"{writers.BUILTIN}:")


def endpoint() -> Endpoint:
    """Return where the models are served, for providers that are told so."""
    return Endpoint(base_url=settings.STORY_MODEL_BASE_URL, api_key=settings.STORY_MODEL_API_KEY)


def destinations() -> list[Destination]:
    """Return where the two writers send what they are given, each place once."""
    found = (destination_of(setting, endpoint()) for setting in (writer(), fast_writer()))
    return list(dict.fromkeys(found))


def faults() -> list[str]:
    """Return a sentence for each of the two settings that cannot work as it is."""
    named = {"STORY_MODEL": writer(), "STORY_MODEL_FAST": fast_writer()}
    today = timezone.now().date()
    found = (writers.fault(name, setting, endpoint(), today=today) for name, setting in named.items())
    return [sentence for sentence in found if sentence]
