"""What the storage has lost: rows that say ready, of objects that are not there any more."""

from itertools import chain
from typing import cast

from narration import storage
from narration.models import (
    Book,
    Edition,
    EditionFile,
    EditionState,
    Illustration,
    Part,
    PartState,
    Recording,
)


def forget_lost(book: Book) -> None:
    """Let what is lost count as stopped, so that it is made again: parts, files, and their editions.

    Looks at sizes alone, one question an object; the bytes are read by `check_invariants`.
    """
    made = chain(
        Recording.objects.filter(book=book, state=PartState.READY),
        Illustration.objects.filter(book=book, state=PartState.READY),
        EditionFile.objects.filter(edition__book=book, state=PartState.READY),
    )
    for row in cast("chain[Part | EditionFile]", made):
        if _is_lost(row):
            _forget(row)


def _is_lost(row: Part | EditionFile) -> bool:
    if isinstance(row, Recording) and row.aac_file and storage.size_of(row.aac_file) != row.aac_size:
        return True
    return storage.size_of(row.file) != row.size


def _forget(row: Part | EditionFile) -> None:
    row.state = PartState.STOPPED
    row.save(update_fields=["state"])
    if isinstance(row, EditionFile):
        Edition.objects.filter(pk=row.edition_id).update(state=EditionState.FAILED)
