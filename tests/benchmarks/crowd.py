"""Twenty authors at once at one server: each to an approved draft, four of them to a book."""

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.benchmarks.figures import Figure, percentile
from tests.faults.author import Author
from tests.faults.server import Server

AUTHORS, BOOKS = 20, 4
POLL = 1.0
"""Seconds between two looks of one author: as often as a live page is told of news."""
IDEAS = (
    "A detective who can see ghosts",
    "A lighthouse keeper gets letters for a ship that was never built",
    "Two rival bakers share one oven",
    "A robot gardener on Mars grows a flower it cannot name",
    "A dragon who is afraid of fire",
)
ACCOUNTS = """
import json
from django.test import Client
from storycreator.models import User
keys = []
for number in range({authors}):
    client = Client()
    user = User.objects.create_user(f"author{{number}}")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    keys.append(client.cookies["story_session"].value)
print(json.dumps(keys))
"""


class TimedAuthor(Author):
    """An author who looks at the clock at every page."""

    def __init__(self, server: Server, session: str) -> None:
        super().__init__(server)
        self.poll = POLL
        self.seconds: list[float] = []
        self.faults: list[str] = []
        self.client.cookies.set("story_session", session, domain="127.0.0.1")
        self.revive = self._complain

    def _complain(self) -> None:
        raise AssertionError(f"the server has died:\n{self.server.log[-3000:]}")

    def _reach(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        began = time.monotonic()
        answer = super()._reach(ask)
        self.seconds.append(time.monotonic() - began)
        if answer.status_code >= 500:
            self.faults.append(f"{answer.request.url} {answer.status_code}")
        return answer


def measure(folder: Path) -> list[Figure]:
    server = Server(folder)
    assert server.command("migrate", "--verbosity", "0").returncode == 0
    made = server.command("shell", "--no-imports", "-c", ACCOUNTS.format(authors=AUTHORS))
    assert made.returncode == 0, made.stderr[-3000:]
    # Everybody has an account already, and so the server prints no link.
    server.link = "none"
    server.start()
    try:
        return crowded(server, json.loads(made.stdout.splitlines()[-1]))
    finally:
        server.close()


def crowded(server: Server, sessions: list[str]) -> list[Figure]:
    authors = [TimedAuthor(server, session) for session in sessions]
    began = time.monotonic()
    drafted: list[float] = []
    together = threading.Barrier(AUTHORS)
    with ThreadPoolExecutor(AUTHORS) as pool:
        ways = [
            pool.submit(to_the_end, author, number, together, drafted)
            for number, author in enumerate(authors)
        ]
    lost = [str(way.exception()) for way in ways if way.exception()]
    wall = time.monotonic() - began
    for author in authors:
        author.client.close()
    seconds = [each for author in authors for each in author.seconds]
    faults = lost + [fault for author in authors for fault in author.faults]
    for fault in faults:
        print(fault)
    return [
        Figure(f"{AUTHORS} authors at once: faults", len(faults), "", most=0),
        Figure("  “database is locked” in the log", server.log.count("database is locked"), "", most=0),
        Figure("  pages and forms", len(seconds), ""),
        Figure("  page time, median", percentile(seconds, 0.5)),
        Figure("  page time, 95 in 100", percentile(seconds, 0.95), most=1),
        Figure("  page time, 99 in 100", percentile(seconds, 0.99)),
        Figure("  page time, longest", max(seconds)),
        Figure("  until the last draft is approved", max(drafted, default=0.0) - began),
        Figure(f"  until {BOOKS} books are ready", wall),
    ]


def to_the_end(author: TimedAuthor, number: int, together: threading.Barrier, drafted: list[float]) -> None:
    together.wait()
    story = author.begin(f"{IDEAS[number % len(IDEAS)]}, told for number {number}", scenes=5)
    story.choose_concept()
    story.wait_for_draft()
    author.wait_for(f"{story.path}/draft/", lambda page: "5 of 5 scenes" in page)
    story.approve()
    drafted.append(time.monotonic())
    if number < BOOKS:
        story.make("both")
