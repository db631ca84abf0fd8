"""The whole session as it is sent and kept: rows and links of ours, no bytes. No Django."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from narration.schemas import NarratorProfile, OutputFormat
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
