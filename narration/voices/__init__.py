"""Voices: who reads a scene aloud, one file a provider."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narration.voices.base import Voice


def create_voice(setting: str) -> "Voice":
    """The voice that the `VOICE` setting names: `builtin:`.

    Raises `ValueError` with a sentence for the operator when it names none.
    """
    if setting == "builtin:":
        # Imported here: the speaking child imports this package too, and must start fast.
        from narration.voices.builtin import BuiltinVoice

        return BuiltinVoice()
    raise ValueError(f"VOICE is {setting!r}, which names no voice. It takes builtin:")
