"""A real server in a folder of its own, and a real browser before it."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.reading import open_book

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a lamp in every window"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium on this machine"))


@dataclass
class Server:
    """`manage.py serve` in a folder of its own."""

    folder: Path
    url: str
    process: subprocess.Popen[str]
    link: str = ""

    def command(self, *words: str) -> str:
        """Run another command over the same folder and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment(self.folder),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()


def environment(folder: Path) -> dict[str, str]:
    keep = ("PATH", "HOME", "LANG", "PYTHONPATH", "VIRTUAL_ENV")
    kept = {name: os.environ[name] for name in keep if name in os.environ}
    return {**kept, "DATA_DIR": str(folder), "ENV_FILE": os.devnull}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def start(folder: Path, **settings: str) -> Server:
    """Start the product with settings besides its folder; return once it has printed its address."""
    port, is_new = free_port(), not (folder / "storycreator.sqlite3").exists()
    with (folder / "server.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**environment(folder), **settings},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    server = Server(folder, f"http://127.0.0.1:{port}", process)
    assert process.stdout is not None
    greeting = [process.stdout.readline() for _ in range(1 + is_new)]
    if found := re.search(r"http://\S+/first-run/\S+", "".join(greeting)):
        server.link = found[0]
    assert process.poll() is None, (folder / "server.log").read_text()[-2000:]
    return server


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(tmp_path_factory.mktemp("served"))
    yield running
    running.stop()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def signed_in(server: Server, browser: Browser) -> dict[str, Any]:
    """The cookies of the first author, who came by the printed link."""
    context = browser.new_context()
    sign_in(context.new_page(), server)
    state = dict(context.storage_state())
    context.close()
    return state


def sign_in(page: Page, server: Server) -> None:
    """Make the first account by the printed link."""
    page.goto(server.link)
    page.get_by_label("Name", exact=True).fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button").last.click()
    page.wait_for_url(f"{server.url}/")


class Watch:
    """What a page should never do: break its own policy, or ask another origin for anything."""

    def __init__(self, page: Page, origin: str) -> None:
        self.breaches: list[str] = []
        self.origin = origin
        page.on("console", lambda m: self._note(m.text) if "Content Security Policy" in m.text else None)
        page.on("pageerror", lambda e: self._note(str(e)))
        page.on("request", lambda r: None if self._is_ours(r.url) else self._note(f"asked {r.url}"))

    def _is_ours(self, url: str) -> bool:
        return url.startswith((self.origin, "data:", "blob:", self.origin.replace("http", "ws")))

    def _note(self, text: str) -> None:
        self.breaches.append(text)


def new_page(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.watch = Watch(page, server.url)  # type: ignore[attr-defined]
    return page


@pytest.fixture
def page(server: Server, browser: Browser, signed_in: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(storage_state=signed_in, base_url=server.url)
    opened = new_page(context, server)
    yield opened
    context.close()
    assert opened.watch.breaches == []  # type: ignore[attr-defined]


LOOKS = [(width, scheme) for width in (390, 1440) for scheme in ("light", "dark")]


@pytest.fixture(params=LOOKS, ids=str)
def looked_at(
    request: pytest.FixtureRequest, server: Server, browser: Browser, signed_in: dict[str, Any]
) -> Iterator[Page]:
    """A page at every width and in every scheme that pages are looked at in."""
    width, scheme = request.param
    context = browser.new_context(
        storage_state=signed_in,
        base_url=server.url,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    opened = new_page(context, server)
    yield opened
    context.close()
    assert opened.watch.breaches == []  # type: ignore[attr-defined]


@pytest.fixture(scope="package")
def books(server: Server, signed_in: dict[str, Any]) -> dict[str, str]:
    """The addresses of finished books: with all its sound, with a scene left out, without any."""
    wanted = {"whole": {}, "part": {"silent": (2,)}, "silent": {"silent": (1, 2, 3)}}
    put = f"from tests.browser import shelf; shelf.put_all('ada', {wanted!r})"
    printed = server.command("shell", "--no-imports", "-c", put)
    return {name: f"/stories/{story}/read/" for name, story in json.loads(printed).items()}


@pytest.fixture
def reader(page: Page, books: dict[str, str]) -> Page:
    """The page where a book is read that has all its sound."""
    return open_book(page, books["whole"])
