"""Texts that the writer makes for a scene: asked for, tried again, stopped."""

from dataclasses import dataclass

from stories import chosen, costs, pending
from stories.drafting import write_next
from stories.models import Origin, Revision, RevisionState, Scene
from stories.schemas import MOST_WAITING, Passage
from stories.services.candidates import require_waiting
from stories.services.deciding import deciding, reviewing
from stories.services.limits import require_leave
from stories.services.review import require_text, require_written, store_manual
from stories.services.wording import feedback_text, readable, scene_text
from stories.workflow import Action
from storycreator import progress
from storycreator.errors import AuthorError, Stale, TextRefused
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Priority

OTHER_TEXT = (
    "This scene has another text by now, so the passage that you marked may not be in it. Both are kept: the "
    "earlier one is in the history. Mark the passage in the text as it stands now."
)
NO_PASSAGE = "There is no text in that passage. Mark at least one word of the scene; nothing was changed."


@dataclass(frozen=True)
class Marked:
    """A passage as its author marked it, in the text that was shown then."""

    revision: Revision
    start: int
    end: int


def ask_rewrite(
    scene: Scene, *, feedback: str, seen: int, marked: Marked | None = None, alternatives: int = 1
) -> Revision:
    """Ask for a rewrite, of the `marked` passage alone if there is one; return the first version asked for.

    Each of the `alternatives` will wait beside the present text until the author accepts or discards it.
    """
    feedback = readable(feedback_text(feedback), model=chosen.fast_writer(), subject="wish")
    with reviewing(scene, action=Action.ASK, seen=seen):
        present = require_text(scene)
        passage = _passage(marked, present) if marked else None
        return _ask(
            scene,
            origin=Origin.AI_REWRITE,
            based_on=present,
            feedback=feedback,
            passage=passage,
            alternatives=alternatives,
        )


def _passage(marked: Marked, present: Revision) -> Passage:
    if marked.revision.pk != present.pk:
        raise Stale(OTHER_TEXT)
    inside = 0 <= marked.start < marked.end <= len(present.content)
    passage = Passage(start=marked.start, end=marked.end) if inside else None
    trimmed = passage.trimmed(present.content) if passage else None
    if trimmed is None:
        raise TextRefused(NO_PASSAGE)
    return trimmed


def refine_revision(revision: Revision, *, feedback: str, seen: int) -> Revision:
    """Ask for a rewrite of a version that waits, instead of the present text; both go on waiting."""
    feedback = readable(feedback_text(feedback), model=chosen.fast_writer(), subject="wish")
    with reviewing(revision.scene, action=Action.ASK, seen=seen):
        require_waiting(revision)
        return _ask(revision.scene, origin=Origin.AI_REWRITE, based_on=revision, feedback=feedback)


def polish_text(scene: Scene, *, content: str, seen: int) -> Revision:
    """Keep the author's own words, then ask for a polished version of them; returns that version."""
    content = readable(scene_text(content), model=chosen.fast_writer(), subject="text")
    with reviewing(scene, action=Action.POLISH, seen=seen):
        require_written(scene)
        return _ask(scene, origin=Origin.POLISH, based_on=store_manual(scene, content))


def retry_scene(scene: Scene, *, seen: int) -> Revision:
    """Write the first text of a scene again after that failed or was stopped."""
    with reviewing(scene, action=Action.RETRY_SCENE, seen=seen) as story:
        require_written(scene)
        if scene.current:
            raise AuthorError("This scene has a text. Ask for a rewrite to get another one.")
        require_leave(story.author_id, most=costs.most_of_scene())
        revision = scene.add_revision(origin=Origin.DRAFT, state=RevisionState.WRITING)
        write_next(scene.draft)
        return revision


def retry_rewrite(revision: Revision, *, seen: int) -> Revision:
    """Ask for a rewrite or a polish again that failed or was stopped: the same wish, for the present text."""
    scene = revision.scene
    action = Action.POLISH if revision.origin == Origin.POLISH else Action.ASK
    with reviewing(scene, action=action, seen=seen):
        revision.refresh_from_db()
        if revision.arrived or revision.origin not in (Origin.POLISH, Origin.AI_REWRITE):
            raise AuthorError("Only a rewrite that did not arrive can be tried again. Nothing was changed.")
        present = require_text(scene)
        return _ask(
            scene,
            origin=Origin(revision.origin),
            based_on=present,
            feedback=revision.feedback,
            passage=_passage_again(revision, present),
            alternatives=revision.alternatives,
            only=revision.alternative,
        )


def _passage_again(revision: Revision, present: Revision) -> Passage | None:
    """The passage that a rewrite was of, in the present text; the whole scene was never asked for instead."""
    if revision.passage is None:
        return None
    before = revision.based_on.content if revision.based_on else ""
    passage = revision.passage.moved(before, present.content)
    if passage is None:
        raise AuthorError(
            "The passage that this wish was about is not in the text any more. Nothing was changed; "
            "mark another one and ask once more."
        )
    return passage


def stop_rewrite(revision: Revision) -> None:
    """Stop writing a version of a scene and those asked for with it; all others stay as they are."""
    with deciding(revision.scene.draft.story):
        for each in revision.wished_with():
            cancel(pending.jobs_of_revision(each))


def _ask(
    scene: Scene,
    *,
    origin: Origin,
    based_on: Revision,
    feedback: str = "",
    passage: Passage | None = None,
    alternatives: int = 1,
    only: int | None = None,
) -> Revision:
    """Ask for every alternative, or for `only` that one again which did not arrive."""
    numbers = range(1, alternatives + 1) if only is None else (only,)
    _refuse_too_many(scene, len(numbers))
    require_leave(scene.draft.story.author_id, most=costs.most_of_rewrite() * len(numbers))
    made = [
        scene.add_revision(
            origin=origin,
            feedback=feedback,
            based_on=based_on,
            state=RevisionState.WRITING,
            passage_start=passage.start if passage else None,
            passage_end=passage.end if passage else None,
            alternative=number,
            alternatives=alternatives,
        )
        for number in numbers
    ]
    scene.ask_for_revision()
    for revision in made:
        _enqueue(revision, topic=scene.draft.story.topic)
    return made[0]


def _refuse_too_many(scene: Scene, alternatives: int) -> None:
    waiting = scene.revisions.filter(state__in=(RevisionState.WRITING, RevisionState.CANDIDATE)).count()
    if waiting + alternatives <= MOST_WAITING:
        return
    if waiting >= MOST_WAITING:
        raise AuthorError(
            f"{waiting} other versions of this scene wait already. Accept or discard one of them first; "
            "nothing was changed."
        )
    raise AuthorError(
        f"{waiting} other versions of this scene wait already, and there is room for "
        f"{MOST_WAITING - waiting} more. Ask for fewer, or accept or discard some first; nothing was changed."
    )


def _enqueue(revision: Revision, *, topic: str) -> None:
    enqueue(
        pending.REWRITE,
        revision_id=str(revision.pk),
        lock=f"scene:{revision.scene_id}:text",
        topic=topic,
        priority=Priority.WAITING,
    )
    progress.changed(topic, f"scene:{revision.scene_id}")
