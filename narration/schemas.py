"""What travels between layers on the way from approved scenes to a finished book."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from stories.craft import FindingKind
from stories.schemas import (
    Brief,
    CharacterSheet,
    IdeaKind,
    Passage,
    ScenePlan,
    Schema,
    StoryConcept,
    StoryScene,
)
from stories.workflow import Stage

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


# The whole session as it is sent and kept: rows and links of ours, no bytes.


class Document(Schema):
    """What the session's document is made of; the words under a field describe it to a client."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class SessionConcept(Document, StoryConcept):
    """A concept that was suggested."""

    concept_id: str
    round: int
    """Which request for concepts it answers; 1 is the first."""
    kind: IdeaKind
    """What was asked for in that round."""


class SessionCharacter(Document, CharacterSheet):
    """The sheet of a figure: one for prose, pictures and the narrator."""

    character_id: str
    pronunciation: str
    """How the name is said, spelt as it sounds; empty: as it is written."""
    edited: list[str]
    """The fields that the author has written: no later plan changes them."""
    locked: bool
    """Whether no later plan changes any of it."""


class SessionCandidate(Document):
    """A text beside the present one: being written, or waiting to be accepted or discarded."""

    revision_id: str
    origin: str
    """`ai_rewrite` or `polish`; `manual` for another name; `draft` for a first text that is being written."""
    state: Literal["writing", "candidate"]
    content: str
    """While it is being written, the text so far."""
    feedback: str
    """What was asked to be changed."""
    passage: Passage | None
    """The part of the text before it which alone was to be rewritten; null: the whole."""


class SessionFinding(Document):
    """Advice of a word counter on a text; it hinders nothing."""

    kind: FindingKind
    message: str
    """What was found, as it is said to the author."""
    spans: list[tuple[int, int]]
    """Where in the text: from the first character to the one behind the last, in code points."""
    wish: str
    """A `feedback` that asks to mend it; empty where a rewrite of this scene would not."""
    passage: Passage | None
    """The sentences that such a rewrite would be of; null: the whole scene."""


class SessionScene(Document, StoryScene):
    """A scene with its present text and what waits beside it."""

    revision_id: str | None
    """Of the present text; null while there is none."""
    words: int
    findings: list[SessionFinding]
    """On the present text, some of them in the light of the other scenes."""
    candidates: list[SessionCandidate]


class SessionScenePlan(Document, ScenePlan):
    """The plan of a scene."""

    characters: list[str]
    """Who is present."""


class SessionDraft(Document):
    """The chosen draft: the scenes in order; none while it is being planned."""

    draft_id: str
    title: str
    outline: list[SessionScenePlan]
    """The plan of each scene; empty while it is being made."""
    outline_waits: bool
    """Whether nothing is written before `write-draft`, as the brief asked with `edit_outline`."""
    scenes: list[SessionScene]


class SessionAudio(Document):
    """The reading of a scene's present text."""

    scene_id: str
    revision_id: str
    url: str
    voice_id: str
    seconds: float
    media_type: str
    size: int
    """Bytes."""


class SessionImage(Document):
    """The picture of a scene's present text."""

    scene_id: str
    revision_id: str
    url: str
    alt_text: str
    style: str
    width: int
    height: int
    media_type: str
    size: int
    """Bytes."""


class SessionFile(Document):
    """A file of the book as it was last whole."""

    format: str
    url: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    is_current: bool
    """False when something has been decided since that this file does not have."""


class PendingWork(Document):
    """One piece of work under way."""

    kind: str
    """`suggest_concepts`, `outline_draft`, `write_scene`, `rewrite_scene`, `record_scene`, `draw_scene`
    or `publish_file`."""
    scene_id: str | None
    """The scene it is for, if it is for one."""
    progress: Annotated[float, Field(ge=0, le=1)]
    since: datetime


class FailedWork(Document):
    """One piece of work that failed or was stopped, and what may be done."""

    kind: str
    scene_id: str | None
    message: str
    calls: list[str]
    """The calls that lead on."""


class SessionDelivery(Document):
    """How the narrator reads: times their own pace, times their own pauses."""

    speed: float
    pauses: float


class StorySession(Document):
    """A story with everything that was decided, written and made, and what is under way."""

    session_id: str
    user_id: str
    title: str
    byline: str
    original_prompt: str
    """Of the latest idea."""
    brief: Brief
    generated_concepts: list[SessionConcept]
    """Of every round, in order."""
    selected_concept_id: str | None
    characters: list[SessionCharacter]
    """The sheets that writers are told of and pictures are drawn by."""
    current_draft: SessionDraft | None
    output_format: OutputFormat | None
    selected_narrator: NarratorProfile | None
    delivery: SessionDelivery | None
    generated_audio: list[SessionAudio]
    generated_images: list[SessionImage]
    files: list[SessionFile]
    current_stage: Stage
    """The next decision."""
    version: int
    """Counts every change that another decision could collide with; `If-Match` compares it."""
    pending: list[PendingWork] | None
    """What is under way; null when nothing is."""
    failed: list[FailedWork]
    created_at: datetime
    updated_at: datetime
    expires_at: datetime | None
    """When the story ends unless somebody works on it; null: never."""


class SessionSummary(Document):
    """A story in a list."""

    session_id: str
    title: str
    byline: str
    current_stage: Stage
    scenes: int
    approved_scenes: int
    created_at: datetime
    updated_at: datetime
