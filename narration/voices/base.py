"""What every voice can do."""

import asyncio
from abc import ABC, abstractmethod
from typing import ClassVar

from narration.phrases import Pauses
from narration.schemas import AudioSegment, NarratorProfile, VoiceRequest
from storycreator.errors import ServiceError

SAMPLE_TEXT = (
    "My name is {name}. Far out, beyond the reef, something answered the lamp with a light of its own."
)
"""About six seconds: a name, a pause, and one sentence of a story."""


NOTHING_TO_READ = (
    "There is no word in this scene to read aloud. Nothing is lost; "
    "write some, or make the book without sound."
)


class UnknownNarrator(ServiceError):
    """The voice id of a request is none of the voice's."""

    def __init__(self, voice_id: str) -> None:
        sentence = f"There is no narrator {voice_id!r} here. Nothing is lost; please choose another narrator."
        super().__init__(sentence, permanent=True)


class Unreadable(ServiceError):
    """The voice cannot read the text aloud, however often it tries."""

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class Voice(ABC):
    """Reads passages aloud; joining and mastering them is not its business."""

    IS_HARSH: ClassVar[bool] = False
    """Whether mastering should take off the edge of a synthesiser."""

    @property
    @abstractmethod
    def engine(self) -> str:
        """Name and version of what speaks; changes whenever the same request would sound different."""

    @abstractmethod
    def narrators(self) -> list[NarratorProfile]:
        """Those who can be chosen, the default first."""

    @abstractmethod
    async def speak(self, request: VoiceRequest) -> AudioSegment:
        """Read one passage aloud, with the seconds of every sentence.

        The timings' texts of one paragraph, joined, are that paragraph (`narration.speech.paragraphs`). A
        sentence with nothing to say has `start == end`. Raises `ServiceError` with a sentence for the author.
        """

    async def speak_all(self, requests: list[VoiceRequest]) -> list[AudioSegment]:
        """Read several passages of one narrator, in their order. Raises as `speak` does."""
        return list(await asyncio.gather(*map(self.speak, requests)))

    def require_readable(self, text: str) -> None:
        """Raise `Unreadable` when nothing in a scene's text can be read; by default every word can."""
        if not any(character.isalnum() for character in text):
            raise Unreadable(NOTHING_TO_READ)

    def pauses(self, voice_id: str) -> Pauses:
        """The silences of a narrator; those between paragraphs are made when the takes are joined."""
        return Pauses()

    def narrator(self, voice_id: str) -> NarratorProfile:
        """The narrator of that id. Raises `UnknownNarrator`."""
        for profile in self.narrators():
            if profile.voice_id == voice_id:
                return profile
        raise UnknownNarrator(voice_id)

    def provenance(self, voice_id: str) -> str:
        """Who reads, in a sentence for the tags of a file. Raises `UnknownNarrator`."""
        return f"Read by {self.narrator(voice_id).name}, a synthetic voice ({self.engine})."

    def sample_text(self, voice_id: str) -> str:
        """What the narrator says in the sample. Raises `UnknownNarrator`."""
        return SAMPLE_TEXT.format(name=self.narrator(voice_id).name)
