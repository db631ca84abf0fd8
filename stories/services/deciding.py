"""The frame of every decision: one transaction, on the rows as they are now, told to the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from stories import workflow
from stories.models import UNDOABLE, Decision, Scene, Story
from stories.workflow import Action, Stage
from storycreator import progress
from storycreator.errors import AuthorError


@contextmanager
def deciding(story: Story, *, action: Action | None = None, seen: int | None = None) -> Iterator[None]:
    """Run a decision about a story as one transaction, with `story` read anew inside it.

    Raises `Stale` when `seen` is not the story's version any more, `IllegalTransition` when
    `action` is not legal at its stage, `AuthorError` when it lies in the bin. Leaves the stage alone.
    """
    with transaction.atomic():
        story.touch()
        if seen is not None:
            story.raise_version(seen)
        story.refresh_from_db()
        _refuse_deleted(story)
        if action:
            workflow.check(action, Stage(story.stage))
        yield


@contextmanager
def reviewing(scene: Scene, *, action: Action, seen: int | None) -> Iterator[Story]:
    """Run a decision about a scene as one transaction; the stage that follows from it is set at the end.

    Yields the scene's story. `scene` is read anew inside; `seen` None asks for no version. Raises
    as `deciding` does, and `AuthorError` when the scene belongs to a draft that is not the story's.
    """
    story = scene.draft.story
    with deciding(story):
        stage = Stage(story.stage)
        if seen is not None:
            scene.raise_version(seen)
        scene.refresh_from_db()
        workflow.check(action, stage)
        if scene.draft_id != story.draft_id:
            raise AuthorError(
                "This scene belongs to another draft. Choose that draft first; nothing was changed."
            )
        before = scene.standing()
        yield story
        story.follow_review(action)
        if action in UNDOABLE and scene.standing() != before:
            Decision.remember(story, action=action, stage=stage, before=[before])
        progress.changed(story.topic, f"scene:{scene.pk}", "draft")


def _refuse_deleted(story: Story) -> None:
    if story.erased_at:
        raise AuthorError("This story is being deleted for good.")
    if story.deleted_at:
        raise AuthorError("This story lies in the bin. Put it back to go on with it; nothing was changed.")
