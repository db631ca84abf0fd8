"""The key of the embedded mode is made once and read by its owner alone."""

from pathlib import Path
from unittest import mock

from storycreator import keys


def test_the_key_stays_the_same(tmp_path: Path):
    assert keys.secret_key(tmp_path) == keys.secret_key(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_nobody_else_can_read_it(tmp_path: Path):
    keys.secret_key(tmp_path)
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_of_two_that_start_at_once_both_have_the_key_of_the_first(tmp_path: Path):
    first = keys.secret_key(tmp_path)
    with mock.patch.object(Path, "exists", return_value=False):
        assert keys.secret_key(tmp_path) == first
