"""Who speaks, who draws and who publishes, as the settings name them: the one place that makes them."""

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from narration.illustrators.base import Illustrator
    from narration.schemas import BookSession
    from narration.voices.base import Voice
    from stories.schemas import CharacterSheet, StoryScene


def voice() -> "Voice":
    """The voice of the `VOICE` setting, made once a process."""
    return _voice(settings.VOICE)


def illustrator() -> "Illustrator":
    """The illustrator of the `ILLUSTRATOR` setting, made once a process."""
    return _illustrator(settings.ILLUSTRATOR)


def picture_prompt(scene: "StoryScene", characters: "list[CharacterSheet]", *, opening: str) -> str:
    """What is to be seen in the picture of a scene; see `narration.illustrators.prompt`."""
    from narration.illustrators.prompt import picture_prompt

    return picture_prompt(scene, characters, opening=opening)


async def publish(name: str, session: "BookSession") -> bytes:
    """The file of a book in the format `name`, made off the event loop. Raises `ServiceError`."""
    from narration.publishers import publish_in_child

    return await publish_in_child(name, session)


@cache
def _voice(setting: str) -> "Voice":
    # Imported at first use: numpy and the codecs behind them would slow every command down.
    from narration.voices import create_voice

    return create_voice(setting)


@cache
def _illustrator(setting: str) -> "Illustrator":
    from narration.illustrators import create_illustrator

    return create_illustrator(setting)
