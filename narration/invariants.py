"""What is always true of books, checked against the rows and the storage."""

from collections.abc import Iterator

from django.db.models import Count, F

from narration import storage
from narration.models import (
    UNDER_WAY,
    Book,
    Credit,
    Edition,
    EditionFile,
    EditionScene,
    EditionState,
    Illustration,
    Part,
    PartState,
    Recording,
    Take,
)
from narration.orphans import orphans
from stories.models import Revision
from stories.pending import REMOVE
from stories.workflow import Stage
from storycreator.invariants import invariant
from storycreator.jobs.models import Job

PART_TABLES: tuple[type[Recording] | type[Illustration], ...] = (Recording, Illustration)


@invariant("one current recording and picture per scene revision")
def no_part_twice() -> list[str]:
    return [fault for table in PART_TABLES for fault in _doubled(table)]


@invariant("no part is waiting or working without a live job")
def every_part_under_way_has_a_job() -> list[str]:
    live = set(Job.objects.live().values_list("lock", flat=True))
    return [f"{_name(row)} is {row.state}" for row in _made(*UNDER_WAY) if row.lock not in live]


@invariant("what is ready can be read back byte for byte")
def every_ready_part_verifies() -> list[str]:
    return [
        f"{_name(row)}: its object is missing or another one"
        for row in _made(PartState.READY)
        if not storage.verify(row.file, size=row.size, sha256=row.sha256)
    ]


@invariant("every take and credit, and the sound for audiobooks, can be read back byte for byte")
def every_take_verifies() -> list[str]:
    takes, credits = Take.objects.all(), Credit.objects.all()
    recordings = Recording.objects.filter(state=PartState.READY).exclude(aac_file="")
    objects = [
        *((f"take {row.pk}", row.file, row.size, row.sha256) for row in takes),
        *((f"credit {row.pk}", row.file, row.size, row.sha256) for row in credits),
        *((f"recording {r.pk}, for audiobooks", r.aac_file, r.aac_size, r.aac_sha256) for r in recordings),
        *((f"credit {r.pk}, for audiobooks", r.aac_file, r.aac_size, r.aac_sha256) for r in credits),
    ]
    return [
        f"{name}: its object is missing or another one"
        for name, key, size, sha256 in objects
        if not storage.verify(key, size=size, sha256=sha256)
    ]


@invariant("a recording is joined from takes of its own book, voice and engine")
def every_recording_has_its_own_takes() -> list[str]:
    foreign = Recording.takes.through.objects.exclude(
        take__book=F("recording__book"),
        take__voice_id=F("recording__voice_id"),
        take__engine=F("recording__engine"),
    )
    return [f"recording {pair.recording_id}: take {pair.take_id} is not its own" for pair in foreign]


@invariant("an edition is whole only with every file")
def every_whole_edition_has_its_files() -> list[str]:
    faults = []
    for edition in Edition.objects.filter(state=EditionState.WHOLE).prefetch_related("files"):
        states = {file.state for file in edition.files.all()}
        if states != {PartState.READY}:
            faults.append(f"edition {edition.pk}: its files are {', '.join(sorted(states)) or 'missing'}")
    return faults


@invariant("“completed” only if every part is ready or left out")
def every_completed_book_is_whole() -> list[str]:
    """Whole, not up to date: a title may have changed since, or the voice may have a new version."""
    finished = Book.objects.filter(story__stage=Stage.COMPLETED, story__erased_at=None)
    return [f"story {book.story_id}" for book in finished.select_related("story") if not _is_whole(book)]


@invariant("nothing made from a text that its author removed remains")
def nothing_made_of_a_removed_text() -> list[str]:
    removed = Revision.objects.exclude(removed_at=None)
    live = set(Job.objects.live().filter(kind=REMOVE).values_list("args__revision_id", flat=True))
    left = [
        (table._meta.verbose_name, key, str(revision))
        for table in (*PART_TABLES, EditionScene)
        for key, revision in table._default_manager.filter(revision__in=removed).values_list("pk", "revision")
    ]
    return [f"{name} {key}" for name, key, revision in left if revision not in live]


@invariant("no object without a row")
def no_orphan() -> list[str]:
    return [f"object {key}" for key in orphans()]


def _is_whole(book: Book) -> bool:
    edition = book.whole_edition()
    return edition is not None and all(_has_its_parts(book, scene) for scene in edition.scenes.all())


def _has_its_parts(book: Book, scene: EditionScene) -> bool:
    wanted: list[tuple[bool, object, type[Recording] | type[Illustration]]] = [
        (book.has_sound, scene.recording_id, Recording),
        (book.has_pictures, scene.illustration_id, Illustration),
    ]
    left_out = {"book": book, "revision": scene.revision_id, "state": PartState.LEFT_OUT}
    return all(
        key or not is_wanted or table.objects.filter(**left_out).exists() for is_wanted, key, table in wanted
    )


def _doubled(table: type[Recording] | type[Illustration]) -> list[str]:
    groups = table.objects.values("book", "revision", "input_hash").annotate(rows=Count("pk"))
    return [
        f"{group['rows']} of one {table._meta.verbose_name} of revision {group['revision']}"
        for group in groups.filter(rows__gt=1)
    ]


def _made(*states: PartState) -> Iterator[Part | EditionFile]:
    for table in PART_TABLES:
        yield from table.objects.filter(state__in=states)
    yield from EditionFile.objects.filter(state__in=states)


def _name(row: Part | EditionFile) -> str:
    return f"{row._meta.verbose_name} {row.pk}"
