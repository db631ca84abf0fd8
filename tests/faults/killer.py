"""What kills the server, and what is then found in its database."""

import random
import threading
from collections.abc import Iterable

from tests.faults.server import Server, Status


class Killer:
    """Kills the server inside a job of each kind, once; a plain start follows.

    The log says that a job runs before its handler is called, so the kill falls into it. Where the job was
    quicker after all, the next one of its kind is taken.
    """

    def __init__(self, server: Server, kinds: Iterable[str]) -> None:
        self.server = server
        self.left = set(kinds)
        self.met: dict[str, list[tuple[int, str]]] = {}
        """By kind: the ids and kinds of all jobs that the database said were running at the kill."""
        self._aim: Status | None = None
        server.on_status = self._watch

    def _watch(self, seen: Status) -> None:
        if seen.status == "running" and seen.kind in self.left and self._aim is None:
            self._aim = seen
            self.server.kill()

    def revive(self) -> None:
        """Note what the kill has met, and start the server again."""
        self.server.ended()
        running = self.server.running_jobs()
        aim, self._aim = self._aim, None
        assert aim is not None, f"the server died by itself:\n{self.server.log[-3000:]}"
        if (aim.job, aim.kind) in running:
            self.left.discard(aim.kind)
            self.met[aim.kind] = running
        print(f"killed in {aim.kind} {aim.job}; the database has running: {running}")
        self.server.start()


class Dice:
    """Kills the server some moment after some job has begun, again and again; a plain start follows."""

    def __init__(self, server: Server, *, seed: int, times: int) -> None:
        self.server, self.left = server, times
        self.met: list[list[tuple[int, str]]] = []
        """The ids and kinds of the jobs that the database said were running, kill by kill."""
        self._random = random.Random(seed)
        self._timer: threading.Timer | None = None
        self._throw()
        server.on_status = self._watch

    def _throw(self) -> None:
        self._jobs, self._seconds = self._random.randint(1, 3), self._random.uniform(0, 0.5)

    def _watch(self, seen: Status) -> None:
        if seen.status == "running" and self.left:
            self._jobs -= 1
            if self._jobs == 0:
                self._timer = threading.Timer(self._seconds, self.server.kill)
                self._timer.start()

    def kill(self) -> None:
        """Kill it now; this one counts too."""
        self.server.kill()
        self.revive()

    def revive(self) -> None:
        """Note what the kill has met, and start the server again."""
        self.server.ended()
        if self._timer:
            self._timer.cancel()
        self.left -= 1
        self.met.append(self.server.running_jobs())
        print(f"kill {len(self.met)}; the database has running: {self.met[-1]}")
        self._throw()
        self.server.start()
