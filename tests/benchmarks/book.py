"""One book from one command, and the review page of its story."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.faults.server import ROOT, Server

IDEA = "A lighthouse keeper gets letters for a ship that was never built"
MEGA = 1024


def measure(folder: Path) -> list[Figure]:
    """Make a book of five scenes with sound and pictures in an empty data folder."""
    home = Server(folder)
    began = time.monotonic()
    done = home.command("make_book", IDEA, "--scenes", "5", "--out", str(folder / "out"), "--json")
    wall = time.monotonic() - began
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    memory = told["peak_rss_kilobytes"]
    return [
        Figure("make_book, 5 scenes, sound and pictures", wall, most=60),
        *(Figure(f"  of that {stage}", seconds) for stage, seconds in told["seconds"].items()),
        Figure("  largest memory of the process", memory["self"] / MEGA, "MB", most=500),
        Figure("  largest memory of a child", memory["children"] / MEGA, "MB", most=500),
        *review_page(home, told["story"]),
    ]


def review_page(home: Server, story: str) -> list[Figure]:
    """What the busiest page costs, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.review_page", story]
    done = subprocess.run(command, cwd=ROOT, env=home.environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    return [
        Figure("review page, queries", told["queries"], "", most=8),
        Figure("review page, processor time", told["milliseconds"], "ms", most=30),
    ]
