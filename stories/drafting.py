"""Which scenes of a draft are written next: all at once, or each in its turn."""

from django.db.models import QuerySet

from stories import chosen, pending
from stories.models import Draft, Origin, Revision, RevisionState
from storycreator.jobs.ledger import enqueue
from storycreator.jobs.models import Priority


def write_next(draft: Draft) -> None:
    """Enqueue those first texts of a draft that have no job yet and whose turn it is."""
    for revision in _in_turn(draft):
        enqueue(
            pending.WRITE,
            revision_id=str(revision.pk),
            lock=f"scene:{revision.scene_id}:text",
            dedup=f"write_scene:{revision.pk}",
            topic=draft.story.topic,
            priority=Priority.WAITING,
        )


def waiting(draft: Draft) -> list[Revision]:
    """Return the first texts, in the order of their scenes, that are to be written and have no job yet."""
    taken = _taken(draft)
    return [revision for revision in _to_be_written(draft) if str(revision.pk) not in taken]


def _in_turn(draft: Draft) -> list[Revision]:
    waits = waiting(draft)
    match chosen.drafting():
        case "parallel":
            return waits
        case "sequential":
            return [] if _taken(draft) else waits[:1]
        case _:
            # The first one's voice anchors the rest: while it is being written they wait for it.
            first = _to_be_written(draft).filter(scene__number=1).exists()
            return [revision for revision in waits if revision.scene.number == 1 or not first]


def _to_be_written(draft: Draft) -> QuerySet[Revision]:
    texts = Revision.objects.filter(scene__draft=draft, state=RevisionState.WRITING, origin=Origin.DRAFT)
    return texts.select_related("scene").order_by("scene__number")


def _taken(draft: Draft) -> set[str]:
    jobs = pending.jobs_of_draft(draft)
    return {job.args["revision_id"] for job in jobs if job.kind == pending.WRITE}
