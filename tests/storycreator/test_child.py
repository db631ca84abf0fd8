"""A child process answers once and never outlives its parent."""

import asyncio
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storycreator.child import ROOT, ChildFailed, child_environment, run_child

CHILD = """
import hashlib, os, sys, time
from storycreator.child import serve_child
from storycreator.errors import ServiceError

def hang(request):
    with open(request["fifo"], "w") as fifo:
        fifo.write("started.")
        fifo.flush()
        time.sleep(20)
        fifo.write("finished.")
    return {}, b""

def refuse(request):
    raise ServiceError("This voice is not known. Choose another.", permanent=True)

def crash(request):
    raise KeyError("a secret of the program")

def die(request):
    os._exit(9)

def echo(request):
    print("a library that prints", flush=True)
    blob = bytes(request["size"])
    return {"text": request["text"], "sent": hashlib.sha256(request["text"].encode()).hexdigest()}, blob

def environment(request):
    return {"threads": os.environ["OMP_NUM_THREADS"], "proxy": os.environ.get("https_proxy")}, b""

if __name__ == "__main__":
    serve_child(lambda request: globals()[request["do"]](request))
"""

PARENT = """
import asyncio, sys
from storycreator.child import run_child
asyncio.run(run_child("child_under_test", {"do": "hang", "fifo": sys.argv[1]}, timeout=60))
"""


@pytest.fixture(autouse=True)
def child_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "child_under_test.py").write_text(CHILD)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "fifo")
    return tmp_path / "fifo"


async def ask(seconds: float = 20, **request: object) -> tuple[dict, bytes]:
    return await run_child("child_under_test", request, timeout=seconds)


def read_until_the_child_is_gone(fd: int) -> str:
    """The read ends when no process holds the other end any more."""
    os.set_blocking(fd, True)
    with open(fd) as reader:
        return reader.read()


def test_a_killed_parent_leaves_no_child(fifo: Path):
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(fifo)], cwd=ROOT)
    with fifo.open() as reader:
        started = reader.read(len("started."))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        assert (started, reader.read()) == ("started.", "")


async def test_a_child_that_takes_too_long_is_killed_and_says_so(fifo: Path):
    fd = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(
        ChildFailed, match=r"took longer than 1 seconds.*Nothing you wrote is lost"
    ) as failure:
        await ask(seconds=1, do="hang", fifo=str(fifo))
    assert not failure.value.permanent
    assert "finished" not in read_until_the_child_is_gone(fd)


async def test_a_cancelled_call_kills_its_child(fifo: Path):
    fd = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    call = asyncio.create_task(ask(do="hang", fifo=str(fifo)))
    started = asyncio.Event()
    asyncio.get_running_loop().add_reader(fd, started.set)
    await started.wait()
    asyncio.get_running_loop().remove_reader(fd)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert "finished" not in read_until_the_child_is_gone(fd)


async def test_an_error_carries_its_sentence_and_whether_trying_again_helps():
    with pytest.raises(ChildFailed, match=r"This voice is not known. Choose another.") as failure:
        await ask(do="refuse")
    assert failure.value.permanent


@pytest.mark.parametrize("how", ["crash", "die"])
async def test_a_crash_is_told_in_general_words_and_may_be_tried_again(how: str):
    with pytest.raises(ChildFailed, match=r"stopped unexpectedly. Nothing you wrote is lost") as failure:
        await ask(do=how)
    assert not failure.value.permanent
    assert "secret" not in str(failure.value)


async def test_a_child_that_does_not_exist_is_a_failure():
    with pytest.raises(ChildFailed, match=r"stopped unexpectedly"):
        await run_child("no_such_module", {"text": "x" * 5_000_000}, timeout=20)


async def test_ten_megabytes_pass_both_ways_unharmed_by_what_a_library_prints():
    text = "灯台 \0 \n" * 1_500_000
    header, payload = await ask(do="echo", text=text, size=10_000_000)
    assert header["sent"] == hashlib.sha256(text.encode()).hexdigest()
    assert payload == bytes(10_000_000)


async def test_more_calls_than_cores_are_all_answered():
    answers = await asyncio.gather(*(ask(do="echo", text=str(i), size=1) for i in range(5)))
    assert [header["text"] for header, _ in answers] == list("01234")


async def test_a_child_sees_no_proxy_and_one_thread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    header, _ = await ask(do="environment")
    assert header == {"threads": "1", "proxy": None}


def test_the_rest_of_the_environment_is_kept():
    assert child_environment({"LANG": "C", "ALL_PROXY": "x"})["LANG"] == "C"
