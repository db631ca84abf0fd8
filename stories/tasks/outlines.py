"""`outline_draft`: the plan of a story, and its scenes that are then to be written."""

from stories import chosen, pending
from stories.agents.story_drafter import StoryDraftingAgent
from stories.drafting import write_next
from stories.models import Concept, Draft
from stories.schemas import StoryOutline
from stories.tasks.planning import GrowingOutline
from stories.tasks.records import recorded
from stories.tasks.requests import digest_of, outline_request
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
    draft.outline_so_far = []
    draft.save(update_fields=["error", "outline_so_far"])
    progress.changed(draft.story.topic, "draft")


@handler(pending.OUTLINE, gave_up=outline_gave_up)
async def outline_draft(work: Work, *, draft_id: str) -> None:
    """Store the plan; its scenes are written next, unless the author wants to change the plan first."""
    draft = await work.load(lambda: _unplanned(draft_id))
    if draft is None:
        return
    request = await work.load(lambda: outline_request(draft.concept, draft=draft))
    # Unless what it was made from has changed since: the author may have written on a sheet.
    outline = draft.concept.outline if draft.concept.outline_asked == digest_of(request) else None
    if outline is None:
        growing = GrowingOutline(work, draft, scenes=request.brief.scenes)
        await growing.restart()
        outline = await recorded(
            work,
            draft.story_id,
            chosen.fast_writer(),
            lambda writer: StoryDraftingAgent(writer).outline(request, on_text=growing),
        )
    await work.commit(lambda: _store(draft_id, outline))


def _unplanned(draft_id: str) -> Draft | None:
    drafts = Draft.objects.filter(pk=draft_id, outline_json__isnull=True)
    return drafts.select_related("story", "concept__idea__story").first()


def _store(draft_id: str, outline: StoryOutline) -> None:
    draft = Draft.objects.select_related("story", "concept__idea").get(pk=draft_id)
    draft.outline_json, draft.outline_so_far, draft.error = outline.model_dump(), [], ""
    draft.outline_waits = draft.concept.idea.brief.edit_outline
    draft.save(update_fields=["outline_json", "outline_so_far", "outline_waits", "error"])
    # A plan that was made ahead serves one draft: the same concept chosen again is told another way.
    Concept.objects.filter(pk=draft.concept_id).update(outline_json=None, outline_asked="")
    draft.count_on()
    if draft.story.draft_id == draft.pk:
        draft.story.cast_figures(outline.characters)
    if not draft.outline_waits:
        draft.begin_scenes()
        write_next(draft)
    progress.changed(draft.story.topic, "draft", "characters")
