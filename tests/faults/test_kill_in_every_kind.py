"""`kill -9` inside a job of every kind, each followed by a plain start: everything goes on by itself."""

import time
from dataclasses import dataclass

import pytest

from storycreator.jobs.handlers import find_handler, known_kinds
from tests.faults import proof
from tests.faults.author import IDEA, LONG, POLL, Author, Story
from tests.faults.killer import Killer
from tests.faults.server import Server

OWN_TEXT = (
    "The café was “closed” – or so the sign said.\n\nNobody had told the dead.\n\n\tThey queued anyway."
)
EDITED = f"{OWN_TEXT}\n\nThen the door closed."
WISH = "Longer – and more dialogue"


@dataclass
class Outcome:
    """What there was at the end."""

    server: Server
    killer: Killer
    story: Story
    scenes: list[str]
    seen: dict[str, str]
    """The texts that were there before the last kills, by their ids."""


def kinds() -> list[str]:
    """The kinds of work of the product; a test beside this one may have registered some of its own.

    Nothing is planned ahead for the built-in writer, which writes here.
    """
    ours = (k for k in known_kinds() if find_handler(k).run.__module__.startswith(("stories", "narration")))
    return sorted(set(ours) - {"outline_ahead"})


@pytest.fixture(scope="module")
def outcome(server: Server, author: Author) -> Outcome:
    killer = Killer(server, kinds())
    author.revive = killer.revive
    story = author.begin()
    story.choose_concept()
    story.wait_for_draft()
    scenes = story.scenes()
    story.keep(scenes[1], OWN_TEXT)
    story.ask_for_rewrite(scenes[0], WISH)
    story.accept()
    seen = proof.texts(server)
    story.ask_for_rewrite(scenes[2], WISH)
    story.discard_for_good()
    story.approve()
    story.choose_format("both")
    story.hear()
    story.make()
    return Outcome(server, killer, story, scenes, seen)


def test_each_kind_that_makes_something_was_killed_while_it_ran(outcome):
    # A version is taken away but once, and that may have ended before the kill.
    assert outcome.killer.left <= {"delete_story", "remove_revision"}


def test_what_was_typed_is_read_back_byte_for_byte(outcome):
    assert outcome.story.text(outcome.scenes[1]) == OWN_TEXT
    assert outcome.server.ask("SELECT prompt FROM stories_idea") == [(IDEA,)]
    wishes = outcome.server.ask(
        "SELECT feedback FROM stories_revision WHERE origin = 'ai_rewrite' AND removed_at IS NULL"
    )
    assert wishes == [(WISH,)]


def test_no_text_that_was_there_has_changed(outcome):
    now = proof.texts(outcome.server)
    assert len(outcome.seen) == 6 and {key: now.get(key) for key in outcome.seen} == outcome.seen


def test_the_book_is_complete(outcome):
    assert proof.book(outcome.server) == {
        "stage": ["completed"],
        "scenes": 4,
        "recordings": 4,
        "pictures": 4,
        "editions": ["whole"],
        "files": 7,
    }


def test_every_job_had_one_effect_and_none_was_given_up(outcome):
    assert proof.twice(outcome.server) == {}
    assert proof.unfinished(outcome.server) == []


def test_every_invariant_holds(outcome):
    assert proof.breaches(outcome.server) == ""


def test_a_refresh_that_is_killed_makes_what_changed_and_keeps_the_old_edition_until_then(outcome):
    author, story, server = outcome.story.author, outcome.story, outcome.server
    old, before = story.epub(), made(server)
    book = author.download(old)
    outcome.killer.left |= {"record_scene", "publish_file"}
    story.keep(outcome.scenes[1], EDITED)
    story.approve()
    story.ask_for_book()
    is_ready = lambda page: author.download(old) == book and "The book is ready" in page  # noqa: E731
    author.wait_for(f"{story.path}/generate/", is_ready)
    assert not outcome.killer.left & {"record_scene", "publish_file"}
    after = made(server)
    assert {name: after[name] - before[name] for name in before} == {
        "narration_take": 1,
        "narration_recording": 1,
        "narration_illustration": 0,
        "narration_edition": 1,
    }
    assert story.epub() != old and author.download(old) == book
    assert proof.twice(server) == {} and proof.breaches(server) == ""


def made(server: Server) -> dict[str, int]:
    """How many rows there are of everything that a book is made of."""
    tables = ("narration_take", "narration_recording", "narration_illustration", "narration_edition")
    return {table: server.ask(f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def test_a_deletion_that_was_killed_is_finished_and_takes_nothing_else(outcome):
    author, story, server = outcome.story.author, outcome.story, outcome.server
    copy = author.send(f"{story.path}/details/", "/duplicate/").headers["location"].split("/")[2]
    for path, ending in ((f"{story.path}/details/", "/delete/"), ("/bin/", f"{story.path}/erase/")):
        author.send(path, ending)
    wait_until_only(server, copy, author)
    assert outcome.killer.left <= {"remove_revision"}
    assert list((server.folder / "media" / "books").iterdir()) == []
    assert Story(author, copy).text(Story(author, copy).scenes()[1]) == EDITED
    assert proof.breaches(server) == "" and proof.unfinished(server) == []


def wait_until_only(server: Server, story: str, author: Author) -> None:
    """Wait until the other stories are gone, from the database too."""
    deadline = time.monotonic() + LONG
    while server.ask("SELECT id FROM stories_story") != [(story.replace("-", ""),)]:
        assert time.monotonic() < deadline
        author.page("/")
        time.sleep(POLL)
