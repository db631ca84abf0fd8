"""`write_scene`: the first text of a scene; when it ends, the scenes whose turn it then is are begun."""

from dataclasses import dataclass
from uuid import UUID

from stories import chosen, pending
from stories.agents.errors import Unusable
from stories.agents.story_drafter import StoryDraftingAgent
from stories.craft import words
from stories.drafting import waiting, write_next
from stories.models import Draft, Origin, Revision, RevisionState
from stories.schemas import USABLE_WORDS, Brief, SceneRequest
from stories.tasks.growing import GrowingText
from stories.tasks.records import recorded
from stories.tasks.requests import scene_request
from stories.workflow import Action, Stage
from storycreator import progress
from storycreator.errors import ServiceError
from storycreator.jobs.ledger import Work, handler
from storycreator.jobs.models import Job, JobStatus

STOPPED = "The writing was stopped. Nothing else was lost."
NO_SCENE = "The writer gave {count} words in place of a scene, twice. Nothing was lost. Try again."


@dataclass(frozen=True)
class _Order:
    revision: Revision
    story_id: UUID
    request: SceneRequest


def write_gave_up(job: Job, reason: str) -> None:
    """Mark the text as failed with what there is of it; the scene can be written again, the others go on."""
    revision = _first_text(job.args["revision_id"])
    if revision is None:
        return
    draft = revision.scene.draft
    draft.story.touch()
    if job.status == JobStatus.CANCELLED:
        revision.finish(RevisionState.FAILED, error=STOPPED)
        _stop_waiting(draft)
    else:
        revision.finish(RevisionState.FAILED, error=reason)
        write_next(draft)
    _finish_drafting(draft)
    progress.changed(draft.story.topic, f"scene:{revision.scene_id}", "draft")


@handler(pending.WRITE, gave_up=write_gave_up)
async def write_scene(work: Work, *, revision_id: str) -> None:
    """Store the text of the scene; a length out of range is put right once."""
    order = await work.load(lambda: _order(revision_id))
    if order is None:
        return
    growing = GrowingText(work, order.revision, target=order.request.brief.words)
    text = await _written(work, order.story_id, order.request, growing)
    text, note = await _in_range(work, order, growing, text)
    _check_usable(text)
    await work.commit(lambda: _store(revision_id, text, note))


async def _written(work: Work, story_id: UUID, request: SceneRequest, growing: GrowingText) -> str:
    return await recorded(
        work,
        story_id,
        chosen.writer(),
        lambda writer: StoryDraftingAgent(writer).write_scene(request, growing),
    )


async def _in_range(work: Work, order: _Order, growing: GrowingText, text: str) -> tuple[str, str]:
    """Return the text, written a second time when its length is out of range, and what to say about that."""
    brief = order.request.brief
    before = len(words(text))
    if _distance(before, brief) == 0:
        return text, ""
    growing.restart()
    request = order.request.model_copy(update={"words_before": before})
    try:
        second = await _written(work, order.story_id, request, growing)
    except ServiceError as error:
        # A text that is a little short is worth more than none.
        return text, f"{_fault(before, brief)}, but a second try failed. {error.message}"
    return _better(text, second, brief)


def _check_usable(text: str) -> None:
    """Raise `Unusable` for a text that is no scene: it was corrected once, so that the author decides now."""
    count = len(words(text))
    fewest, most = USABLE_WORDS
    if not fewest <= count <= most:
        error = Unusable(NO_SCENE.format(count=count))
        error.permanent = True
        raise error


def _better(first: str, second: str, brief: Brief) -> tuple[str, str]:
    before, after = len(words(first)), len(words(second))
    if second == first:
        return first, f"{_fault(before, brief)}, but a second try brought the same {before} words."
    if _distance(after, brief) >= _distance(before, brief):
        kept = f"a second try had {after} words, so the first one with {before} stands"
        return first, f"{_fault(before, brief)}; {kept}."
    change = "extended" if after > before else "shortened"
    return second, f"{_fault(before, brief)}, so it was {change} once: {before} to {after} words."


def _fault(count: int, brief: Brief) -> str:
    return "Too short at first" if count < brief.word_range()[0] else "Too long at first"


def _distance(count: int, brief: Brief) -> int:
    """Return by how many words a text misses the range of the brief."""
    low, high = brief.word_range()
    return max(low - count, count - high, 0)


def _first_text(revision_id: str) -> Revision | None:
    writing = Revision.objects.filter(pk=revision_id, state=RevisionState.WRITING, origin=Origin.DRAFT)
    return writing.select_related("scene__draft__story", "scene__draft__concept__idea").first()


def _order(revision_id: str) -> _Order | None:
    revision = _first_text(revision_id)
    if revision is None:
        return None
    return _Order(revision, revision.scene.draft.story_id, scene_request(revision.scene))


def _store(revision_id: str, text: str, note: str) -> None:
    revision = _first_text(revision_id)
    if revision is None:
        return
    scene, draft = revision.scene, revision.scene.draft
    draft.story.touch()
    revision.content, revision.model = text, chosen.writer()
    if scene.current is None:
        revision.finish(RevisionState.ACCEPTED, note=note)
        scene.show(revision)
        scene.count_on()
    else:
        revision.finish(RevisionState.CANDIDATE, note=note)
    write_next(draft)
    _finish_drafting(draft)
    progress.changed(draft.story.topic, f"scene:{scene.pk}", "draft")


def _stop_waiting(draft: Draft) -> None:
    for revision in waiting(draft):
        revision.finish(RevisionState.FAILED, error=STOPPED)


def _finish_drafting(draft: Draft) -> None:
    """Move the story on when the last scene of its draft is written or has failed."""
    story = draft.story
    story.refresh_from_db()
    if story.draft_id == draft.pk and story.stage == Stage.STORY_DRAFTING and not draft.is_being_written:
        story.follow_review(Action.FINISH_DRAFTING)
