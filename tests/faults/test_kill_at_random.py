"""Ten kills at seeded moments between an idea and its book, and a kill on the heels of every saved text."""

from dataclasses import dataclass

import pytest

from tests.faults import proof
from tests.faults.author import Author, Story
from tests.faults.killer import Dice
from tests.faults.server import Server

SEED, KILLS = 20_261, 10
SAVED = [
    "First thoughts – “kept”, whatever comes.",
    "Second thoughts,\n\nwith a pause in them.",
    "The last word. Ünlike the others.",
]


@dataclass
class Outcome:
    """What there was at the end."""

    server: Server
    dice: Dice
    saved: list[str]
    """What was read back after the kill that followed each save."""


@pytest.fixture(scope="module")
def outcome(server: Server, author: Author) -> Outcome:
    dice = Dice(server, seed=SEED, times=KILLS)
    author.revive = dice.revive
    story = author.begin()
    story.choose_concept()
    story.wait_for_draft()
    saved = [save_and_kill(story, text, dice) for text in SAVED]
    story.approve()
    story.make()
    return Outcome(server, dice, saved)


def save_and_kill(story: Story, text: str, dice: Dice) -> str:
    """Save a text, kill the server the moment it has answered, and return what is there afterwards."""
    scene = story.scenes()[0]
    story.keep(scene, text)
    dice.kill()
    return story.text(scene)


def test_a_text_is_there_from_the_moment_that_the_server_has_taken_it(outcome):
    assert outcome.saved == SAVED


def test_the_kills_met_work(outcome):
    """Which work is chance; that each kind of it survives a kill is shown one by one elsewhere."""
    assert len(outcome.dice.met) == KILLS
    assert any(outcome.dice.met)


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
