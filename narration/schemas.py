"""What travels between layers on the way from approved scenes to a finished book."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from stories.schemas import CharacterSheet, Schema

OutputFormat = Literal["audio", "visual", "both"]

SAMPLE_RATE = 44_100
"""Hertz of every recording."""


class NarratorProfile(Schema):
    """A voice that can be chosen; `voice_id` is the same word in column, wire and log."""

    voice_id: str
    name: str
    gender: Literal["female", "male", "neutral"]
    accent: str
    tone: str
    description: str


class SentenceTiming(Schema):
    """One sentence of a recording and the seconds between which it is heard."""

    text: str
    paragraph: int
    """0 is the first paragraph of the scene."""
    start: Annotated[float, Field(ge=0)]
    end: Annotated[float, Field(ge=0)]


class VoiceRequest(Schema):
    """A scene's text to be read aloud."""

    text: str
    voice_id: str
    title: str = ""
    """Written into the tags of the file; not spoken."""
    metadata: dict[str, str] = {}


class AudioSegment(Schema):
    """A finished, mastered recording."""

    audio: bytes
    media_type: str
    seconds: float
    timings: list[SentenceTiming]
    estimated: bool = False
    """True when the timings were not measured but spread over the length."""
    engine: str
    """Name and version of what spoke, part of the hash that decides about reuse."""


class ImageRequest(Schema):
    """A picture of one scene."""

    prompt: str
    """What is to be seen: setting, hour, weather, who is there, what they do and hold."""
    style: str
    aspect_ratio: str = "16:9"
    seed: int = 0
    characters: list[CharacterSheet] = []
    """The sheets of the figures present; a figure looks the same in every picture."""
    metadata: dict[str, str] = {}


class GeneratedImage(Schema):
    """A finished picture."""

    image: bytes
    media_type: str
    width: int
    height: int
    alt_text: str
    """One sentence that says what is to be seen, for those who do not see it."""
    engine: str


# The finished book as the publishers take it: text and the names of files, no rows.


class BookScene(Schema):
    """One scene of a finished book with what was made from it."""

    number: int
    title: str
    content: str
    image: bytes | None = None
    image_type: str = ""
    alt_text: str = ""
    audio: bytes | None = None
    audio_type: str = ""
    seconds: float = 0.0
    timings: list[SentenceTiming] = []


class BookSession(Schema):
    """Everything a publisher needs to make one file of a book."""

    session_id: str
    title: str
    byline: str
    language: str
    logline: str
    scenes: list[BookScene]
    written_by: str
    """Provenance: what wrote it, and which passages a person wrote or edited."""
    narrated_by: str = ""
    illustrated_by: str = ""
    published_at: datetime
