"""One runner a folder."""

import subprocess
import sys
from subprocess import PIPE

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
    child = [sys.executable, "-c", "print('begun', flush=True); input()"]
    lock = hold_lock(tmp_path)
    assert lock is not None
    with lock:
        outliving = subprocess.Popen(child, stdin=PIPE, stdout=PIPE, close_fds=False)
        outliving.stdout.readline()
    again = hold_lock(tmp_path)
    outliving.communicate(b"\n")
    assert again is not None
    with again:
        pass
