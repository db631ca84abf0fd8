"""What the README says is so: its example of the API is run as it stands there."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.server import ROOT, Server

README = (ROOT / "README.md").read_text()
NEEDED = ("bash", "curl", "grep")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "var")
    server.folder.mkdir()
    server.start()
    yield server
    server.close()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder that looks like a fresh clone: manage.py, and an environment in .venv."""
    folder = tmp_path / "clone"
    folder.mkdir()
    (folder / "manage.py").symlink_to(ROOT / "manage.py")
    (folder / ".venv").symlink_to(Path(sys.prefix))
    return folder


@pytest.mark.skipif(any(not shutil.which(name) for name in NEEDED), reason="there is no curl or bash here")
def test_the_example_of_the_api_leads_from_an_idea_to_the_downloaded_book(server: Server, clone: Path):
    [example] = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert "/start" in example and "book.epub" in example
    environment = {**server.environment, "SITE": server.url, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", example],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr + server.log[-3000:]
    print(done.stdout)
    assert "generation" in done.stdout
    with zipfile.ZipFile(clone / "book.epub") as epub:
        assert epub.read("mimetype") == b"application/epub+zip"


def test_every_command_is_in_the_table():
    folder = ROOT / "storycreator" / "management" / "commands"
    commands = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert commands <= set(re.findall(r"`manage\.py (\w+)", README))


def test_every_setting_is_in_the_example_of_the_environment():
    from storycreator.config import Config

    listed = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert set(listed) == set(Config.model_fields)
