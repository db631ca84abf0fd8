"""The accessibility checker for EPUB finds nothing to say."""

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from narration.schemas import BookSession
from tests.narration.publishers.conftest import published

ACE = Path(__file__).resolve().parents[3] / "node_modules" / ".bin" / "ace-cli"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ALT = re.compile(rb' alt="[^"]*"')
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (ACE.exists() and CHROMIUM), reason="Ace is not in node_modules, or there is no Chromium"
    ),
]


def violations(book: Path, *, folder: Path) -> list[str]:
    """What Ace has to say about a book, a line each."""
    checked = subprocess.run(
        [ACE, "--force", "--outdir", folder / "ace", book],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM), "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    report = folder / "ace" / "report.json"
    assert report.exists(), checked.stdout + checked.stderr
    return [
        f"{page['earl:testSubject']['url']}: {found['earl:test']['dct:title']}"
        for page in json.loads(report.read_text())["assertions"]
        for found in page["assertions"]
    ]


@pytest.mark.parametrize("name", ["rich", "hostile", "bare"])
def test_ace_finds_no_violation(name: str, request: pytest.FixtureRequest, tmp_path: Path):
    book = tmp_path / "book.epub"
    book.write_bytes(published("epub", request.getfixturevalue(name)))
    assert violations(book, folder=tmp_path) == []


def test_ace_sees_a_picture_without_a_description(rich: BookSession, tmp_path: Path):
    book = tmp_path / "book.epub"
    with (
        zipfile.ZipFile(io.BytesIO(published("epub", rich))) as good,
        zipfile.ZipFile(book, "w") as bad,
    ):
        for entry in good.infolist():
            bad.writestr(entry, ALT.sub(b"", good.read(entry)))
    assert any("alternative text" in said or "alt" in said for said in violations(book, folder=tmp_path))
