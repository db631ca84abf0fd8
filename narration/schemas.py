"""What travels between layers on the way from approved scenes to a finished book."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from stories.schemas import (
    CharacterSheet,
    Schema,
)

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
    age: Literal["young", "adult", "old", ""] = ""
    """Empty: not known."""
    description: str


class SentenceTiming(Schema):
    """One sentence of a recording and the seconds between which it is heard."""

    text: str
    paragraph: int
    """0 is the first paragraph of the scene."""
    start: Annotated[float, Field(ge=0)]
    end: Annotated[float, Field(ge=0)]


class VoiceRequest(Schema):
    """A passage to be read aloud, as a rule one paragraph."""

    text: str
    voice_id: str
    speed: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    """Times the narrator's own pace."""
    pauses: Annotated[float, Field(ge=0, le=3)] = 1.0
    """Times the narrator's own pauses."""
    say_as: dict[str, str] = {}
    """Names in the text as they are written → as they sound."""
    title: str = ""
    """Of the scene it belongs to; not spoken."""
    metadata: dict[str, str] = {}


class AudioSegment(Schema):
    """One passage spoken: no silence at either end, not mastered."""

    audio: bytes
    """A sound file that FFmpeg reads; losslessly packed where the voice is ours."""
    media_type: str
    seconds: float
    timings: list[SentenceTiming]
    """From the beginning of the passage; `paragraph` counts within it."""
    estimated: bool = False
    """True when the timings were not measured but spread over the length."""
    engine: str
    """Name and version of what spoke, part of the hash that decides about reuse."""


class MasterPiece(Schema):
    """A take, or a silence between two."""

    path: str = ""
    """The file of a take on this machine; empty: a silence."""
    silence: float = 0.0
    """Seconds."""


class MasterRequest(Schema):
    """Takes to be joined and mastered."""

    pieces: list[MasterPiece]
    folder: str
    """Where the files are to be written, on this machine."""
    warm: bool = False
    """Whether the edge of a formant synthesiser is to be taken off."""
    tags: dict[str, str] = {}


class MasteredSound(Schema):
    """A mastered recording in two encodings of equal length, and what was measured on it."""

    mp3: str
    """The path of the file."""
    aac: str
    """The same sound for audiobook files, MPEG-4."""
    seconds: float
    starts: list[float]
    """The second at which each piece begins."""
    report: dict[str, float]
    """`narration.audio_report.AudioReport` without the words."""


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
    focus: Annotated[float, Field(ge=0, le=1)] = 0.5
    """What must be seen where only a part is shown, as on a cover: a share of the width from the left."""


# The finished book as the publishers take it: text and the names of files, no rows.


class BookSound(Schema):
    """A recording that belongs to a book."""

    mp3: str
    """The path of the file on this machine."""
    aac: str = ""
    """The same sound in MPEG-4; empty for recordings made before there was one."""
    seconds: float
    timings: list[SentenceTiming] = []


class BookScene(Schema):
    """One scene of a finished book with what was made from it."""

    number: int
    title: str
    content: str
    image: bytes | None = None
    image_type: str = ""
    alt_text: str = ""
    focus: float = 0.5
    """Where in the picture what matters is, a share of the width from the left."""
    sound: "BookSound | None" = None


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
    narrator: str = ""
    """The name alone."""
    opening: BookSound | None = None
    """The spoken credits before the first scene; with sound only."""
    closing: BookSound | None = None
    published_at: datetime
    cover_number: int = 1
    """Of the scene whose picture is on the cover."""

    @property
    def has_sound(self) -> bool:
        return any(scene.sound for scene in self.scenes)

    @property
    def cover_scene(self) -> BookScene | None:
        """The scene whose picture is on the cover: the chosen one, or the first one that has any."""
        drawn = [scene for scene in self.scenes if scene.image]
        return next((scene for scene in drawn if scene.number == self.cover_number), next(iter(drawn), None))
