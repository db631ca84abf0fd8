"""`suggest_concepts`: three concepts for an idea."""

from stories import chosen, pending
from stories.agents.idea_generator import IdeaGeneratorAgent
from stories.models import Concept, Idea
from stories.schemas import ConceptSet
from stories.tasks.ahead import plan_ahead
from stories.tasks.records import recorded
from stories.tasks.requests import idea_request
from stories.workflow import Action, Stage
from storycreator import progress
from storycreator.jobs.ledger import Work, handler
from storycreator.jobs.models import Job, JobStatus

STOPPED = "The suggestions were stopped. Nothing was lost."


def suggest_gave_up(job: Job, reason: str) -> None:
    """Say why on the idea, which can then be tried again; earlier concepts can be chosen from."""
    idea = Idea.objects.select_related("story").filter(pk=job.args["idea_id"]).first()
    if idea is None:
        return
    idea.error = STOPPED if job.status == JobStatus.CANCELLED else reason
    idea.save(update_fields=["error"])
    story = idea.story
    if _is_awaited(idea):
        earlier = Concept.objects.filter(idea__story=story).exists()
        story.move(Action.GIVE_UP_CONCEPTS, Stage.CONCEPT_SELECTION if earlier else Stage.IDEA_GENERATION)
    progress.changed(story.topic, "concepts")


@handler(pending.SUGGEST, gave_up=suggest_gave_up)
async def suggest_concepts(work: Work, *, idea_id: str, read: bool = False) -> None:
    """Store three concepts for the idea; `read`: its author reads them, and they are planned meanwhile."""
    idea = await work.load(lambda: Idea.objects.filter(pk=idea_id, concepts=None).first())
    if idea is None:
        return
    request = await work.load(lambda: idea_request(idea))
    concepts = await recorded(
        work, idea.story_id, chosen.writer(), lambda writer: IdeaGeneratorAgent(writer).suggest(request)
    )
    await work.commit(lambda: _store(idea_id, concepts, read=read))


def _store(idea_id: str, concepts: ConceptSet, *, read: bool) -> None:
    idea = Idea.objects.select_related("story").get(pk=idea_id)
    for position, concept in enumerate(concepts.concepts, start=1):
        idea.concepts.create(position=position, **concept.model_dump())
    if _is_awaited(idea):
        idea.story.move(Action.STORE_CONCEPTS, Stage.CONCEPT_SELECTION)
        if read:
            plan_ahead(idea)
    progress.changed(idea.story.topic, "concepts")


def _is_awaited(idea: Idea) -> bool:
    """Whether the story's next decision waits for this round: a newer one may have been asked for."""
    return idea.story.stage == Stage.IDEA_GENERATION and idea.story.idea == idea
