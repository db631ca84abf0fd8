"""SIGTERM in the middle of a draft: the server ends well and in time, and the draft goes on afterwards."""

import threading
import time
from dataclasses import dataclass

import pytest

from tests.faults import proof
from tests.faults.author import IDEA, Author, Story
from tests.faults.server import Server, Status

IN_TIME = 20.0
"""Seconds: eight for the jobs to end, five for them to be put back, the rest for a busy machine."""


@dataclass
class Stopped:
    """What a stop left behind."""

    story: Story
    code: int
    seconds: float
    running: list[tuple[int, str]]


@pytest.fixture(scope="module")
def stopped(server: Server, author: Author) -> Stopped:
    """A server stopped while the first scene of a draft was being written, and started again."""
    writing = threading.Event()
    server.on_status = lambda seen: writing.set() if is_writing(seen) else None
    story = author.begin()
    story.choose_concept()
    assert writing.wait(60)
    began = time.monotonic()
    code = server.stop()
    stopped = Stopped(story, code, time.monotonic() - began, server.running_jobs())
    server.start()
    return stopped


def is_writing(seen: Status) -> bool:
    return (seen.kind, seen.status) == ("write_scene", "running")


def test_the_server_ends_well_and_in_time(stopped):
    assert stopped.code == 0
    assert stopped.seconds < IN_TIME


def test_no_job_is_left_running(stopped):
    assert stopped.running == []


def test_the_draft_goes_on_at_the_next_start(stopped, server):
    stopped.story.wait_for_draft()
    stopped.story.author.wait_for(f"{stopped.story.path}/draft/", lambda page: "4 of 4 scenes" in page)
    assert server.ask("SELECT prompt FROM stories_idea") == [(IDEA,)]
    assert len(proof.texts(server)) == 4


def test_nothing_was_done_twice_or_given_up(stopped, server):
    assert proof.twice(server) == {} and proof.unfinished(server) == []
    assert proof.breaches(server) == ""
