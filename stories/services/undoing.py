"""A decision taken back: its scenes stand as they stood before it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from stories.models import UNDO_FOR, Decision, Scene, Story, versions_of
from stories.services.deciding import deciding
from stories.workflow import Action, Stage
from storycreator import progress
from storycreator.errors import AuthorError, Stale

TOO_LATE = (
    "That was too long ago to be undone with one button. Nothing was changed; every text is in the history "
    "of its scene, and can be restored there."
)
OVERTAKEN = (
    "Something newer has happened to that since, so it cannot be undone with one button. Nothing changed; "
    "every text is in the history of its scene, and can be restored there."
)


def undo_decision(decision: Decision) -> None:
    """Let the scenes of a decision stand as before it. Texts made by it stay in the history.

    Twice is once. Raises `Stale` when something newer has happened to one of them.
    """
    story = decision.story
    with deciding(story, action=Action.UNDO):
        decision.refresh_from_db()
        if decision.undone_at:
            return
        _refuse_overtaken(decision, story)
        was_finished = decision.stage == Stage.COMPLETED and decision.versions == versions_of(story.draft_id)
        _put_back(decision, story)
        story.follow_review(Action.UNDO, was_finished=was_finished)
        decision.undone_at = timezone.now()
        decision.save(update_fields=["undone_at"])


def undo_last(story: Story) -> None:
    """Take the last decision back that was not taken back yet. Raises as `undo_decision` does."""
    last = story.decisions.filter(undone_at=None).order_by("-made_at").first()
    if last is None:
        raise AuthorError("There is no decision to take back. Nothing was changed.")
    undo_decision(last)


def _refuse_overtaken(decision: Decision, story: Story) -> None:
    if decision.made_at < timezone.now() - UNDO_FOR:
        raise AuthorError(TOO_LATE)
    own = Scene.objects.filter(pk__in=decision.scene_ids, draft=story.draft)
    if not decision.is_newest() or own.count() < len(decision.scene_ids):
        raise Stale(OVERTAKEN)


def _put_back(decision: Decision, story: Story) -> None:
    scenes = Scene.objects.in_bulk(decision.scene_ids)
    for before in decision.before:
        scene = scenes[UUID(before["scene"])]
        scene.stand_as(before)
        scene.count_on()
    if story.draft:
        story.draft.count_on()
    _tell(story, scenes.values())


def _tell(story: Story, scenes: Iterable[Scene]) -> None:
    progress.changed(story.topic, "draft", *(f"scene:{scene.pk}" for scene in scenes))
