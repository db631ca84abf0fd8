"""What calls take. Unknown fields are refused by name; a text is measured as it was sent, then cleaned."""

import json
from collections.abc import Iterable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja.parser import Parser
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StrictBool,
    StrictInt,
    Tag,
    field_validator,
)

from narration.auditions import PAUSES, SPEEDS
from narration.illustrators.base import STYLES
from narration.schemas import OutputFormat
from stories.schemas import (
    FEEDBACK_CHARS,
    IDEA_CHARS,
    LINE_CHARS,
    MAX_SCENES,
    MIN_SCENES,
    MOST_ALTERNATIVES,
    MOST_BEATS,
    SCENE_CHARS,
    TITLE_CHARS,
    Brief,
    ScenePlan,
)
from storycreator.text import clean_text, without_surrogates

BY_WISH, BY_HAND = "by_wish", "by_hand"

PlannedLine = Annotated[str, Field(min_length=1, max_length=LINE_CHARS)]
Prompt = Annotated[str, Field(min_length=1, max_length=IDEA_CHARS)]


def _known(style: str) -> str:
    if style not in STYLES:
        raise ValueError(f"Choose one of {', '.join(STYLES)}")
    return style


def _one_of(known: Iterable[float]) -> AfterValidator:
    def check(factor: float) -> float:
        if factor not in known:
            raise ValueError(f"Choose one of {', '.join(f'{each:g}' for each in known)}")
        return factor

    return AfterValidator(check)


Speed = Annotated[float, Field(strict=True, json_schema_extra={"enum": list(SPEEDS)}), _one_of(SPEEDS)]
Pauses = Annotated[float, Field(strict=True, json_schema_extra={"enum": list(PAUSES)}), _one_of(PAUSES)]
Style = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": list(STYLES)})]


class CleanTexts(BaseModel):
    """Cleans the texts of a model that fit: the document promises the length as it was sent."""

    @field_validator("*")
    @classmethod
    def clean_texts(cls, value: Any) -> Any:
        if not isinstance(value, str) or not value:
            return value
        if not (text := clean_text(value)):
            raise ValueError("Nothing in it can be read")
        return text


class Body(CleanTexts):
    """The base of every body."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class BriefBody(CleanTexts, Brief):
    """What is asked of the writing."""


class StartBody(Body):
    prompt: Prompt
    """The idea, in a sentence or more."""
    brief: BriefBody = BriefBody()
    """What is asked of the writing besides; what is left out the writer chooses."""


class SessionBody(Body):
    session_id: UUID


class StartOverBody(SessionBody):
    prompt: Prompt
    """The new idea."""


class ConceptBody(SessionBody):
    concept_id: UUID


class ScenePlanBody(Body, ScenePlan):
    """The plan of one scene."""

    title: Annotated[str, Field(min_length=1, max_length=TITLE_CHARS)]
    setting: PlannedLine
    """Where and when."""
    opening: PlannedLine
    """How things stand when the scene begins."""
    beats: Annotated[list[PlannedLine], Field(min_length=1, max_length=MOST_BEATS)]
    """What happens, in order."""
    hook: PlannedLine
    """What the scene ends on."""


class OutlineBody(SessionBody):
    scenes: Annotated[list[ScenePlanBody], Field(min_length=MIN_SCENES, max_length=MAX_SCENES)]
    """Every scene of the outline once, in the order in which they are to be told."""


class ApproveBody(SessionBody):
    scene_id: UUID
    revision_id: UUID | None = None
    """The text that was read; 409 when the scene has another one by now. Left out: the present one."""


class PassageBody(BaseModel):
    """A part of a scene's text, counted in characters (Unicode code points) from 0."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    revision_id: UUID
    """The text it is part of; 409 when the scene has another one by now."""
    start: Annotated[int, Field(strict=True, ge=0, lt=SCENE_CHARS)]
    """Of its first character."""
    end: Annotated[int, Field(strict=True, ge=1, le=SCENE_CHARS)]
    """Of the first character behind it."""


class WishBody(SessionBody):
    """A rewrite by the writer, which waits as a candidate."""

    scene_id: UUID
    feedback: Annotated[str, Field(min_length=1, max_length=FEEDBACK_CHARS)]
    """What should change."""
    passage: PassageBody | None = None
    """Rewrite this part alone, and leave every other character as it is; left out: the whole scene."""
    alternatives: Annotated[int, Field(strict=True, ge=1, le=MOST_ALTERNATIVES)] = 1
    """How many candidates to make; no two are alike."""


class TextBody(SessionBody):
    """A text by the author, which is the scene's at once."""

    scene_id: UUID
    new_content: Annotated[str, Field(min_length=1, max_length=SCENE_CHARS)]
    polish: StrictBool = False
    """Keep the text and ask for a polished version of it, which waits as a candidate."""


def _kind_of(body: Any) -> str:
    return BY_HAND if isinstance(body, dict) and "new_content" in body else BY_WISH


class RewriteBody(
    RootModel[
        Annotated[
            Annotated[WishBody, Tag(BY_WISH)] | Annotated[TextBody, Tag(BY_HAND)], Discriminator(_kind_of)
        ]
    ]
):
    """Either `feedback` for the writer or `new_content` by the author."""


class RevisionBody(SessionBody):
    revision_id: UUID


class AcceptBody(RevisionBody):
    paragraphs: Annotated[list[Annotated[StrictInt, Field(ge=1)]], Field(min_length=1)] | None = None
    """Take only these paragraphs, by their numbers among those of the comparison with the present text, the
    changed ones only. Left out: the whole candidate."""


Name = Annotated[str, Field(min_length=1, max_length=TITLE_CHARS)]
Told = Annotated[str, Field(min_length=1, max_length=LINE_CHARS)]


class CharacterBody(SessionBody):
    """What is left out, or null, stays as it is."""

    character_id: UUID
    name: Name | None = None
    """No other character of the story has or had it."""
    role: Name | None = None
    description: Told | None = None
    appearance: Told | None = None
    """What a picture shows."""
    voice: Annotated[str, Field(max_length=LINE_CHARS)] | None = None
    """How the character talks."""
    pronunciation: Annotated[str, Field(max_length=TITLE_CHARS)] | None = None
    """How the name is said, spelt as it sounds."""
    locked: StrictBool | None = None
    """Whether later plans may change nothing of the sheet."""


class FormatBody(SessionBody):
    output_format: OutputFormat
    style: Style | None = None
    """Of the pictures; left out: as it is."""


class NarratorBody(SessionBody):
    voice_id: Annotated[str, Field(min_length=1, max_length=64)]
    """One of `GET story/narrators`."""
    speed: Speed | None = None
    """Times the narrator's own pace; left out: as it is."""
    pauses: Pauses | None = None
    """Times the narrator's own pauses; left out: as it is."""


class StrictParser(Parser):
    """Reads JSON as it is defined, and no more of what Python takes besides than a text can hold."""

    def parse_body(self, request: HttpRequest) -> Any:
        return _encodable(json.loads(request.body, parse_constant=_refuse_constant))


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _encodable(value: Any) -> Any:
    match value:
        case str():
            return without_surrogates(value)
        case list():
            return [_encodable(item) for item in value]
        case dict():
            return {without_surrogates(name): _encodable(item) for name, item in value.items()}
    return value
