"""One runner a `DATA_DIR`: a lock on a file that the system lets go of when its holder dies, however."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

FILE = "runner.lock"


class HeldLock:
    """The lock while it is ours; a context manager that lets go of it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def note(self, address: str) -> None:
        """Leave word where the holder of the lock can be reached, for other commands to read."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, address.encode(), 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)


def hold_lock(folder: Path) -> HeldLock | None:
    """Take the lock `runner.lock` of a `DATA_DIR`, or return None when another process holds it."""
    # Not inherited by children: a child that outlives us must not keep the lock.
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return HeldLock(descriptor)


def address_of_holder(folder: Path) -> str:
    """Return where the holder of the lock can be reached; empty when nobody holds it or has said so."""
    lock = hold_lock(folder)
    if lock is not None:
        with lock:
            return ""
    return (folder / FILE).read_text(encoding="utf-8")
