"""What one author waits for at a server of one's own."""

import re
import time
from pathlib import Path

import httpx

from tests.benchmarks.figures import Figure
from tests.faults.author import Author
from tests.faults.pages import form_to
from tests.faults.server import Server

POLL = 0.02
WARM = 10.0
"""Seconds after which a server has loaded what it loads beside the first requests."""
WORDS = re.compile(r'data-stream="[^"]*"><p>\w|class="prose is-excerpt"><p>\w')


def measure(folder: Path) -> list[Figure]:
    """Start twice, since the first start has more to do; then go from an idea to its first words."""
    server = Server(folder)
    try:
        first = start(server)
        author = Author(server)
        author.poll = POLL
        author.sign_in()
        cold = first_card(author)[0]
        server.stop()
        second = start(server)
        time.sleep(WARM)
        warm, story = first_card(author)
        words = first_words(author, story)
        author.client.close()
    finally:
        server.close()
    return [
        Figure("serve, first start: answers after", first, most=5),
        Figure("serve, later starts: answers after", second, most=5),
        Figure("first concept card after the click, server just started", cold),
        Figure("first concept card after the click", warm, most=1),
        Figure("first words of the draft after the click", words, most=1),
    ]


def start(server: Server) -> float:
    """Seconds until it answers."""
    began = time.monotonic()
    server.start()
    assert httpx.get(f"{server.url}/accounts/login/", trust_env=False).status_code == 200
    return time.monotonic() - began


def first_card(author: Author) -> tuple[float, str]:
    """Seconds from the click until a card can be seen, and the address of the story."""
    _, form = form_to(author.page("/new/"), "/new/")
    began = time.monotonic()
    fields = {**form.fields, "prompt": "Two rival bakers share one oven"}
    path = author.client.post("/new/", data=fields).headers["location"].removesuffix("concepts/")
    author.wait_for(f"{path}concepts/", lambda page: form_to(page, "/choose/"))
    return time.monotonic() - began, path


def first_words(author: Author, path: str) -> float:
    """Seconds from the choice of a concept until words of the first scene can be read."""
    address, form = form_to(author.page(f"{path}concepts/"), "/choose/")
    began = time.monotonic()
    assert author.client.post(address, data=form.fields).status_code == 302
    author.wait_for(f"{path}draft/", WORDS.search)
    return time.monotonic() - began
