"""`manage.py serve` in a folder of its own, watched line by line, to be killed and started again."""

import contextlib
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120.0
"""How long a start may take on a machine that does much else."""
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "PYTHONPATH", "VIRTUAL_ENV")

_STATUS = re.compile(r"job=(\d+) kind=(\w+) attempt=\d+ status=(\w+)")
_LINK = re.compile(r"http://\S+/first-run/\S+")


@dataclass(frozen=True)
class Status:
    """What a line of the log says of a job."""

    job: int
    kind: str
    status: str


class Server:
    """One folder, and at most one server on it at a time, always on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.link = ""
        self.log = ""
        self.on_status: Callable[[Status], None] = lambda status: None
        """Called from the thread that reads the log, the moment a line is there."""
        self.process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    def start(self) -> None:
        """Start it as an author would, and return once it answers."""
        assert not self.is_alive
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        # A server that never says where it is must fail the test, not hang it.
        watchdog = threading.Timer(START_SECONDS, self.process.kill)
        watchdog.start()
        self._reader = threading.Thread(target=self._read_log, args=[self.process], daemon=True)
        self._reader.start()
        self._read_greeting(self.process)
        watchdog.cancel()

    def _read_greeting(self, process: subprocess.Popen[str]) -> None:
        greeting = process.stdout.readline()
        assert self.url in greeting, f"no greeting but {greeting!r} and this log:\n{self.log[-3000:]}"
        if not self.link:
            self.link = _LINK.search(process.stdout.readline())[0]
        # Signals are caught from the first round of its loop on, and by then it answers too; a test may have
        # killed it by then, inside a job that went on at once.
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{self.url}/livez", timeout=START_SECONDS, trust_env=False).raise_for_status()

    def _read_log(self, process: subprocess.Popen[str]) -> None:
        for line in process.stderr:
            if found := _STATUS.search(line):
                self.on_status(Status(int(found[1]), found[2], found[3]))
            self.log += line

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        return {**kept, "DATA_DIR": str(self.folder), "ENV_FILE": os.devnull}

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """`kill -9`; from any thread, and nothing when it is dead already."""
        self.process.kill()

    def ended(self, *, seconds: float = 30) -> int:
        """Wait for its end, read what it still had to say, and return its exit code."""
        code = self.process.wait(seconds)
        self._reader.join(seconds)
        self.process.stdout.close()
        self.process.stderr.close()
        return code

    def stop(self) -> int:
        """Stop it as a supervisor does, and return its exit code."""
        self.process.terminate()
        return self.ended()

    def close(self) -> None:
        """Leave nothing behind, whatever the test did."""
        if self.is_alive:
            self.kill()
        if self.process is not None:
            self.ended()

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another command over the same folder."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)

    def ask(self, query: str, *values: object) -> list[tuple]:
        """Read the database as it lies there, whether a server runs or not."""
        address = f"file:{self.folder / 'storycreator.sqlite3'}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=20)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def running_jobs(self) -> list[tuple[int, str]]:
        """The ids and kinds of the jobs that the database says are running."""
        return self.ask("SELECT id, kind FROM jobs_job WHERE status = 'running' ORDER BY id")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
