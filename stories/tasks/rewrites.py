"""`rewrite_scene`: another version of a scene's text, which then waits for its author."""

from uuid import UUID

from stories import chosen, pending
from stories.agents.rewriter import RewriterAgent
from stories.models import Revision, RevisionState
from stories.schemas import RewriteRequest
from stories.tasks.growing import GrowingText
from stories.tasks.records import recorded
from stories.tasks.requests import rewrite_request
from storycreator import progress
from storycreator.jobs.ledger import Work, handler
from storycreator.jobs.models import Job, JobStatus

STOPPED = "The rewriting was stopped. The scene is as it was."
UNCHANGED = "The writer left the text as it was."


def rewrite_gave_up(job: Job, reason: str) -> None:
    """Mark the version as failed; the scene's text is as it was, and another wish can be made."""
    revision = _writing(job.args["revision_id"])
    if revision is None:
        return
    stopped = job.status == JobStatus.CANCELLED
    revision.finish(RevisionState.FAILED, error=STOPPED if stopped else reason)
    revision.scene.settle()
    progress.changed(revision.scene.draft.story.topic, f"scene:{revision.scene_id}")


@handler(pending.REWRITE, gave_up=rewrite_gave_up)
async def rewrite_scene(work: Work, *, revision_id: str) -> None:
    """Store the new version beside the present text; nothing else changes."""
    order = await work.load(lambda: _order(revision_id))
    if order is None:
        return
    revision, story_id, request = order
    growing = GrowingText(work, revision, target=request.brief.words)
    text = await recorded(
        work, story_id, chosen.fast_writer(), lambda writer: RewriterAgent(writer).rewrite(request, growing)
    )
    await work.commit(lambda: _store(revision_id, text))


def _writing(revision_id: str) -> Revision | None:
    writing = Revision.objects.filter(pk=revision_id, state=RevisionState.WRITING)
    return writing.select_related("based_on", "scene__draft__story", "scene__draft__concept__idea").first()


def _order(revision_id: str) -> tuple[Revision, UUID, RewriteRequest] | None:
    revision = _writing(revision_id)
    if revision is None:
        return None
    return revision, revision.scene.draft.story_id, rewrite_request(revision)


def _store(revision_id: str, text: str) -> None:
    revision = _writing(revision_id)
    if revision is None:
        return
    unchanged = revision.based_on is not None and revision.based_on.content == text
    revision.content, revision.model = text, chosen.fast_writer()
    revision.finish(RevisionState.CANDIDATE, note=UNCHANGED if unchanged else "")
    progress.changed(revision.scene.draft.story.topic, f"scene:{revision.scene_id}")
