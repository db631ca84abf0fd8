"""One runner a `DATA_DIR`: a lock on a file that the system lets go of when its holder dies, however."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self


class HeldLock:
    """The lock while it is ours; a context manager that lets go of it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)


def hold_lock(folder: Path) -> HeldLock | None:
    """Take the lock `runner.lock` of a `DATA_DIR`, or return None when another process holds it."""
    # Not inherited by children: a child that outlives us must not keep the lock.
    descriptor = os.open(folder / "runner.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return HeldLock(descriptor)
