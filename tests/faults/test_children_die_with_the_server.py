"""A server that is killed leaves no process behind, whatever its children were at."""

import time

import pytest

from tests.faults.author import LONG, Author, Story
from tests.faults.processes import PROC, gone_within, processes_of
from tests.faults.server import Server

CHILDREN = {"record_scene": "narration.voices", "draw_scene": "narration.illustrators"}
GONE_SECONDS = 20
"""A child that is still importing when its parent goes finds out when it asks for its order."""
pytestmark = pytest.mark.skipif(not (PROC / "self" / "environ").exists(), reason="there is no /proc here")


@pytest.fixture(scope="module", autouse=True)
def story(author: Author) -> Story:
    """One whose book is being made."""
    story = author.begin()
    story.choose_concept()
    story.wait_for_draft()
    story.approve()
    story.choose_format("both")
    story.choose_narrator()
    story.ask_for_book()
    return story


def kill_beside(server: Server, module: str) -> None:
    """Kill the server as soon as a child of that module is at work."""
    deadline = time.monotonic() + LONG
    while not any(module in command for command in processes_of(server.folder).values()):
        assert server.is_alive and time.monotonic() < deadline, server.log[-3000:]
    print("killed with these at work:", sorted(processes_of(server.folder).values()))
    server.kill()
    server.ended()


@pytest.mark.parametrize(("kind", "module"), CHILDREN.items())
def test_no_child_outlives_a_server_that_is_killed_in(kind, module, server):
    kill_beside(server, module)
    assert kind in [running for _, running in server.running_jobs()]
    assert gone_within(server.folder, seconds=GONE_SECONDS) == {}
    server.start()


def test_no_child_outlives_a_server_that_is_killed_at_its_first_start(server):
    server.kill()
    server.ended()
    for file in (server.folder / "fonts").iterdir():
        file.unlink()
    server.start()
    kill_beside(server, "storycreator.fonts")
    assert gone_within(server.folder, seconds=GONE_SECONDS) == {}
    server.start()


def test_a_server_that_is_stopped_takes_its_children_with_it(server):
    assert server.stop() == 0
    assert processes_of(server.folder) == {}
