"""What travels between layers on the way from an idea to approved scenes.

Every limit an author meets is defined here once. The classes that a model fills in (`ConceptSet`,
`StoryOutline`) have only required fields: a field with a default is advertised to the model as
nullable, and it may then answer null.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

IDEA_CHARS = 2_000
FEEDBACK_CHARS = 2_000
SCENE_CHARS = 10_000
TITLE_CHARS = 120
BYLINE_CHARS = 120
LINE_CHARS = 600
MOST_BEATS = 12
CONCEPTS = 3
MIN_SCENES, MAX_SCENES = 4, 6
MIN_WORDS, MAX_WORDS = 300, 800
DEFAULT_SCENES, DEFAULT_WORDS = 5, 500
MOST_CHARACTERS = 12
"""Sheets that an author may have of one story."""
MOST_WAITING = 6
"""Versions of a scene that may wait beside its text, being written or to be decided about."""
MOST_ALTERNATIVES = 3
"""Versions that one wish may ask for."""
WORDS_TOLERANCE = 0.2
"""A scene may miss the words its brief asks for by this share, up or down."""
USABLE_WORDS = (150, 1_200)
"""Outside of this a text is no scene, whatever the brief asks for."""

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_CHARS)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LINE_CHARS)]
Maybe = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LINE_CHARS)]

PointOfView = Literal["first", "third"]
IdeaKind = Literal["first", "more_like_this", "three_new", "start_over"]


class Schema(BaseModel):
    """The base of every message: unknown fields are refused, values are not changed after checking."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Brief(Schema):
    """What the author asks of the writing besides the idea; empty means: the writer chooses."""

    audience: Annotated[str, StringConstraints(max_length=60)] = ""
    genre: Annotated[str, StringConstraints(max_length=60)] = ""
    tone: Annotated[str, StringConstraints(max_length=60)] = ""
    point_of_view: Literal["first", "third", ""] = ""
    language: Annotated[str, StringConstraints(max_length=10)] = "en"
    scenes: Annotated[int, Field(strict=True, ge=MIN_SCENES, le=MAX_SCENES)] = DEFAULT_SCENES
    words: Annotated[int, Field(strict=True, ge=MIN_WORDS, le=MAX_WORDS)] = DEFAULT_WORDS
    """Words a scene."""
    edit_outline: Annotated[bool, Field(strict=True)] = False
    """Whether the author wants to change the outline before a scene is written."""

    def word_range(self) -> tuple[int, int]:
        """The fewest and the most words a scene may have: the brief's target ±20 %, within 300-800."""
        low, high = self.words * (1 - WORDS_TOLERANCE), self.words * (1 + WORDS_TOLERANCE)
        return max(MIN_WORDS, round(low)), min(MAX_WORDS, round(high))


class StoryConcept(Schema):
    """One way to tell the idea, as its card shows it."""

    title: Short
    logline: Line
    genre: Short
    tone: Short
    setting: Line
    protagonist: Line
    """Who it is about: the name, and who that is."""
    stakes: Line
    difference: Line
    """What sets this concept apart from the other two."""


class ConceptSet(Schema):
    """Three story concepts that differ in genre, title and stakes."""

    concepts: Annotated[list[StoryConcept], Field(min_length=CONCEPTS, max_length=CONCEPTS)]

    @model_validator(mode="after")
    def differ(self) -> Self:
        for name in ("title", "genre", "stakes"):
            values = {getattr(concept, name).casefold() for concept in self.concepts}
            if len(values) < CONCEPTS:
                raise ValueError(f"the three concepts must differ in {name}")
        return self


class CharacterSheet(Schema):
    """One figure of the story: one sheet for prose, pictures and voices."""

    name: Short
    role: Short
    """The part played in the story: protagonist, ally, opponent, …"""
    description: Line
    appearance: Line
    """What a picture shows: age, build, hair, dress, what is always carried."""
    voice: Maybe
    """How this figure talks."""


class Figure(CharacterSheet):
    """A sheet as its author has it, told to a writer."""

    former_names: list[str] = []
    """What the figure was called before: plan and texts may still say so."""
    is_locked: bool = False
    """Whether it binds: nothing of it may be told otherwise."""
    is_authors: bool = False
    """Whether its author has typed any of it."""


class SceneOutline(Schema):
    """The plan of one scene."""

    title: Short
    setting: Line
    """Where and when."""
    characters: Annotated[list[Short], Field(min_length=1, max_length=8)]
    """Names of the figures present, as on their sheets."""
    opening: Line
    """How things stand when the scene begins."""
    beats: Annotated[list[Line], Field(min_length=1, max_length=MOST_BEATS)]
    """What happens, in order."""
    hook: Line
    """What draws the reader on to the next scene; for the last one, what returns."""


class ScenePlan(Schema):
    """What an author changes in the plan of one scene."""

    number: int
    """Which scene of the present outline it is, 1 for the first: they may come in another order."""
    title: str
    setting: str
    opening: str
    beats: list[str]
    hook: str


class StoryOutline(Schema):
    """The plan of a whole story: its figures and its four to six scenes."""

    title: Short
    tense: Literal["past", "present"]
    point_of_view: PointOfView
    characters: Annotated[list[CharacterSheet], Field(min_length=1, max_length=8)]
    knowledge: Line
    """Who knows what, and when it changes."""
    scenes: Annotated[list[SceneOutline], Field(min_length=MIN_SCENES, max_length=MAX_SCENES)]


SceneStatus = Literal["pending", "approved", "needs_revision"]


class StoryScene(Schema):
    """One scene of a draft with its present text."""

    scene_id: str
    scene_number: int
    title: str
    content: str
    setting: str
    characters: list[str]
    status: SceneStatus


class SettledScene(Schema):
    """A scene whose text its author has approved or written."""

    number: int
    title: str
    content: str


# What an agent is asked. The same object becomes the prompt of a language model and, unchanged,
# the order that the built-in writer works from.


class IdeaRequest(Schema):
    """Three concepts for an idea."""

    idea: str
    brief: Brief
    kind: IdeaKind = "first"
    like: StoryConcept | None = None
    """For `more_like_this`: the card that was liked."""
    seen: list[StoryConcept] = []
    """Cards the author has already been shown in this story; none may come again."""
    seed: int = 0


class OutlineRequest(Schema):
    """The plan of a story for the chosen concept, with `brief.scenes` scenes."""

    idea: str
    brief: Brief
    concept: StoryConcept
    characters: list[Figure] = []
    """The sheets that the author has typed or locked."""
    settled: list[SettledScene] = []
    """Of an earlier draft of this concept."""
    seed: int = 0


class SceneRequest(Schema):
    """The prose of one planned scene."""

    idea: str
    brief: Brief
    concept: StoryConcept
    outline: StoryOutline
    characters: list[Figure] = []
    """The sheets of the story, as they stand now."""
    settled: list[SettledScene] = []
    """Of the other scenes of the draft."""
    number: int
    """1 is the first scene."""
    anchor: str = ""
    """The text of scene 1 when a later one is written: its voice is kept."""
    before: str = ""
    """The present text of the scene before this one."""
    after: str = ""
    """The present text of the scene after this one."""
    earlier: list[str] = []
    """The texts of all scenes before this one, where each is written after the other; `anchor` and `before`
    are then empty."""
    words_before: int = 0
    """For a corrective second writing: how many words the first one had."""
    seed: int = 0


class Passage(Schema):
    """A part of a scene's text, in characters: from `start` up to, and without, `end`."""

    start: Annotated[int, Field(strict=True, ge=0)]
    end: Annotated[int, Field(strict=True, ge=1)]

    def of(self, content: str) -> str:
        return content[self.start : self.end]

    def replaced(self, content: str, text: str) -> str:
        """`content` with `text` in place of the passage; every other character stays."""
        return content[: self.start] + text + content[self.end :]

    def trimmed(self, content: str) -> Self | None:
        """The passage without the white space at its ends; None when it is empty or not within `content`."""
        text = self.of(content)
        if self.end > len(content) or not text.strip():
            return None
        start = self.start + len(text) - len(text.lstrip())
        return self.model_copy(update={"start": start, "end": start + len(text.strip())})

    def moved(self, before: str, now: str) -> Self | None:
        """The passage of `before` where it stands in `now`; None when it is not there, or more than once."""
        text = self.of(before)
        if before == now or not text or now.count(text) != 1:
            return self if before == now else None
        start = now.index(text)
        return self.model_copy(update={"start": start, "end": start + len(text)})


class RewriteRequest(Schema):
    """A new version of a scene: changed as the feedback asks, or the author's own text polished.

    With a `passage` that part of `content` alone is written anew, and the answer is that part.
    """

    idea: str
    brief: Brief
    concept: StoryConcept
    outline: StoryOutline
    characters: list[Figure] = []
    """The sheets of the story, as they stand now."""
    settled: list[SettledScene] = []
    """Of the other scenes of the draft."""
    number: int
    content: str
    """The text to start from."""
    feedback: str = ""
    passage: Passage | None = None
    alternative: int = 1
    """Which of the `alternatives` that are made for one wish: no two may be alike."""
    alternatives: int = 1
    polish: bool = False
    """Correct spelling, quotes and rhythm of `content`; keep what it says."""
    before: str = ""
    """The present text of the scene before this one."""
    after: str = ""
    """The present text of the scene after this one."""
    seed: int = 0
