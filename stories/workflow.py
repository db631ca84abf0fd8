"""The stages of a story and what an author may do in each: the whole table, as data.

A stage is the next decision, not a lock: pages of passed stages stay open, going back deletes
nothing, and a decision holds until it is changed.
"""

from dataclasses import dataclass
from enum import StrEnum

from storycreator.errors import AuthorError


class Stage(StrEnum):
    IDEA_GENERATION = "idea_generation"
    CONCEPT_SELECTION = "concept_selection"
    STORY_DRAFTING = "story_drafting"
    REVISION = "revision"
    FORMAT_SELECTION = "format_selection"
    NARRATOR_SELECTION = "narrator_selection"
    GENERATION = "generation"
    COMPLETED = "completed"

    @property
    def order(self) -> int:
        """0 for the first stage."""
        return list(Stage).index(self)


AFTER_REVIEW = (Stage.FORMAT_SELECTION, Stage.NARRATOR_SELECTION, Stage.GENERATION)
"""What a story whose every scene is approved can wait for."""


class Action(StrEnum):
    SUGGEST = "suggest"
    MORE_LIKE_THIS = "more_like_this"
    THREE_NEW = "three_new"
    START_OVER = "start_over"
    STORE_CONCEPTS = "store_concepts"
    GIVE_UP_CONCEPTS = "give_up_concepts"
    CHOOSE_CONCEPT = "choose_concept"
    CHOOSE_DRAFT = "choose_draft"
    EDIT_OUTLINE = "edit_outline"
    WRITE_DRAFT = "write_draft"
    FINISH_DRAFTING = "finish_drafting"
    APPROVE = "approve"
    ASK = "ask"
    KEEP = "keep"
    POLISH = "polish"
    ACCEPT = "accept"
    DISCARD = "discard"
    RESTORE = "restore"
    UNDO = "undo"
    REMOVE = "remove"
    RETRY_SCENE = "retry_scene"
    CHOOSE_FORMAT = "choose_format"
    CHOOSE_NARRATOR = "choose_narrator"
    MAKE_BOOK = "make_book"
    REFRESH = "refresh"
    RETRY_PART = "retry_part"
    LEAVE_OUT = "leave_out"
    STOP = "stop"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Rule:
    """When an action is legal, and where it may lead; an empty `leads_to` leaves the stage alone."""

    since: Stage
    leads_to: frozenset[Stage]
    until: Stage = Stage.COMPLETED

    def allows(self, stage: Stage) -> bool:
        return self.since.order <= stage.order <= self.until.order


_START = Rule(Stage.IDEA_GENERATION, frozenset({Stage.IDEA_GENERATION}))
# A scene may be reviewed while others are still being written; the story then stays in drafting.
_REVIEW = Rule(
    Stage.STORY_DRAFTING, frozenset({Stage.STORY_DRAFTING, Stage.REVISION, *AFTER_REVIEW, Stage.COMPLETED})
)
_PLAN = Rule(Stage.STORY_DRAFTING, frozenset(), until=Stage.STORY_DRAFTING)
_PRODUCE = Rule(Stage.GENERATION, frozenset({Stage.GENERATION, Stage.COMPLETED}))

TABLE: dict[Action, Rule] = {
    Action.SUGGEST: _START,
    Action.MORE_LIKE_THIS: _START,
    Action.THREE_NEW: _START,
    Action.START_OVER: _START,
    Action.STORE_CONCEPTS: Rule(
        Stage.IDEA_GENERATION, frozenset({Stage.CONCEPT_SELECTION}), until=Stage.IDEA_GENERATION
    ),
    Action.GIVE_UP_CONCEPTS: Rule(
        Stage.IDEA_GENERATION,
        frozenset({Stage.IDEA_GENERATION, Stage.CONCEPT_SELECTION}),
        until=Stage.IDEA_GENERATION,
    ),
    Action.CHOOSE_CONCEPT: Rule(Stage.CONCEPT_SELECTION, frozenset({Stage.STORY_DRAFTING})),
    Action.CHOOSE_DRAFT: Rule(
        Stage.CONCEPT_SELECTION, frozenset({Stage.STORY_DRAFTING, Stage.REVISION, *AFTER_REVIEW})
    ),
    Action.EDIT_OUTLINE: _PLAN,
    Action.WRITE_DRAFT: _PLAN,
    Action.FINISH_DRAFTING: Rule(
        Stage.STORY_DRAFTING, frozenset({Stage.REVISION, *AFTER_REVIEW}), until=Stage.STORY_DRAFTING
    ),
    Action.APPROVE: _REVIEW,
    Action.ASK: _REVIEW,
    Action.KEEP: _REVIEW,
    Action.POLISH: _REVIEW,
    Action.ACCEPT: _REVIEW,
    Action.DISCARD: _REVIEW,
    Action.RESTORE: _REVIEW,
    Action.UNDO: _REVIEW,
    Action.REMOVE: _REVIEW,
    Action.RETRY_SCENE: _REVIEW,
    Action.CHOOSE_FORMAT: Rule(
        Stage.FORMAT_SELECTION, frozenset({Stage.NARRATOR_SELECTION, Stage.GENERATION})
    ),
    Action.CHOOSE_NARRATOR: Rule(Stage.NARRATOR_SELECTION, frozenset({Stage.GENERATION})),
    Action.MAKE_BOOK: _PRODUCE,
    Action.REFRESH: _PRODUCE,
    Action.RETRY_PART: _PRODUCE,
    Action.LEAVE_OUT: _PRODUCE,
    Action.STOP: _PRODUCE,
    Action.COMPLETE: Rule(Stage.GENERATION, frozenset({Stage.COMPLETED})),
}

_WORDS: dict[Stage, str] = {
    Stage.IDEA_GENERATION: "the idea",
    Stage.CONCEPT_SELECTION: "choosing a concept",
    Stage.STORY_DRAFTING: "writing the draft",
    Stage.REVISION: "reviewing the scenes",
    Stage.FORMAT_SELECTION: "choosing the format",
    Stage.NARRATOR_SELECTION: "choosing the narrator",
    Stage.GENERATION: "making the book",
    Stage.COMPLETED: "the finished book",
}


class IllegalTransition(AuthorError):
    """What was asked for is not possible at the story's present stage."""

    def __init__(self, action: Action, stage: Stage) -> None:
        super().__init__(f"That is not possible now: the story is at {_WORDS[stage]}. Nothing was changed.")
        self.action = action
        self.stage = stage


def legal(stage: Stage) -> frozenset[Action]:
    """Return what may be done at `stage`."""
    return frozenset(action for action, rule in TABLE.items() if rule.allows(stage))


def check(action: Action, stage: Stage) -> None:
    """Raise `IllegalTransition` unless `action` may be done at `stage`."""
    if not TABLE[action].allows(stage):
        raise IllegalTransition(action, stage)


def is_legal_move(action: Action, old: Stage, new: Stage) -> bool:
    """Tell whether `action` may lead from `old` to `new`."""
    rule = TABLE[action]
    return rule.allows(old) and new in rule.leads_to


def after_review(*, approved: bool, drafting: bool, undecided: Stage) -> Stage:
    """Return the stage a review leads to.

    `approved`: every scene is; `drafting`: a scene is still being written; `undecided`: the first
    of the later decisions that is still open.
    """
    if drafting:
        return Stage.STORY_DRAFTING
    return undecided if approved else Stage.REVISION
