"""What is under way for a story, and what failed with what may be done."""

from collections.abc import Iterable, Iterator
from typing import Any

from narration.making import Making, Row
from narration.models import Part, PartState, Recording
from narration.session import FailedWork, PendingWork
from stories.models import Idea, Origin, Revision, Story
from stories.pending import OUTLINE, REWRITE, SUGGEST, WRITE, jobs_of_story
from storycreator.jobs.models import Job

RECORD, DRAW, PUBLISH = "record_scene", "draw_scene", "publish_file"
STOPPED = "This was stopped. Nothing is lost; it can be made when you like."
NO_FILE = "A file of the book was not finished. Nothing is lost; it can be made again."


def pending_work(story: Story, scenes: Iterable[Any], making: Making | None) -> list[PendingWork]:
    """The live jobs of a story, the one waiting longest first."""
    jobs = list(jobs_of_story(story).order_by("pk"))
    scene_ids = _scene_ids(jobs, scenes, making)
    return [
        PendingWork(
            kind=job.kind,
            scene_id=scene_ids.get(_about(job)),
            progress=min(max(job.progress, 0.0), 1.0),
            since=job.started_at or job.created_at,
        )
        for job in jobs
    ]


def _about(job: Job) -> str:
    return str(job.args.get("revision_id") or job.args.get("part_id") or "")


def _scene_ids(jobs: list[Job], scenes: Iterable[Any], making: Making | None) -> dict[str, str]:
    """The scene of each text and part that a job is for, by that text's or part's id."""
    known = {str(r.pk): str(scene.pk) for scene in scenes for r in scene.undecided}
    for row in making.rows if making else []:
        known |= {str(cell.part.pk): str(row.scene.pk) for cell in row.cells if cell.part}
    texts = {str(job.args["revision_id"]) for job in jobs if "revision_id" in job.args} - known.keys()
    if texts:
        # Of an earlier draft.
        found = Revision.objects.filter(pk__in=texts).values_list("pk", "scene_id")
        known |= {str(pk): str(scene_id) for pk, scene_id in found}
    return known


def failed_work(story: Story, newest: Idea, scenes: Iterable[Any], making: Making | None) -> list[FailedWork]:
    """What failed or was stopped and nothing was decided about since, in the order of the way to a book."""
    return [
        *_failed_concepts(newest),
        *_failed_plan(story),
        *_failed_texts(scenes),
        *(_failed_parts(making) if making else []),
    ]


def _failed_concepts(newest: Idea) -> Iterator[FailedWork]:
    if newest.error and not newest.concepts.all():
        yield _failed(SUGGEST, newest.error, "retry", "three-new", "start-over")


def _failed_plan(story: Story) -> Iterator[FailedWork]:
    draft = story.draft
    if draft and draft.error and draft.outline_json is None:
        yield _failed(OUTLINE, draft.error, "retry", "select-concept")


def _failed_texts(scenes: Iterable[Any]) -> Iterator[FailedWork]:
    for scene in scenes:
        last = scene.last_failure(scene.undecided)
        if last:
            kind = WRITE if last.origin == Origin.DRAFT else REWRITE
            yield _failed(kind, last.error, "retry", "rewrite-scene", scene_id=str(scene.pk))


def _failed_parts(making: Making) -> Iterator[FailedWork]:
    for row in making.rows:
        yield from _failed_cells(row)
    for file in making.failed_files:
        yield _failed(PUBLISH, file.error or NO_FILE, "retry")


def _failed_cells(row: Row) -> Iterator[FailedWork]:
    for cell in row.cells:
        if cell.part and cell.can_leave_out:
            calls = ("retry", "leave-out") if cell.part.state == PartState.FAILED else ("retry",)
            message = cell.part.error or STOPPED
            yield _failed(_kind(cell.part), message, *calls, scene_id=str(row.scene.pk))


def _kind(part: Part) -> str:
    return RECORD if isinstance(part, Recording) else DRAW


def _failed(kind: str, message: str, *calls: str, scene_id: str | None = None) -> FailedWork:
    return FailedWork(kind=kind, scene_id=scene_id, message=message, calls=list(calls))
