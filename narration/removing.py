"""What was made from one text of a scene, and goes with it when its author removes it for good."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from narration import storage
from narration.models import (
    Credit,
    Edition,
    EditionFile,
    EditionState,
    Illustration,
    Recording,
    Take,
)
from stories.models import Revision
from storycreator.jobs.models import Job


@dataclass(frozen=True)
class Held:
    """An edition that holds a text."""

    number: int
    is_read_now: bool
    earlier: bool
    """Whether there is a whole edition without the text, which would be read instead."""


def editions_of(revision: Revision) -> QuerySet[Edition]:
    """The editions that hold a text."""
    return Edition.objects.filter(pk__in=Edition.objects.filter(scenes__revision=revision))


def held_by(revision: Revision) -> list[Held]:
    """The same as an author asks about them, the newest first."""
    found = list(editions_of(revision).select_related("book").order_by("-number"))
    if not found:
        return []
    book = found[0].book
    whole = book.editions.filter(state=EditionState.WHOLE)
    read_now, others = whole.last(), whole.exclude(pk__in=[each.pk for each in found]).exists()
    return [Held(each.number, each == read_now, others) for each in found]


def work_on(revision: Revision) -> QuerySet[Job]:
    """The jobs, live or not, that make something of a text."""
    locks = [
        *(part.lock for part in Recording.objects.filter(revision=revision)),
        *(part.lock for part in Illustration.objects.filter(revision=revision)),
        *(file.lock for file in EditionFile.objects.filter(edition__in=editions_of(revision))),
    ]
    return Job.objects.filter(lock__in=locks)


def remove_made_of(revision: Revision) -> None:
    """Remove the objects, then the rows; an object that another row names as well stays."""
    going = _going(revision)
    named = {key for rows in going for key in _keys(rows)}
    for key in named - {key for rows in _staying(going) for key in _keys(rows)}:
        storage.remove(key)
    editions_of(revision).delete()
    for rows in going:
        rows.delete()


def _going(revision: Revision) -> tuple[QuerySet[Model], ...]:
    """Every row with a file that was made of the text; named by keys, which deleting one does not change."""
    books = Recording.objects.filter(revision=revision).values("book")
    others = Recording.objects.exclude(revision=revision)
    own = Take.objects.filter(recordings__revision=revision)
    # A paragraph that was spoken to choose a narrator by, or for a reading that was stopped, belongs to none.
    loose = Take.objects.filter(recordings=None, book__in=books)
    takes = Take.objects.filter(Q(pk__in=own) | Q(pk__in=loose)).exclude(recordings__in=others)
    return tuple(
        rows.model.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
        for rows in (
            EditionFile.objects.filter(edition__in=editions_of(revision)),
            takes,
            Recording.objects.filter(revision=revision),
            Illustration.objects.filter(revision=revision),
        )
    )


def _staying(going: tuple[QuerySet[Model], ...]) -> Iterator[QuerySet[Model]]:
    for rows in going:
        yield rows.model._default_manager.exclude(pk__in=rows)
    yield Credit.objects.all()


def _keys(rows: QuerySet[Model]) -> Iterator[str]:
    columns = ["file", "aac_file"] if rows.model in (Recording, Credit) else ["file"]
    for found in rows.values_list(*columns):
        yield from filter(None, found)
