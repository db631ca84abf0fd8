"""`manage.py serve`: one server a folder, a free port, an address, and a clean end."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from storycreator.jobs.lockfile import hold_lock
from storycreator.management.commands.serve import prepare

ROOT = Path(__file__).resolve().parents[2]
MEGA = 1024 * 1024


def refused(**options) -> str:
    """What serve says when it does not start."""
    with pytest.raises(SystemExit) as error:
        call_command("serve", **options)
    return error.value.code


def test_a_second_server_on_the_same_folder_is_refused_in_one_sentence():
    with hold_lock(settings.DATA_DIR):
        assert refused(port=0).startswith("Story Creator is already running here")


def test_a_port_in_use_is_one_sentence_with_another_port():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert f"Port {port} is in use" in refused(port=port)


@pytest.mark.parametrize("port", [-1, 65_536, 99_999])
def test_a_port_that_cannot_be_is_one_sentence(port: int):
    assert "from 0 to 65535" in refused(port=port)


def test_an_address_that_is_not_ours_is_one_sentence():
    assert "cannot be listened on" in refused(host="192.0.2.1", port=0)


def test_a_refused_server_lets_go_of_the_folder():
    refused(host="192.0.2.1", port=0)
    lock = hold_lock(settings.DATA_DIR)
    assert lock is not None
    with lock:
        pass


def test_every_app_that_prepares_something_is_asked_to(monkeypatch):
    asked: list[str] = []
    for label in ("stories", "narration"):
        monkeypatch.setattr(
            type(apps.get_app_config(label)), "prepare", lambda app: asked.append(app.label), raising=False
        )
    monkeypatch.setattr(type(apps.get_app_config("storycreator")), "prepare", lambda app: None, raising=False)
    prepare()
    assert asked == ["stories", "narration"]


@pytest.fixture
def server(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", "0"],
        cwd=ROOT,
        env=os.environ | {"DATA_DIR": str(tmp_path), "ENV_FILE": os.devnull},
        stdout=subprocess.PIPE,
        text=True,
    )
    # A server that never says its address must fail the test, not hang it.
    watchdog = threading.Timer(90, process.kill)
    watchdog.start()
    yield process
    watchdog.cancel()
    process.kill()
    process.communicate()


def test_a_fresh_folder_is_served_its_address_printed_and_stopped_with_exit_code_0(server):
    address = server.stdout.readline().split()[-1]
    link = server.stdout.readline().split()[-1]
    with urllib.request.urlopen(address) as page:
        assert page.status == 200
    assert link.startswith(f"{address}first-run/")
    server.send_signal(signal.SIGTERM)
    assert server.wait() == 0


def test_a_body_that_is_too_large_is_refused_in_words_and_not_held(server):
    url = urlsplit(server.stdout.readline().split()[-1])
    before = resident(server.pid)
    with closing(http.client.HTTPConnection(url.hostname, url.port)) as asked:
        asked.request("POST", "/accounts/login/", body=bytes(40 * MEGA))
        answer = asked.getresponse()
        assert (answer.status, b"too much at once" in answer.read()) == (413, True)
    assert resident(server.pid) - before < 30 * MEGA


def test_a_body_without_end_is_cut_off(server):
    url = urlsplit(server.stdout.readline().split()[-1])
    with socket.create_connection((url.hostname, url.port)) as asked:
        asked.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        with pytest.raises(ConnectionError):
            while True:
                asked.sendall(b"%x\r\n%s\r\n" % (MEGA, bytes(MEGA)))


def resident(pid: int) -> int:
    """Bytes of memory that a process holds; the test is skipped where the system does not tell."""
    told = Path(f"/proc/{pid}/statm")
    if not told.exists():
        pytest.skip("this system does not tell what a process holds")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
