"""The concept that is told, and its drafts."""

from django.db.models import Max

from stories import costs, pending
from stories.models import Concept, Draft, RevisionState, Story
from stories.services.deciding import deciding
from stories.services.limits import require_leave
from stories.services.rewrites import retry_scene
from stories.services.titles import follow_title
from stories.workflow import Action, Stage
from storycreator import progress
from storycreator.errors import AuthorError
from storycreator.jobs.ledger import cancel, enqueue
from storycreator.jobs.models import Job, JobStatus, Priority


def choose_concept(story: Story, *, concept: Concept, seen: int) -> Draft:
    """Tell `concept`: a new draft is begun. One that is still being written stops, and stays as it is."""
    with deciding(story, action=Action.CHOOSE_CONCEPT, seen=seen):
        if concept.idea.story_id != story.pk:
            raise AuthorError("That concept belongs to another story. Nothing was changed.")
        former = story.draft
        last = story.drafts.aggregate(last=Max("number"))["last"] or 0
        draft = story.drafts.create(number=last + 1, concept=concept)
        _tell(story, draft)
        story.move(Action.CHOOSE_CONCEPT, Stage.STORY_DRAFTING)
        if former:
            # After the change of draft: the end of an old one's jobs no longer moves the story.
            cancel(pending.jobs_of_draft(former))
        _keep_plan_of(story, concept)
        _ask_outline(draft)
        return draft


def choose_draft(story: Story, *, draft: Draft, seen: int) -> Draft:
    """Go back to an earlier draft, with everything that was written and approved in it."""
    with deciding(story, action=Action.CHOOSE_DRAFT, seen=seen):
        draft.refresh_from_db()
        if draft.story_id != story.pk:
            raise AuthorError("That draft belongs to another story. Nothing was changed.")
        _tell(story, draft)
        story.follow_review(Action.CHOOSE_DRAFT)
        if draft.outline:
            story.cast_figures(draft.outline.characters)
            draft.call_figures()
        progress.changed(story.topic, "draft", "characters")
        return draft


def stop_drafting(draft: Draft) -> None:
    """Stop writing the draft; the scenes that are finished stay."""
    with deciding(draft.story):
        cancel(pending.jobs_of_draft(draft) | pending.outlines_ahead(draft.story))


def write_missing(draft: Draft, *, seen: int) -> None:
    """Write each scene that has no text and is not being written; `seen` is the story's version."""
    with deciding(draft.story, action=Action.RETRY_SCENE, seen=seen):
        missing = draft.scenes.filter(current=None).exclude(revisions__state=RevisionState.WRITING)
        if not missing:
            raise AuthorError("No scene is missing, or each is on its way. Nothing was changed.")
        for scene in missing:
            retry_scene(scene, seen=scene.version)


def retry_outline(draft: Draft, *, seen: int) -> Draft:
    """Plan the story again after that failed or was stopped; `seen` is the story's version."""
    with deciding(draft.story, seen=seen):
        draft.refresh_from_db()
        if draft.outline_json is not None or pending.jobs_of_draft(draft).exists():
            raise AuthorError("The story is planned already, or is being planned. Nothing was changed.")
        draft.error = ""
        draft.save(update_fields=["error"])
        _ask_outline(draft)
        return draft


def _tell(story: Story, draft: Draft) -> None:
    follow_title(story, draft.concept.title)
    story.concept, story.draft = draft.concept, draft
    story.save(update_fields=["concept", "draft", "updated_at"])


def _keep_plan_of(story: Story, concept: Concept) -> None:
    """Stop the plans that are made ahead but one of `concept` that is under way: its draft waits for that."""
    under_way = pending.outlines_ahead(story).filter(
        args__concept_id=str(concept.pk), status=JobStatus.RUNNING
    )
    kept = list(under_way.values_list("pk", flat=True))
    Job.objects.filter(pk__in=kept).update(priority=Priority.WAITING)
    cancel(pending.outlines_ahead(story).exclude(pk__in=kept))


def _ask_outline(draft: Draft) -> None:
    require_leave(draft.story.author_id, most=costs.most_of_plan())
    topic = draft.story.topic
    enqueue(
        pending.OUTLINE,
        draft_id=str(draft.pk),
        lock=pending.planning_lock(draft.concept),
        topic=topic,
        priority=Priority.WAITING,
    )
    progress.changed(topic, "concepts", "draft")
