"""Who speaks, who draws and who publishes, as the settings name them: the one place that makes them."""

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

    from narration.illustrators.base import Illustrator
    from narration.schemas import BookSession, MasteredSound, MasterRequest
    from narration.voices.base import Voice
    from stories.schemas import CharacterSheet, StoryScene

MASTERING_SECONDS, MASTERING_SECONDS_A_TAKE = 60.0, 20.0
"""A child that takes longer hangs. A paragraph of 400 words takes 2 s."""


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


async def master(request: "MasterRequest") -> "MasteredSound":
    """Takes joined and mastered, off the event loop. Raises `ServiceError`."""
    from narration.schemas import MasteredSound
    from storycreator.child import run_child

    takes = sum(bool(piece.path) for piece in request.pieces)
    allowed = MASTERING_SECONDS + takes * MASTERING_SECONDS_A_TAKE
    header, _ = await run_child("narration.mastering_child", request.model_dump(), timeout=allowed)
    return MasteredSound.model_validate(header)


async def publish(name: str, session: "BookSession", *, path: "Path") -> None:
    """Write the file of a book in the format `name`, off the event loop. Raises `ServiceError`."""
    from narration.publishers import publish_in_child

    await publish_in_child(name, session, path=path)


@cache
def _voice(setting: str) -> "Voice":
    # Imported at first use: numpy and the codecs behind them would slow every command down.
    from narration.voices import create_voice

    return create_voice(setting)


@cache
def _illustrator(setting: str) -> "Illustrator":
    from narration.illustrators import create_illustrator

    return create_illustrator(setting)
