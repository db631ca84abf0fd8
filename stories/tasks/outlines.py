"""`outline_draft`: the plan of a story, and its scenes that are then to be written."""

from stories import chosen, pending
from stories.agents.story_drafter import StoryDraftingAgent
from stories.models import Draft, Origin, RevisionState
from stories.schemas import SceneOutline, StoryOutline
from stories.tasks.records import recorded
from stories.tasks.requests import outline_request
from stories.tasks.scenes import enqueue_waiting
from storycreator import progress
from storycreator.jobs.ledger import Work, handler
from storycreator.jobs.models import Job, JobStatus

STOPPED = "The planning was stopped. Nothing was lost."


def outline_gave_up(job: Job, reason: str) -> None:
    """Say why on the draft, which can then be planned again."""
    draft = Draft.objects.select_related("story").filter(pk=job.args["draft_id"]).first()
    if draft is None:
        return
    draft.error = STOPPED if job.status == JobStatus.CANCELLED else reason
    draft.save(update_fields=["error"])
    progress.changed(draft.story.topic, "draft")


@handler(pending.OUTLINE, gave_up=outline_gave_up)
async def outline_draft(work: Work, *, draft_id: str) -> None:
    """Store the plan, its scenes and its figures; the first scene is written next."""
    draft = await work.load(lambda: Draft.objects.filter(pk=draft_id, outline_json__isnull=True).first())
    if draft is None:
        return
    request = await work.load(lambda: outline_request(draft))
    outline = await recorded(
        work, draft.story_id, chosen.fast_writer(), lambda writer: StoryDraftingAgent(writer).outline(request)
    )
    await work.commit(lambda: _store(draft_id, outline))


def _store(draft_id: str, outline: StoryOutline) -> None:
    draft = Draft.objects.select_related("story").get(pk=draft_id)
    draft.outline_json, draft.error = outline.model_dump(), ""
    draft.save(update_fields=["outline_json", "error"])
    draft.count_on()
    for number, plan in enumerate(outline.scenes, start=1):
        _add_scene(draft, number, plan)
    if draft.story.draft_id == draft.pk:
        draft.story.cast_figures(outline.characters)
        draft.call_figures()
    enqueue_waiting(draft, first_only=True)
    progress.changed(draft.story.topic, "draft", "characters")


def _add_scene(draft: Draft, number: int, plan: SceneOutline) -> None:
    scene = draft.scenes.create(
        number=number, title=plan.title, setting=plan.setting, characters=plan.characters
    )
    scene.add_revision(origin=Origin.DRAFT, state=RevisionState.WRITING)
