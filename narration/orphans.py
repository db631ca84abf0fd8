"""Which objects in the storage belong to no row."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from narration import storage
from narration.models import Credit, EditionFile, Illustration, Narrator, Recording, Take

ORPHAN_AFTER = timedelta(days=1)
"""A younger object may belong to a job that has not committed yet."""


def orphans(*, after: timedelta = ORPHAN_AFTER) -> list[str]:
    """The keys of all objects older than `after` that no row names."""
    # The storage first: what is stored and committed in between is then known.
    stored = [key for key in _stored() if _age(key) > after]
    known = _known_keys()
    return [key for key in stored if key not in known]


def _stored() -> list[str]:
    return storage.keys(storage.BOOKS) + storage.keys(storage.SAMPLES)


def _known_keys() -> set[str]:
    keys = set(EditionFile.objects.values_list("file", flat=True))
    keys |= set(Narrator.objects.values_list("sample", flat=True))
    for table in (Recording, Illustration, Take, Credit):
        keys |= set(table.objects.values_list("file", flat=True))
    keys |= set(Recording.objects.values_list("aac_file", flat=True))
    keys |= set(Credit.objects.values_list("aac_file", flat=True))
    return keys


def _age(key: str) -> timedelta:
    try:
        return timezone.now() - default_storage.get_modified_time(key)
    except storage.NOT_THERE:
        # Deleted a moment ago, with its story.
        return timedelta()
