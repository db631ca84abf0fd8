"""Objects in the storage that no row knows."""

from django.core.files.storage import default_storage

from narration.orphans import orphans
from storycreator.sweeping import sweep


@sweep("objects that belong to nothing")
def objects() -> int:
    """What a worker stored and could not commit: it was stopped, or killed, in between."""
    found = orphans()
    for key in found:
        default_storage.delete(key)
    return len(found)
