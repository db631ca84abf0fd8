"""What every call of the API costs, beside the page that shows the same; and a hundred that wait."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure
from tests.faults.server import ROOT, Server

MOST_QUERIES = 20
MOST_TIMES_THE_PAGE = 1.5
WAITING = 100


def measure(folder: Path) -> Iterator[Figure]:
    for part in (calls, waiting, junk):
        yield from part(folder)


def calls(folder: Path) -> list[Figure]:
    figures = []
    for told in run(folder, "tests.benchmarks.api_calls"):
        name, most = told["name"], MOST_QUERIES if told["reads"] else None
        figures.append(Figure(f"{name}, queries", told["queries"], "", most=most))
        figures.append(Figure(f"{name}, processor time", told["milliseconds"], "ms"))
        if "page" in told:
            page = Figure(f"  the same as a page: {told['page']['name']}", told["page"]["milliseconds"], "ms")
            times = told["milliseconds"] / told["page"]["milliseconds"]
            figures += [page, Figure("  times the page", times, "×", most=MOST_TIMES_THE_PAGE)]
    return figures


def waiting(folder: Path) -> list[Figure]:
    told = run(folder, "tests.benchmarks.api_waiting", str(WAITING))
    return [
        Figure(f"{WAITING} waiting by Prefer: threads more than before", told["threads"], "", most=1),
        Figure("  one story: the last answer after the work", told["one_story"], most=1),
        # So many documents are built one after the other, by one interpreter: no target but the figure.
        Figure("  as many stories: the last answer after the work", told["many_stories"]),
    ]


def junk(folder: Path) -> list[Figure]:
    told = run(folder, "tests.benchmarks.api_junk")
    faults = sum(count for status, count in told["statuses"].items() if int(status) >= 500)
    return [
        Figure("cases of Schemathesis, fit and unfit by turns", told["cases"], ""),
        Figure("  faults of ours; any finding ends the run", faults, "", most=0),
        *(Figure(f"  answered {status}", count, "") for status, count in sorted(told["statuses"].items())),
    ]


def run(folder: Path, module: str, *words: str) -> Any:
    """Run a module in a process and a data folder of its own, and return what it printed as JSON."""
    home = Server(folder / module)
    home.folder.mkdir()
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=home.environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])
