"""A real server, killed and stopped in the middle of a job: nothing is lost, nothing is done twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("workbench.py")
ROOT = SCRIPT.parents[3]


class Workbench:
    """A folder with its database, and one server on it at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server: subprocess.Popen[str] | None = None
        self._watchdog: threading.Timer | None = None

    def start(self, *, grace: float = 0) -> None:
        settings = {"DATA_DIR": str(self.folder), "ENV_FILE": os.devnull, "GRACE": str(grace)}
        python_path = {"PYTHONPATH": str(ROOT)}
        with (self.folder / "log").open("a") as log:
            self.server = subprocess.Popen(
                [sys.executable, str(SCRIPT)],
                env=os.environ | settings | python_path,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        # A server that never says what is waited for must fail the test, not hang it.
        self._watchdog = threading.Timer(90, self.server.kill)
        self._watchdog.start()

    def wait_for(self, word: str) -> None:
        for line in self.server.stdout:
            if line.strip() == word:
                return
        pytest.fail(f"no “{word}” from the server:\n{(self.folder / 'log').read_text()}")

    def end(self, by: signal.Signals) -> int:
        self.server.send_signal(by)
        return self.ended()

    def ended(self) -> int:
        self.server.communicate(timeout=60)
        self._watchdog.cancel()
        return self.server.returncode

    def let_go(self) -> None:
        (self.folder / "let_go").touch()

    def job(self) -> tuple[str, int, int]:
        """The status, attempts and claims of the only job."""
        return self._ask("SELECT status, attempts, fence FROM jobs_job")[0]

    def effects(self) -> int:
        return self._ask("SELECT count(*) FROM storycreator_user")[0][0]

    def _ask(self, query: str) -> list:
        connection = sqlite3.connect(self.folder / "storycreator.sqlite3")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


@pytest.fixture
def workbench(tmp_path):
    workbench = Workbench(tmp_path)
    yield workbench
    if workbench.server is not None and workbench.server.poll() is None:
        workbench.end(signal.SIGKILL)


def test_a_server_killed_in_the_middle_of_a_job_resumes_it_with_one_effect(workbench):
    workbench.start()
    workbench.wait_for("begun")
    workbench.end(signal.SIGKILL)
    assert workbench.job() == ("running", 1, 1) and workbench.effects() == 0
    workbench.let_go()
    workbench.start()
    workbench.wait_for("made")
    assert workbench.end(signal.SIGTERM) == 0
    assert workbench.job() == ("done", 1, 2) and workbench.effects() == 1


def test_a_job_that_ends_within_the_grace_ends_before_the_server_does(workbench):
    workbench.start(grace=20)
    workbench.wait_for("begun")
    workbench.server.send_signal(signal.SIGTERM)
    workbench.let_go()
    assert workbench.ended() == 0
    assert workbench.job() == ("done", 1, 1) and workbench.effects() == 1


def test_a_job_that_does_not_is_put_back_as_if_it_had_not_begun(workbench):
    workbench.start(grace=0)
    workbench.wait_for("begun")
    assert workbench.end(signal.SIGINT) == 0
    assert workbench.job() == ("queued", 0, 1) and workbench.effects() == 0
