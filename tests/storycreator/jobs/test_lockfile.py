"""One runner a folder."""

import subprocess
import sys

from storycreator.jobs.lockfile import hold_lock


def test_a_second_holder_gets_nothing_until_the_first_lets_go(tmp_path):
    first = hold_lock(tmp_path)
    assert first is not None
    with first:
        assert hold_lock(tmp_path) is None
    again = hold_lock(tmp_path)
    assert again is not None
    with again:
        pass


def test_a_child_that_outlives_the_holder_does_not_keep_the_lock(tmp_path):
    lock = hold_lock(tmp_path)
    assert lock is not None
    with lock:
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    try:
        again = hold_lock(tmp_path)
        assert again is not None
        with again:
            pass
    finally:
        child.communicate(b"\n")
