"""What every voice can do."""

from abc import ABC, abstractmethod

from narration.schemas import AudioSegment, NarratorProfile, VoiceRequest
from storycreator.errors import ServiceError

SAMPLE_TEXT = (
    "My name is {name}. Far out, beyond the reef, something answered the lamp with a light of its own."
)
"""About six seconds: a name, a pause, and one sentence of a story."""


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
    """Reads scenes aloud."""

    @property
    @abstractmethod
    def engine(self) -> str:
        """Name and version of what speaks; changes whenever the same request would sound different."""

    @abstractmethod
    def narrators(self) -> list[NarratorProfile]:
        """Those who can be chosen, the default first."""

    @abstractmethod
    async def speak(self, request: VoiceRequest) -> AudioSegment:
        """Read a text aloud: a mastered recording with the seconds of every sentence.

        The timings' texts of one paragraph, joined, are that paragraph (`narration.speech.paragraphs`). A
        sentence with nothing to say has `start == end`. Raises `ServiceError` with a sentence for the author.
        """

    def narrator(self, voice_id: str) -> NarratorProfile:
        """The narrator of that id. Raises `UnknownNarrator`."""
        for profile in self.narrators():
            if profile.voice_id == voice_id:
                return profile
        raise UnknownNarrator(voice_id)

    async def sample(self, voice_id: str) -> AudioSegment:
        """About six seconds in which the narrator says who is speaking. Raises as `speak` does."""
        profile = self.narrator(voice_id)
        text = SAMPLE_TEXT.format(name=profile.name)
        return await self.speak(VoiceRequest(text=text, voice_id=voice_id, title=f"{profile.name}, a sample"))
