"""The secret key of the embedded mode: made once, kept beside the database."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key(folder: Path) -> str:
    """Return the key kept in `folder`, made at the first call; readable by its owner alone."""
    path = folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    key = get_random_secret_key() + get_random_secret_key()
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key
