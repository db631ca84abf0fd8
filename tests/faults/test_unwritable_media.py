"""A media folder that cannot be written to: parts fail with a sentence, the text stays, "Try again" works."""

import re

import pytest

from tests.faults import proof
from tests.faults.author import Author, Story
from tests.faults.pages import Forms
from tests.faults.server import Server

SENTENCE = "could not be stored"
OWN_TEXT = "She wrote it down, and the paper kept it."


@pytest.fixture(scope="module")
def story(server: Server, author: Author) -> Story:
    """One whose book has failed: a file stands where the folder of all books should be."""
    media = server.folder / "media"
    media.mkdir(exist_ok=True)
    (media / "books").write_text("in the way")
    story = author.begin()
    story.choose_concept()
    story.wait_for_draft()
    story.author.wait_for(f"{story.path}/draft/", lambda page: "4 of 4 scenes" in page)
    story.keep(story.scenes()[0], OWN_TEXT)
    story.approve()
    story.choose_format("audio")
    story.choose_narrator()
    story.ask_for_book()
    story.author.wait_for(f"{story.path}/generate/", lambda page: "4 parts did not arrive" in page)
    return story


def parts(story: Story, ending: str) -> list[str]:
    """The addresses on the page of the book that end so."""
    page = story.author.page(f"{story.path}/generate/")
    return [a for form in Forms(page).forms for a in form.actions if a.endswith(ending)]


def test_every_part_fails_with_a_sentence_and_can_be_tried_again(story):
    page = story.author.page(f"{story.path}/generate/")
    assert SENTENCE in page and "Nothing you wrote is lost" in page
    assert len(parts(story, "/retry/")) == 4
    assert not re.search(r"Traceback|Errno|NotADirectory", page)


def test_the_text_is_readable_meanwhile(story):
    assert story.text(story.scenes()[0]) == OWN_TEXT


def test_what_failed_breaks_no_invariant(story, server):
    assert proof.breaches(server) == ""


def test_try_again_works_once_the_folder_can_be_written_to(story, server):
    (server.folder / "media" / "books").unlink()
    for address in parts(story, "/retry/"):
        story.author.send(f"{story.path}/generate/", address)
    story.wait_for_book()
    assert proof.book(server)["recordings"] == 4 and proof.breaches(server) == ""
