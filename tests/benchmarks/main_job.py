"""What the main job takes and costs: `python tests/benchmarks/main_job.py [NAME …]` prints a table.

The names are those of `MEASURES`; none means all. Every measure has a data folder of its own. The figures
are of the whole machine: on a busy one they say little, so the load beside it is printed as well.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks import api, book, crowd, serving
from tests.benchmarks.figures import Figure

MEASURES: dict[str, Callable[[Path], Iterable[Figure]]] = {
    "book": book.measure,
    "serving": serving.measure,
    "crowd": crowd.measure,
    "api": api.measure,
}
COLUMNS = "{name:<58}{value:>12}  {target:<14}{verdict}"


def main(names: list[str]) -> int:
    """Measure, print, and return 1 if a target was missed."""
    print(
        COLUMNS.format(name="", value="measured", target="target", verdict="") + f"load {load()}", flush=True
    )
    missed = False
    for name in names or MEASURES:
        with TemporaryDirectory(prefix="storycreator-benchmark-") as folder:
            for figure in MEASURES[name](Path(folder)):
                missed |= not figure.is_met
                print(COLUMNS.format(**figure.as_words()) + load(), flush=True)
    return int(missed)


def load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
