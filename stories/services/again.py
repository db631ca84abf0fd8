"""All work of a story at once: stopped, or begun again where it failed."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from stories import pending
from stories.models import UNDECIDED, Draft, Origin, Revision, Scene, Story
from stories.services.concepts import suggest_again
from stories.services.deciding import deciding
from stories.services.drafts import retry_outline
from stories.services.rewrites import retry_rewrite, retry_scene
from storycreator.jobs.ledger import cancel


def stop_work(story: Story) -> int:
    """Stop everything under way for a story, its book's parts included; return how much that was.

    What is finished stays, and what was stopped can be begun again.
    """
    with deciding(story):
        cancel(pending.outlines_ahead(story))
        return cancel(pending.jobs_of_story(story))


def retry_failed(story: Story) -> int:
    """Begin again what failed or was stopped on the way to approved scenes; return how much that was.

    The newest round of concepts, the plan of the draft, first texts, and rewrites that nothing was
    decided about since.
    """
    with deciding(story):
        draft = story.draft
        again = _suggest_again(story) + (_plan_again(draft) if draft else 0)
        return again + sum(_write_again(scene, last) for scene, last in _failed_texts(draft))


def _failed_texts(draft: Draft | None) -> list[tuple[Scene, Revision]]:
    undecided = Prefetch("revisions", Revision.objects.filter(state__in=UNDECIDED), to_attr="undecided")
    scenes: QuerySet[Any] = Scene.objects.filter(draft=draft).select_related("current", "draft__story")
    found = [(scene, scene.last_failure(scene.undecided)) for scene in scenes.prefetch_related(undecided)]
    return [(scene, last) for scene, last in found if last]


def _suggest_again(story: Story) -> int:
    if not story.idea.error or story.idea.concepts.exists():
        return 0
    suggest_again(story, seen=story.version)
    return 1


def _plan_again(draft: Draft) -> int:
    if not draft.error or draft.outline_json is not None:
        return 0
    retry_outline(draft, seen=draft.story.version)
    return 1


def _write_again(scene: Scene, last: Revision) -> int:
    if last.origin == Origin.DRAFT and scene.current is None:
        retry_scene(scene, seen=scene.version)
        return 1
    if last.origin in (Origin.AI_REWRITE, Origin.POLISH) and scene.current:
        retry_rewrite(last, seen=scene.version)
        return 1
    return 0
