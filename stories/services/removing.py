"""One version of a scene, removed for good: its words go, and all that was made from it."""

from stories import pending
from stories.models import Revision, RevisionState
from stories.services.deciding import reviewing
from stories.workflow import Action
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import enqueue

IN_USE = (
    "This version is the text of its scene now. Accept, restore or write another text first; then this one "
    "can be removed. Nothing was changed."
)
NEEDED = "A rewrite of this version is being written. Wait for it, or stop it first; nothing was changed."


def remove_revision(revision: Revision, *, seen: int) -> None:
    """Remove the text of a version for good; a row that says so stays in the history.

    Its words are gone at once; a job then takes away what was made from them: readings, pictures, and
    every edition of the book that holds them.
    """
    with reviewing(revision.scene, action=Action.REMOVE, seen=seen):
        revision.refresh_from_db()
        if revision.removed_at:
            return
        if hindrance := hindrance_of(revision):
            raise AuthorError(hindrance)
        was_waiting = revision.state == RevisionState.CANDIDATE
        revision.empty()
        if was_waiting:
            revision.scene.settle()
        # Without a topic: this job must outlive every stop of the story's work.
        enqueue(pending.REMOVE, revision_id=str(revision.pk))


def hindrance_of(revision: Revision) -> str:
    """Why a version cannot be removed now, and what to do first; "" when it can."""
    if revision.pk == revision.scene.current_id:
        return IN_USE
    if revision.state == RevisionState.WRITING:
        return "This version is being written. Stop it first; nothing was changed."
    made_of_it = Revision.objects.filter(based_on=revision, state=RevisionState.WRITING)
    return NEEDED if made_of_it.exists() else ""
