"""Who made what, in sentences for readers."""

import pytest

from narration import services
from narration.models import Book
from stories.models import Origin, Revision, Scene
from storycreator.jobs.testing import run_jobs
from tests.factories import make_book, make_revision
from tests.narration.conftest import FakeIllustrator, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")


def said_of(book: Book) -> dict[str, str]:
    services.make_book(book, seen=book.version)
    run_jobs()
    return book.editions.get().provenance


def rework(book: Book, number: int, *origins: Origin) -> None:
    """Let one scene go through these versions; the last one is approved."""
    scene = Scene.objects.get(draft__story=book.story, number=number)
    for origin in origins:
        scene.current = make_revision(
            scene=scene, content=f"{origin} {number}", origin=origin, based_on=scene.current
        )
    scene.approved = scene.current
    scene.save()


def test_the_built_in_writer_is_called_a_grammar() -> None:
    book = make_book()
    Revision.objects.update(model="builtin:")
    assert said_of(book)["written_by"] == "Built-in writer: a grammar, not an AI."


def test_a_language_model_is_named() -> None:
    book = make_book()
    Revision.objects.update(model="bedrock:nova")
    assert said_of(book)["written_by"] == "Written with bedrock:nova, an AI."


def test_scenes_that_a_person_edited_are_named_though_polished_after() -> None:
    book = make_book()
    Revision.objects.update(model="builtin:")
    rework(book, 2, Origin.MANUAL)
    rework(book, 4, Origin.MANUAL, Origin.POLISH)
    rework(book, 3, Origin.AI_REWRITE)
    assert said_of(book)["written_by"].endswith("Scenes 2 and 4 were edited by the author.")


def test_voice_and_pictures_are_named_as_what_they_are() -> None:
    said = said_of(make_book())
    assert said["narrated_by"] == "Ada, a built-in synthetic voice."
    assert said["illustrated_by"] == "Built-in illustrator: drawn by rules, not by an AI."


def test_what_the_book_does_not_have_is_not_named() -> None:
    assert said_of(make_book(output_format="visual"))["narrated_by"] == ""
    assert said_of(make_book(output_format="audio"))["illustrated_by"] == ""


def test_other_services_are_named(voice: FakeVoice, illustrator: FakeIllustrator) -> None:
    voice.version, illustrator.version = "polly neural", "titan 2"
    said = said_of(make_book())
    assert said["narrated_by"] == "Ada, read by polly neural."
    assert said["illustrated_by"] == "Drawn by titan 2."
