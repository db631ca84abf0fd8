"""The text of a scene: approved, written by the author, brought back."""

from collections.abc import Collection
from uuid import UUID

from stories.models import Decision, Draft, Origin, Revision, RevisionState, Scene, SceneStatus
from stories.services.deciding import deciding, reviewing
from stories.services.wording import scene_text
from stories.workflow import Action, Stage, check
from storycreator import progress
from storycreator.errors import AuthorError, Stale


def approve_scene(scene: Scene, *, revision: Revision, seen: int) -> None:
    """Approve the text that the author saw. Raises `Stale`, which says what differs by now."""
    try:
        with reviewing(scene, action=Action.APPROVE, seen=seen):
            require_text(scene)
            if revision.pk != scene.current_id:
                raise Stale
            scene.approve()
    except Stale:
        scene.refresh_from_db()
        raise Stale(_what_differs(scene, revision)) from None


def _what_differs(scene: Scene, seen: Revision) -> str:
    """Say how a scene stands, to somebody who has seen `seen` as its text."""
    if scene.current_id != seen.pk:
        return "This scene has another text by now. Both are kept; look at the new one first."
    if scene.status == SceneStatus.APPROVED:
        return (
            "This scene was approved elsewhere meanwhile, with the text that you see. There is no more to do."
        )
    if scene.status == SceneStatus.NEEDS_REVISION:
        return "Another version of this scene was asked for meanwhile. The text that you see is still in use."
    return "Something about this scene was decided elsewhere meanwhile. Its text is the one that you see."


def approve_remaining(draft: Draft, *, seen: int, leave: Collection[UUID] = ()) -> None:
    """Approve every scene that waits for it, but those in `leave`; `seen` is the draft's version.

    Scenes for which a rewrite was asked keep waiting: their author wanted another text.
    """
    story = draft.story
    with deciding(story, action=Action.APPROVE):
        draft.raise_version(seen)
        _refuse_other_draft(draft)
        waiting = list(
            draft.scenes.filter(status=SceneStatus.PENDING).exclude(current=None).exclude(pk__in=leave)
        )
        if not waiting:
            raise AuthorError("No scene waits for approval. Nothing was changed.")
        stage, before = Stage(story.stage), [scene.standing() for scene in waiting]
        for scene in waiting:
            scene.approve()
            scene.count_on()
            progress.changed(story.topic, f"scene:{scene.pk}")
        story.follow_review(Action.APPROVE)
        Decision.remember(story, action=Action.APPROVE, stage=stage, before=before)
        progress.changed(story.topic, "draft")


def keep_text(scene: Scene, *, content: str, seen: int) -> Revision:
    """Make the author's own words the text of the scene, which then waits for approval.

    Text that is the present one letter for letter changes nothing, not even an approval.
    """
    content = scene_text(content)
    with reviewing(scene, action=Action.KEEP, seen=seen):
        require_written(scene)
        return store_manual(scene, content)


def restore_revision(revision: Revision, *, seen: int) -> Revision:
    """Make an earlier text the present one again, as a new version; the history stays whole."""
    scene = revision.scene
    with reviewing(scene, action=Action.RESTORE, seen=seen):
        revision.refresh_from_db()
        if revision.state == RevisionState.WRITING or not revision.content:
            raise AuthorError("That version has no finished text. Nothing was changed.")
        if revision.pk == scene.current_id:
            raise AuthorError("That version is the scene's text already. Nothing was changed.")
        return add_current(scene, revision.content, origin=Origin.RESTORE, based_on=revision)


def store_manual(scene: Scene, content: str) -> Revision:
    """Return the present text when it is `content`, else a new one by the author that becomes it."""
    if scene.current and scene.current.content == content:
        return scene.current
    return add_current(scene, content, origin=Origin.MANUAL, based_on=scene.current)


def add_current(scene: Scene, content: str, *, origin: Origin, based_on: Revision | None) -> Revision:
    """Add a finished text to a scene and show it."""
    revision = scene.add_revision(
        content=content, origin=origin, state=RevisionState.ACCEPTED, based_on=based_on
    )
    revision.finish(RevisionState.ACCEPTED)
    scene.show(revision)
    return revision


def require_text(scene: Scene) -> Revision:
    """Return the text of a scene; raise `AuthorError` when it has none yet."""
    if scene.current is None:
        raise AuthorError("This scene has no text yet. Nothing was changed.")
    return scene.current


def require_written(scene: Scene) -> None:
    """Raise `AuthorError` while the first text of a scene is on its way."""
    first_texts = scene.revisions.filter(origin=Origin.DRAFT, state=RevisionState.WRITING)
    if first_texts.exists():
        raise AuthorError("This scene is still being written. Wait for it, or stop the writing first.")


def _refuse_other_draft(draft: Draft) -> None:
    story = draft.story
    check(Action.APPROVE, Stage(story.stage))
    if story.draft_id != draft.pk:
        raise AuthorError(
            "These scenes belong to another draft. Choose that draft first; nothing was changed."
        )
