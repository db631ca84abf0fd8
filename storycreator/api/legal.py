"""Which calls a story takes at which stage: the table of the workflow in the words of the API."""

from stories.workflow import Action, Stage, legal

CALLS: dict[str, Action | None] = {
    "more-like-this": Action.MORE_LIKE_THIS,
    "three-new": Action.THREE_NEW,
    "start-over": Action.START_OVER,
    "select-concept": Action.CHOOSE_CONCEPT,
    "edit-character": None,
    "edit-outline": Action.EDIT_OUTLINE,
    "write-draft": Action.WRITE_DRAFT,
    "approve-scene": Action.APPROVE,
    "rewrite-scene": Action.ASK,
    "accept-revision": Action.ACCEPT,
    "discard-revision": Action.DISCARD,
    "remove-revision": Action.REMOVE,
    "undo": Action.UNDO,
    "select-format": Action.CHOOSE_FORMAT,
    "select-narrator": Action.CHOOSE_NARRATOR,
    "generate": Action.MAKE_BOOK,
    "leave-out": Action.LEAVE_OUT,
    "cancel": None,
    "retry": None,
}
"""Each call about a story, and the action it takes; None: it is legal at every stage."""


def legal_calls(stage: Stage) -> list[str]:
    """Return the calls that a story takes at `stage`, in the order of the way to a book."""
    actions = legal(stage)
    return [call for call, action in CALLS.items() if action is None or action in actions]
