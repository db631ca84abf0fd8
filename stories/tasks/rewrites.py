"""`rewrite_scene`: another version of a scene's text, which then waits for its author."""

from uuid import UUID

from stories import chosen, pending
from stories.agents.errors import Unusable
from stories.agents.rewriter import RewriterAgent
from stories.models import Revision, RevisionState
from stories.schemas import RewriteRequest
from stories.tasks.growing import GrowingText
from stories.tasks.records import recorded
from stories.tasks.requests import rewrite_request
from storycreator import progress
from storycreator.errors import ServiceError
from storycreator.jobs.ledger import Work, handler
from storycreator.jobs.models import Job, JobStatus

STOPPED = "The rewriting was stopped. The scene is as it was."
GONE = (
    "The text in which this passage was marked was removed meanwhile, so that it could not be rewritten. "
    "The scene is as it was."
)
ALIKE = "The writer made the same version twice. Nothing was lost. Try again."
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
    _check_passage(request)
    growing = GrowingText(work, revision, target=request.brief.words)

    async def show(text: str) -> None:
        await growing(spliced(request, text))

    text = await recorded(
        work, story_id, chosen.fast_writer(), lambda writer: RewriterAgent(writer).rewrite(request, show)
    )
    await work.commit(lambda: _store(revision_id, spliced(request, text)))


def spliced(request: RewriteRequest, text: str) -> str:
    """The whole scene, with `text` in place of the passage if that alone was written."""
    return request.passage.replaced(request.content, text) if request.passage else text


def _check_passage(request: RewriteRequest) -> None:
    """Raise `ServiceError` when the text that the passage was marked in has been removed since."""
    if request.passage and request.passage.end > len(request.content):
        raise ServiceError(GONE, permanent=True)


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
    if _is_made_already(revision, text):
        raise Unusable(ALIKE)
    unchanged = revision.based_on is not None and revision.based_on.content == text
    revision.content, revision.model = text, chosen.fast_writer()
    revision.finish(RevisionState.CANDIDATE, note=UNCHANGED if unchanged else "")
    progress.changed(revision.scene.draft.story.topic, f"scene:{revision.scene_id}")


def _is_made_already(revision: Revision, text: str) -> bool:
    """Whether another version of the same wish, which waits too, has this very text."""
    others = revision.wished_with().filter(state=RevisionState.CANDIDATE)
    return others.filter(sha256=Revision.hash_of(text)).exists()
