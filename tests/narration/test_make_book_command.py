"""`manage.py make_book`: the whole way without a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from narration.models import Book
from stories.models import Consent, Story
from stories.workflow import Stage
from storycreator.invariants import breaches
from storycreator.jobs.lockfile import hold_lock
from storycreator.jobs.models import Job, JobStatus
from storycreator.models import User
from tests.factories import make_user, outline_schema
from tests.fakes import concepts, prose, write_with
from tests.narration.conftest import DOWN, FakeVoice

IDEA = "A keeper who lost the light"


@pytest.fixture
def written(
    monkeypatch: pytest.MonkeyPatch, transactional_db: None, voice: Any, illustrator: Any, publisher: Any
) -> None:
    """Everything answers at once: the writer, the voice, the illustrator, the publisher."""
    monkeypatch.setattr("stories.writers.warm_up", lambda *_: None)
    monkeypatch.setattr("storycreator.management.commands.make_book.call_command", lambda *_, **__: None)
    monkeypatch.setattr("storycreator.management.walk.LOOK_EVERY", 0.02)
    write_with(monkeypatch, concepts(), outline_schema(scenes=5), prose())


def refused(*words: str) -> Any:
    """The exit code of a command that does not make a book."""
    with pytest.raises(SystemExit) as error:
        call_command("make_book", IDEA, *words)
    return error.value.code


@pytest.mark.parametrize(
    "words", [["--scenes", "9"], ["--format", "opera"], ["--style", "fresco"], ["--concept", "4"]]
)
def test_a_wrong_choice_is_refused(words: list[str]) -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("make_book", IDEA, *words)


def test_a_file_is_no_folder_to_write_to(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(CommandError, match="is a file, not a folder"):
        call_command("make_book", IDEA, "--out", str(tmp_path / "taken"))


@pytest.mark.usefixtures("written")
def test_an_unknown_narrator_is_told_who_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--narrator", "nobody") == 2
    assert "en-GB-female-1, en-GB-male-1" in capsys.readouterr().err
    assert not Story.objects.exists()


@pytest.mark.usefixtures("written")
def test_an_unknown_author_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--author", "nobody") == 2
    assert "There is no account called nobody." in capsys.readouterr().err


@pytest.mark.usefixtures("written")
def test_of_several_accounts_one_has_to_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    make_user(), make_user()
    assert refused() == 2
    assert "--author" in capsys.readouterr().err


@pytest.mark.usefixtures("written")
def test_a_voice_that_is_down_is_one_sentence_and_loses_nothing(
    voice: FakeVoice, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    voice.fails = {"Scene 2"}
    assert refused("--out", str(tmp_path / "out")) == 1
    assert DOWN in capsys.readouterr().err
    assert Story.objects.get().stage == Stage.GENERATION
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("written")
def test_a_book_is_made_and_laid_into_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    call_command("make_book", IDEA, "--out", str(tmp_path / "out"))
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len([name for name in names if name.endswith(".mp3")]) == 5
    assert len([name for name in names if name.endswith(".jpg")]) == 5
    assert [Path(name).suffix for name in names if not name[0].isdigit()] == [
        ".zip",
        ".epub",
        ".json",
        ".m4b",
        ".txt",
        ".vtt",
        ".zip",
    ]
    assert str(tmp_path / "out") in capsys.readouterr().out
    assert Story.objects.get().stage == Stage.COMPLETED


@pytest.mark.usefixtures("written")
def test_its_author_is_made_when_there_is_none(tmp_path: Path) -> None:
    call_command("make_book", IDEA, "--format", "visual", "--out", str(tmp_path))
    author = User.objects.get()
    assert Story.objects.get().author == author and not author.has_usable_password()


@pytest.mark.usefixtures("written")
def test_every_figure_is_one_json_object(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wishes = ["--format", "audio", "--narrator", "en-GB-male-1", "--concept", "2"]
    call_command("make_book", IDEA, *wishes, "--json", "--out", str(tmp_path))
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["narrator"], told["concept"]) == ("audio", "en-GB-male-1", 2)
    assert [scene["seconds"] for scene in told["scenes"]] == [2.5] * 5
    assert set(told["seconds"]) == {"concepts", "draft", "book", "total"}
    assert all((tmp_path / file["name"]).stat().st_size == file["bytes"] for file in told["files"])
    assert told["peak_rss_kilobytes"]["self"] > 10_000
    assert Story.objects.get().concept.position == 2


@pytest.mark.usefixtures("written")
def test_while_a_server_runs_it_only_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_seconds: float) -> Any:
        raise KeyboardInterrupt

    make_user()
    monkeypatch.setattr("storycreator.management.walk.asyncio.sleep", interrupt)
    with hold_lock(settings.DATA_DIR):
        assert refused("--format", "visual") == 130
    assert Job.objects.get().status == JobStatus.QUEUED
    assert not Book.objects.exists()


@pytest.mark.usefixtures("written", "outside")
def test_before_the_author_agrees_nothing_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused() == 2
    said = capsys.readouterr().err
    assert "--agree" in said and "an OpenAI-compatible server at 192.0.2.1" in said
    assert not Story.objects.exists() and not Consent.objects.exists()


@pytest.mark.usefixtures("written")
def test_with_agree_the_word_is_kept_and_the_book_made(tmp_path: Path, outside: str) -> None:
    call_command("make_book", IDEA, "--agree", "--format", "visual", "--out", str(tmp_path))
    assert Consent.objects.get().service == outside
    assert Story.objects.get().stage == Stage.COMPLETED
    assert list(breaches()) == []
