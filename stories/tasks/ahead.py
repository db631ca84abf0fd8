"""`outline_ahead`: the plan of a concept that its author is still reading."""

from stories import chosen, consent, pending
from stories.agents.story_drafter import StoryDraftingAgent
from stories.models import Concept, Idea
from stories.schemas import StoryOutline
from stories.tasks.records import recorded
from stories.tasks.requests import digest_of, outline_request
from storycreator import budget
from storycreator.jobs.ledger import Work, enqueue, handler
from storycreator.jobs.models import Job, Priority


def plan_ahead(idea: Idea) -> None:
    """Have the concepts of a round planned, where that is wanted and allowed."""
    if not _may_plan_ahead(idea):
        return
    for concept in idea.concepts.all():
        enqueue(
            pending.OUTLINE_AHEAD,
            story_id=str(idea.story_id),
            concept_id=str(concept.pk),
            # Once: who chooses the concept meanwhile waits for it, and has it planned then if it fails.
            max_attempts=1,
            lock=pending.planning_lock(concept),
            priority=Priority.AHEAD,
        )


def _may_plan_ahead(idea: Idea) -> bool:
    """The one place that decides whether money may go into plans that perhaps nobody will read."""
    is_allowed = consent.asked_of(idea.story.author_id) is None and budget.is_half_left()
    return chosen.plans_ahead() and is_allowed


def ahead_gave_up(_job: Job, _reason: str) -> None:
    """Nothing is lost, and nobody waits: a concept without a plan is planned when it is chosen."""


@handler(pending.OUTLINE_AHEAD, gave_up=ahead_gave_up)
async def outline_ahead(work: Work, *, story_id: str, concept_id: str) -> None:
    """Keep the plan with its concept, for the draft that will be made of it."""
    concept = await work.load(lambda: _unplanned(concept_id))
    if concept is None:
        return
    request = await work.load(lambda: outline_request(concept))
    outline = await recorded(
        work,
        concept.idea.story_id,
        chosen.fast_writer(),
        lambda writer: StoryDraftingAgent(writer).outline(request, ahead=True),
    )
    await work.commit(lambda: _store(concept_id, outline, asked=digest_of(request)))


def _unplanned(concept_id: str) -> Concept | None:
    concepts = Concept.objects.filter(pk=concept_id, outline_json__isnull=True)
    return concepts.select_related("idea__story").first()


def _store(concept_id: str, outline: StoryOutline, *, asked: str) -> None:
    planned = Concept.objects.filter(pk=concept_id)
    planned.update(outline_json=outline.model_dump(), outline_asked=asked)
