"""A whole book by everything that is built in: writer, voice, illustrator, publishers."""

import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image

from storycreator.invariants import breaches

IDEA = "A detective who can see ghosts"


@pytest.mark.django_db(transaction=True)
def test_an_idea_becomes_a_book_on_one_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("make_book", IDEA, "--scenes", "4", "--json", "--out", str(tmp_path))
    told = json.loads(capsys.readouterr().out)
    assert [300 <= scene["words"] <= 800 for scene in told["scenes"]] == [True] * 4
    assert all(60 < scene["seconds"] < 400 for scene in told["scenes"])
    with zipfile.ZipFile(next(tmp_path.glob("*.epub"))) as epub:
        assert epub.read("mimetype") == b"application/epub+zip"
    for path in tmp_path.glob("*.jpg"):
        with Image.open(path) as picture:
            assert picture.size == (1536, 864)
    assert list(breaches()) == []
