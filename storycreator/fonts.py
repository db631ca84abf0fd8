"""The typeface of the pages: Literata from its wheel, cut down to what a browser needs."""

import asyncio
import json
import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from storycreator.child import run_child, serve_child

PACKAGE = "fontpkg_literata"
FACES = {"normal": "literata.woff2", "italic": "literata-italic.woff2"}
STAMP = "literata.version"
CHILD = "storycreator.fonts"
CHILD_SECONDS = 120.0
RECIPE = 1
"""Counts the changes to what is kept below: a new number makes the files anew."""

# Latin, Latin-1, Latin Extended-A and what else European names need; punctuation; €, №, ™, arrows, minus.
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x18F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x237, 0x259, 0x2BB, 0x2BC, 0x2C6, 0x2C7),
    *range(0x1CD, 0x1DD),
    *range(0x1E6, 0x1EC),
    *range(0x1FA, 0x21C),
    *range(0x2D8, 0x2DE),
    *range(0x1E80, 0x1E86),
    *(0x1E9E, 0x1EF2, 0x1EF3),
    *range(0x2010, 0x2070),
    *(0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x2766),
)
FEATURES = ["kern", "liga", "locl", "lnum", "onum", "pnum", "tnum", "rvrn"]


def page_fonts(folder: Path) -> list[Path]:
    """Make `literata.woff2` and `literata-italic.woff2` in `folder`, once for each version of the wheel.

    Both keep their weight and optical-size axes and are under 170 KB; the licence goes beside them. Takes
    about 5 s, nothing when they are there. Returns the two paths, or an empty list when the
    wheel is not installed: the pages then use the reader's own serif.
    """
    package = _package()
    if package is None:
        return []
    wanted = [folder / name for name in FACES.values()]
    if _is_current(folder, package) and all(path.exists() for path in wanted):
        return wanted
    folder.mkdir(parents=True, exist_ok=True)
    sources = _sources(package)
    for style, path in zip(FACES, wanted, strict=True):
        cut_down(sources[style], path)
    shutil.copyfile(package / "LICENSE", folder / "OFL.txt")
    _replace(folder / STAMP, lambda path: path.write_text(_version(package)))
    return wanted


def make_beside(folder: Path) -> None:
    """Make the typeface in a child process, away from the pages that are being served; blocks until done."""
    asyncio.run(run_child(CHILD, {"folder": str(folder)}, timeout=CHILD_SECONDS))


def _make(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    made = page_fonts(Path(request["folder"]))
    return {"files": [path.name for path in made]}, b""


def cut_down(source: Path, target: Path) -> None:
    """Write the glyphs of `CHARACTERS` of the TrueType font `source` to `target` as WOFF2, atomically."""
    # The subsetter has no annotations.
    kept = {"layout_features": FEATURES, "hinting": False, "recalc_timestamp": False}
    options = subset.Options(**kept)  # type: ignore[no-untyped-call]
    cutter = subset.Subsetter(options)  # type: ignore[no-untyped-call]
    cutter.populate(unicodes=CHARACTERS)  # type: ignore[no-untyped-call]
    with TTFont(source, lazy=True) as font:
        cutter.subset(font)  # type: ignore[no-untyped-call]
        font.flavor = "woff2"
        _replace(target, font.save)


def _package() -> Path | None:
    spec = find_spec(PACKAGE)
    return Path(spec.origin).parent if spec and spec.origin else None


def _sources(package: Path) -> dict[str, Path]:
    files = json.loads((package / "metadata.json").read_text())["files"]
    return {file["style"]: package / file["path"] for file in files if file["variable"]}


def _version(package: Path) -> str:
    return f"{json.loads((package / 'metadata.json').read_text())['version']} recipe {RECIPE}"


def _is_current(folder: Path, package: Path) -> bool:
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_text() == _version(package)


def _replace(target: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `target`, then put it in its place: never half a font."""
    with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
        part = Path(file.name)
    try:
        write(part)
        part.chmod(0o644)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


if __name__ == "__main__":
    serve_child(_make)
