"""Versions that wait beside the text of a scene: accepted whole or in part, or turned down."""

from collections.abc import Collection

from stories.compare import compare, mix
from stories.models import Origin, Revision, RevisionState
from stories.schemas import SCENE_CHARS
from stories.services.deciding import reviewing
from stories.services.review import require_text
from stories.workflow import Action
from storycreator.errors import AuthorError

NOTHING_CHOSEN = "No paragraph is chosen. Choose at least one, or discard this version; nothing was changed."
NOT_THERE = (
    "A paragraph that was chosen is not in this comparison. Look at it once more; nothing was changed."
)


def accept_revision(revision: Revision, *, seen: int, paragraphs: Collection[int] | None = None) -> Revision:
    """Make a version that waits the text of its scene, which then waits for approval.

    With `paragraphs`, only those changed paragraphs, by their numbers in the comparison with the present
    text: what is made of both is a text of its own. Returns the text that the scene then has.
    """
    scene = revision.scene
    with reviewing(scene, action=Action.ACCEPT, seen=seen):
        require_waiting(revision)
        text = revision if paragraphs is None else _mixed(revision, set(paragraphs))
        _decide(revision, RevisionState.ACCEPTED)
        scene.show(text)
        return text


def discard_revision(revision: Revision, *, seen: int) -> None:
    """Turn a version that waits down; it stays in the history."""
    with reviewing(revision.scene, action=Action.DISCARD, seen=seen):
        require_waiting(revision)
        _decide(revision, RevisionState.DISCARDED)
        revision.scene.settle()


def require_waiting(revision: Revision) -> None:
    """Raise `AuthorError` unless the version waits for its author's word; `revision` is read anew."""
    revision.refresh_from_db(fields=["state", "content"])
    if revision.state != RevisionState.CANDIDATE:
        raise AuthorError("This version does not wait for a decision any more. Nothing was changed.")


def _mixed(revision: Revision, chosen: set[int]) -> Revision:
    """The present text with the chosen paragraphs of `revision`: that itself when they are all."""
    scene, present = revision.scene, require_text(revision.scene)
    choices = set(compare(present.content, revision.content).choices)
    if not chosen:
        raise AuthorError(NOTHING_CHOSEN)
    if not chosen <= choices:
        raise AuthorError(NOT_THERE)
    if chosen == choices:
        return revision
    content = mix(present.content, revision.content, taken=chosen)
    if len(content) > SCENE_CHARS:
        raise AuthorError(
            f"With these paragraphs the scene has {len(content):,} characters; {SCENE_CHARS:,} fit. "
            "Choose fewer of those that are new; nothing was changed."
        )
    mixed = scene.add_revision(
        content=content,
        origin=Origin.MIX,
        based_on=present,
        taken_from=revision,
        state=RevisionState.ACCEPTED,
    )
    taken = f"{len(chosen)} of {len(choices)} changes"
    mixed.finish(RevisionState.ACCEPTED, note=f"{taken} of version {revision.number} were taken.")
    return mixed


def _decide(revision: Revision, state: RevisionState) -> None:
    revision.state = state
    revision.save(update_fields=["state"])
