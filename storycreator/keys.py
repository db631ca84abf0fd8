"""The secret key of the embedded mode: made once, kept beside the database."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key(folder: Path) -> str:
    """Return the key kept in `folder`, made at the first call; readable by its owner alone."""
    path = folder / "secret_key"
    if not path.exists():
        _keep(path, get_random_secret_key() + get_random_secret_key())
    return path.read_text()


def _keep(path: Path, key: str) -> None:
    # Written aside and then named: of two processes that start at once both read the key of the first,
    # whole. A temporary file is readable by its owner alone.
    descriptor, aside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    with contextlib.suppress(FileExistsError):
        os.link(aside, path)
    os.unlink(aside)
