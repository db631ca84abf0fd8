"""The processes of this machine that belong to a folder, read from `/proc`."""

import time
from pathlib import Path

PROC = Path("/proc")


def processes_of(folder: Path) -> dict[int, str]:
    """The ids and command lines of the processes whose DATA_DIR is `folder`, zombies left out."""
    wanted = f"DATA_DIR={folder}".encode()
    return {
        int(path.name): " ".join(_read(path / "cmdline"))
        for path in PROC.iterdir()
        if path.name.isdigit() and wanted in [part.encode() for part in _read(path / "environ")]
    }


def gone_within(folder: Path, *, seconds: float) -> dict[int, str]:
    """Wait until no process of `folder` is left, and return those that are left all the same."""
    deadline = time.monotonic() + seconds
    while (left := processes_of(folder)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def _read(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode(errors="replace").split("\0")
    except (OSError, ValueError):
        # It has ended meanwhile, or belongs to somebody else.
        return []
