"""What cannot work is said at the start, in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storycreator.config import ROOT

SENTENCES = [
    ({"STORY_MODEL": "nonsense"}, "STORY_MODEL cannot be 'nonsense': it takes builtin:, bedrock:MODEL_ID"),
    (
        {"STORY_MODEL": "bedrock:anthropic.claude-3-5-sonnet-20241022-v2:0"},
        "Its successor is 'bedrock:global.anthropic.claude-sonnet-4-6'.",
    ),
    ({"STORY_MODEL": "openai:gpt-5"}, "which needs STORY_MODEL_API_KEY."),
    (
        {"STORY_MODEL_FAST": "ollama:llama3", "WITHOUT": "ollama"},
        "STORY_MODEL_FAST is 'ollama:llama3', but the package “ollama” is not installed.",
    ),
]


def start(folder: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run a command in a process in which the package `WITHOUT` cannot be found."""
    without = environment.pop("WITHOUT", "none")
    code = (
        f"import sys; sys.modules[{without!r}] = None; sys.argv = ['manage.py', 'check']; "
        "import runpy; runpy.run_path('manage.py', run_name='__main__')"
    )
    names = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "DATA_DIR": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**names, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("environment", "sentence"), SENTENCES)
def test_one_sentence_and_code_2(tmp_path: Path, environment: dict[str, str], sentence: str):
    result = start(tmp_path, **environment)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert sentence in result.stderr


def test_a_writer_that_can_work_starts_and_its_package_is_not_imported(tmp_path: Path):
    result = start(tmp_path, STORY_MODEL="bedrock:global.anthropic.claude-sonnet-4-6", WITHOUT="openai")
    assert (result.returncode, result.stderr) == (0, "")
