"""What an operator sets: a wrong value is one sentence, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storycreator.config import ROOT, Config

CHILD = "import json, sys; from storycreator import settings; print(getattr(settings, sys.argv[1]))"
KEY = "a-key-of-many-characters-0123456789-ABCDEFGHIJ-klmnopqrst"


def ask(name: str, *, folder: Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """Load the settings in a process with this environment alone and print one of them."""
    names = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), "ENV_FILE": os.devnull}
    return subprocess.run(
        [sys.executable, "-c", CHILD, name],
        env={**names, "DATA_DIR": str(folder), **environment},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


WRONG = [
    ("BASE_URL", "stories.example", "the public address, such as https://stories.example"),
    ("BASE_URL", "https://stories.example/app", "the public address"),
    ("BASE_URL", "https://stories.example:99999", "the public address"),
    ("BASE_URL", "https://user:pw@stories.example", "the public address"),
    ("BASE_URL", "https://sto ries.example", "the public address"),
    ("BASE_URL", "https://[::", "the public address"),
    ("DEBUG", "perhaps", "true or false"),
    ("TRUSTED_PROXIES", "10.0.0.0/33", "IP addresses or networks"),
    ("TRUSTED_PROXIES", "the proxy", "IP addresses or networks"),
    ("CORS_ALLOWED_ORIGINS", "*", "origins such as https://app.example"),
    ("CORS_ALLOWED_ORIGINS", "https://app.example/", "origins such as https://app.example"),
    ("CORS_ALLOWED_ORIGINS", "https://app.example, app.example", "origins such as https://app.example"),
    ("DEFAULT_FROM_EMAIL", "stories", "an e-mail address"),
    ("SIGN_UP", "yes", "closed or open"),
    ("JOBS_CONCURRENCY", "0", "a number from 1 to 500"),
    ("JOBS_CONCURRENCY", "many", "a number from 1 to 500"),
    ("DAILY_BUDGET", "-1", "US dollars a day from 0"),
    ("DAILY_BUDGET", "five", "US dollars a day from 0"),
    ("DAILY_BUDGET", "inf", "US dollars a day from 0"),
    ("DAILY_BUDGET", "NaN", "US dollars a day from 0"),
    ("DAILY_SHARE", "0", "a percentage from 1 to 100"),
    ("DAILY_SHARE", "101", "a percentage from 1 to 100"),
    ("STORY_DAYS", "0", "a number of days"),
    ("STORY_DAYS", "1e99", "a number of days"),
    ("DRAFTING", "backwards", "anchored, parallel or sequential"),
    ("OUTLINE_AHEAD", "perhaps", "true or false"),
    ("STORY_MODEL", "gpt", "builtin:, bedrock:MODEL_ID, anthropic:MODEL_ID"),
    ("STORY_MODEL", "openai:", "openai:MODEL_ID"),
    ("STORY_MODEL", "openai:gpt 5", "openai:MODEL_ID"),
    ("STORY_MODEL", "builtin:other", "builtin:"),
    ("STORY_MODEL_FAST", "gpt", "ollama:MODEL_ID or llamacpp:MODEL_ID"),
    ("STORY_MODEL_BASE_URL", "127.0.0.1:8080", "the address of a server"),
    ("STORY_MODEL_BASE_URL", "http://user:pw@model.example", "the address of a server"),
    ("STORY_MODEL_BASE_URL", "http://model.example:99999/v1", "the address of a server"),
    ("VOICE", "loud", "builtin:"),
    ("ILLUSTRATOR", "none", "builtin:"),
    ("DATA_DIR", "/dev/null/stories", "a folder that can be written to"),
    ("DATA_DIR", "/proc/stories", "a folder that can be written to"),
]
WRONG_SECRETS = [
    ("SECRET_KEY", "short-secret", "at least 50 random characters"),
    ("SECRET_KEY", "x" * 60, "at least 50 random characters"),
    ("EMAIL_URL", "pop3://me:short-secret@mail.example", "smtp://user:password@host:587"),
    ("EMAIL_URL", "smtp://me:short-secret@mail.example:port", "smtp://user:password@host:587"),
    ("EMAIL_URL", "smtp://", "smtp://user:password@host:587"),
    ("STORY_MODEL_API_KEY", "short-secret with spaces", "a key without spaces"),
    ("STORY_MODEL_API_KEY", "short-secret\nx", "a key without spaces"),
]


@pytest.mark.parametrize(("name", "value", "takes"), [*WRONG, *WRONG_SECRETS])
def test_a_wrong_value_is_one_sentence_that_names_it_and_what_it_takes(
    name: str, value: str, takes: str, monkeypatch, capsys, tmp_path: Path
):
    for known in Config.model_fields:
        monkeypatch.delenv(known, raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv(name, value)
    from storycreator.config import load_config

    with pytest.raises(SystemExit) as end:
        load_config()
    said = capsys.readouterr().err
    assert (end.value.code, said.count("\n")) == (2, 1)
    assert said.startswith(f"{name} cannot be ")
    assert takes in said
    assert (repr(value) in said) == ((name, value, takes) in WRONG)
    assert "short-secret" not in said


def test_every_variable_that_can_be_wrong_was_tried():
    assert {name for name, _, _ in [*WRONG, *WRONG_SECRETS]} == set(Config.model_fields)


def test_the_process_ends_with_code_2_and_without_a_traceback(tmp_path: Path):
    result = ask("DEBUG", folder=tmp_path, STORY_DAYS="soon")
    assert result.returncode == 2
    assert result.stderr == "STORY_DAYS cannot be 'soon': it takes a number of days from 1 to 36500.\n"
    assert result.stdout == ""


def test_empty_means_unset(tmp_path: Path):
    empty = {name: "" for name in Config.model_fields if name != "DATA_DIR"}
    assert ask("STORY_MODEL", folder=tmp_path, **empty).stdout == "builtin:\n"


def test_unknown_names_are_ignored(tmp_path: Path):
    assert ask("DEBUG", folder=tmp_path, STORY_MOOD="dark").returncode == 0


def test_what_is_set_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path):
    file = tmp_path / "env"
    file.write_text("STORY_DAYS=7\nJOBS_CONCURRENCY=3\n")
    settings = {"folder": tmp_path, "ENV_FILE": str(file), "STORY_DAYS": "9"}
    assert ask("STORY_DAYS", **settings).stdout == "9\n"
    assert ask("JOBS_CONCURRENCY", **settings).stdout == "3\n"


def test_other_libraries_see_the_names_of_the_file_too(monkeypatch, tmp_path: Path):
    file = tmp_path / "env"
    file.write_text(f"DATA_DIR={tmp_path}\nAWS_ENDPOINT_URL_BEDROCK_RUNTIME=http://127.0.0.1:9\n")
    monkeypatch.setenv("ENV_FILE", str(file))
    monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", "")
    monkeypatch.delenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME")
    from storycreator.config import load_config

    load_config()
    assert os.environ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] == "http://127.0.0.1:9"


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path):
    file = tmp_path / "env"
    file.write_bytes(b"\xff\xfe\x00STORY_DAYS")
    result = ask("DEBUG", folder=tmp_path, ENV_FILE=str(file))
    assert result.returncode == 2
    assert result.stderr.startswith(f"{file} cannot be read: ")
    assert "Traceback" not in result.stderr


def test_a_relative_folder_is_beside_manage_py_wherever_the_command_starts(monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    relative = os.path.relpath(tmp_path / "stories", ROOT)
    assert Config(DATA_DIR=Path(relative)).DATA_DIR.resolve() == tmp_path / "stories"
    assert (tmp_path / "stories").stat().st_mode & 0o777 == 0o700


def test_a_home_folder_is_understood(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path / "stories" == Config(DATA_DIR=Path("~/stories")).DATA_DIR


def test_the_embedded_mode_makes_and_keeps_its_key(tmp_path: Path):
    first, second = (ask("SECRET_KEY", folder=tmp_path).stdout for _ in range(2))
    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ALLOWED_HOSTS", "['stories.example']"),
        ("CSRF_TRUSTED_ORIGINS", "['https://stories.example:8443']"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("SECURE_HSTS_SECONDS", "31536000"),
        ("STORY_DAYS", "30"),
    ],
)
def test_a_public_address_sets_what_follows_from_it(tmp_path: Path, name: str, said: str):
    assert ask(name, folder=tmp_path, BASE_URL="https://Stories.example:8443/").stdout == f"{said}\n"


def test_on_ones_own_machine_stories_do_not_end(tmp_path: Path):
    assert ask("STORY_DAYS", folder=tmp_path).stdout == "None\n"


def test_production_settings_pass_every_check(tmp_path: Path):
    production = {
        "BASE_URL": "https://stories.example",
        "SECRET_KEY": KEY,
        "EMAIL_URL": "smtp://a:b@mail.example",
        "DEFAULT_FROM_EMAIL": "stories@stories.example",
    }
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "ENV_FILE": os.devnull, **production},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_the_example_lists_every_variable_and_sets_none():
    lines = [line for line in (ROOT / ".env.example").read_text().splitlines() if line and line[0] != "#"]
    assert sorted(lines) == sorted(f"{name}=" for name in Config.model_fields)
