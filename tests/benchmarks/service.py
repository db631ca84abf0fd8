"""A fake model service in a process of its own, so that its work is not counted as ours."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
PER_SECOND, FIRST_TOKEN = 80.0, 1.0
"""Tokens a second, and seconds until the first of them."""


class PacedService:
    """The service while it runs, and its log afterwards."""

    def __init__(
        self,
        wire: str,
        *,
        per_second: float = PER_SECOND,
        first_token: float = FIRST_TOKEN,
        piece: int = 8,
    ) -> None:
        pace = ["--per-second", str(per_second), "--first-token", str(first_token), "--piece", str(piece)]
        self._command = [sys.executable, "-m", "tests.fakes", wire, *pace]
        self.log: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self._process.stdout
        self.url = f"http://127.0.0.1:{int(self._process.stdout.readline())}"
        return self

    def __exit__(self, *_: object) -> None:
        said, _ = self._process.communicate()
        self.log = json.loads(said)

    def scenes(self) -> list[dict[str, Any]]:
        return [entry for entry in self.log if not entry["tools"]]

    def longest_scene(self) -> int:
        """The tokens of the longest scene."""
        return max(entry["tokens_out"] for entry in self.scenes())

    def plan(self) -> int:
        """The tokens of the longest plan, 0 where there was none."""
        return max((entry["tokens_out"] for entry in self.log if entry["tools"]), default=0)


def ideal(service: PacedService, *, plans: bool) -> float:
    """Seconds of the critical path: the plan if there is one, the first scene, the longest of the others."""
    scene = FIRST_TOKEN + service.longest_scene() / PER_SECOND
    return 2 * scene + (FIRST_TOKEN + service.plan() / PER_SECOND if plans else 0)
