"""Making the book: which parts are made, which are kept, and when it is whole."""

import pytest
from django.core.files.storage import default_storage

from narration import services
from narration.models import Book, Edition, EditionFile, EditionState, Illustration, PartState, Recording
from stories.models import Scene
from stories.workflow import IllegalTransition, Stage
from storycreator.errors import AuthorError, Stale
from storycreator.jobs.models import Job
from storycreator.jobs.testing import run_jobs
from tests.factories import approve, make_approved_story, make_book, make_narrator, make_revision
from tests.narration.conftest import FakeIllustrator, FakePublisher, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")


def make(book: Book) -> Book:
    """Ask for the book and do all the work."""
    services.make_book(book, seen=book.version)
    run_jobs()
    return Book.objects.select_related("story").get(pk=book.pk)


def edit(book: Book, *, number: int = 2, content: str = "Another text altogether.") -> Scene:
    """Give a scene a new approved text."""
    scene = book.story.draft.scenes.get(number=number)
    scene.approved, scene.status = None, "pending"
    scene.save()
    scene.current = make_revision(scene=scene, content=content)
    scene.save()
    return approve(scene)


def test_a_book_without_a_format_is_not_made() -> None:
    book = make_book(output_format="")
    with pytest.raises(AuthorError, match="format"):
        services.make_book(book, seen=1)


def test_a_book_whose_narrator_is_gone_is_not_made() -> None:
    book = make_book(narrator=make_narrator(active=False))
    with pytest.raises(AuthorError, match="narrator"):
        services.make_book(book, seen=1)
    assert not Job.objects.exists()


def test_a_book_is_not_made_before_its_decisions() -> None:
    book = services.book_of(make_approved_story())
    with pytest.raises(IllegalTransition):
        services.make_book(book, seen=1)


def test_a_second_tab_cannot_make_it_twice() -> None:
    book = make_book()
    services.make_book(Book.objects.get(pk=book.pk), seen=1)
    with pytest.raises(Stale):
        services.make_book(Book.objects.get(pk=book.pk), seen=1)
    assert Job.objects.count() == 8


@pytest.mark.parametrize(
    ("output_format", "sounds", "pictures"), [("audio", 4, 0), ("visual", 0, 4), ("both", 4, 4)]
)
def test_the_format_decides_which_parts_are_made(output_format: str, sounds: int, pictures: int) -> None:
    make(make_book(output_format=output_format))
    assert Recording.objects.filter(state=PartState.READY).count() == sounds
    assert Illustration.objects.filter(state=PartState.READY).count() == pictures


def test_a_book_is_whole_once_its_parts_and_files_are() -> None:
    book = make(make_book())
    edition = book.whole_edition()
    assert book.story.stage == Stage.COMPLETED
    assert edition is not None
    made = {file.format for file in edition.files.filter(state=PartState.READY)}
    assert made == {"epub", "m4b", "mp3", "captions", "cover", "text", "json"}
    assert all(scene.recording and scene.illustration for scene in edition.scenes.all())


def test_a_book_without_sound_has_no_files_of_sound() -> None:
    edition = make(make_book(output_format="visual")).whole_edition()
    assert edition is not None
    assert [file.format for file in edition.files.all()] == ["epub", "cover", "text", "json"]


def test_publishers_get_the_text_the_picture_and_who_made_them(publisher: FakePublisher) -> None:
    make(make_book())
    session = publisher.sessions[0]
    assert "It was night 1." in session.scenes[0].content
    assert session.scenes[0].image and session.scenes[0].image_type == "image/jpeg"
    assert session.narrated_by.startswith("Ada") and session.illustrated_by


def test_asking_again_while_it_is_made_makes_nothing_twice(voice: FakeVoice) -> None:
    book = make_book()
    services.make_book(book, seen=1)
    services.make_book(book, seen=2)
    run_jobs()
    assert len(voice.requests) == 4
    assert Edition.objects.count() == 1


def test_an_edited_scene_is_the_only_one_made_again(voice: FakeVoice, illustrator: FakeIllustrator) -> None:
    book = make(make_book())
    edit(book)
    again = make(book)
    assert (len(voice.requests), len(illustrator.requests)) == (5, 5)
    assert voice.requests[-1].text == "Another text altogether."
    assert [edition.state for edition in again.editions.all()] == [EditionState.WHOLE] * 2


def test_the_last_whole_edition_stays_while_the_next_is_made() -> None:
    book = make(make_book())
    first = book.whole_edition()
    edit(book)
    services.make_book(book, seen=book.version)
    assert book.whole_edition() == first
    assert book.story.stage == Stage.GENERATION


def test_a_restored_text_takes_its_old_recording_again(voice: FakeVoice) -> None:
    book = make(make_book())
    text = book.story.draft.scenes.get(number=2).current.content
    edit(book)
    book = make(book)
    edit(book, content=text)
    make(book)
    assert len(voice.requests) == 5


def test_a_book_that_is_up_to_date_stays_whole(voice: FakeVoice) -> None:
    book = make(make_book())
    again = make(book)
    assert again.story.stage == Stage.COMPLETED
    assert Edition.objects.count() == 1 and len(voice.requests) == 4


def test_another_narrator_makes_new_recordings_and_keeps_the_pictures(
    voice: FakeVoice, illustrator: FakeIllustrator
) -> None:
    book = make(make_book())
    services.choose_narrator(
        book, narrator=make_narrator(voice_id="en-GB-male-1", name="Bram"), seen=book.version
    )
    make(book)
    assert (len(voice.requests), len(illustrator.requests)) == (8, 4)
    assert Recording.objects.filter(state=PartState.READY).count() == 8


def test_another_narrator_stops_what_the_first_was_still_reading(voice: FakeVoice) -> None:
    book = make_book(output_format="audio")
    services.make_book(book, seen=1)
    services.choose_narrator(book, narrator=make_narrator(voice_id="en-GB-male-1", name="Bram"), seen=2)
    make(book)
    assert {request.voice_id for request in voice.requests} == {"en-GB-male-1"}


def test_a_new_title_makes_a_new_edition_of_the_same_parts(voice: FakeVoice) -> None:
    book = make(make_book())
    book.story.title = "The Second Lamp"
    book.story.save()
    again = make(book)
    assert [edition.title for edition in again.editions.all()] == ["The Lamp", "The Second Lamp"]
    assert len(voice.requests) == 4


def test_every_picture_has_a_seed_of_its_own(illustrator: FakeIllustrator) -> None:
    make(make_book())
    assert len({request.seed for request in illustrator.requests}) == 4


def test_what_the_storage_has_lost_is_made_again(illustrator: FakeIllustrator) -> None:
    book = make(make_book())
    picture, file = Illustration.objects.first(), EditionFile.objects.first()
    drawn = len(illustrator.requests)
    for lost in (picture, file):
        default_storage.delete(lost.file)
    make(book)
    assert default_storage.exists(picture.file) and default_storage.exists(file.file)
    assert len(illustrator.requests) == drawn + 1
    assert Book.objects.get().story.stage == Stage.COMPLETED
