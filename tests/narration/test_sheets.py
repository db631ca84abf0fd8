"""What is made from the sheets: a changed look makes pictures stale, a changed sound recordings."""

import pytest

from narration import services
from narration.models import Book, Delivery, Illustration, PartState, Recording
from narration.pronunciations import spelt
from narration.wanted import Wanted, is_settled, wanted_parts, wanted_scenes
from stories import services as story_services
from stories.models import Character
from storycreator.jobs.testing import run_jobs
from tests.factories import make_approved_story, make_book, make_character, make_narrator
from tests.narration.conftest import FakeIllustrator, FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture
def book() -> Book:
    """A whole book; Mara is seen in scenes 1 and 2 and named in all, Noor is seen in scene 3."""
    story = make_approved_story()
    make_character(story=story)
    make_character(story=story, name="Noor")
    for number, present in ((1, ["Mara"]), (2, ["Mara"]), (3, ["Noor"])):
        story.draft.scenes.filter(number=number).update(characters=present)
    made = make_book(story=story)
    services.make_book(made, seen=1)
    run_jobs()
    return reread(made)


def reread(book: Book) -> Book:
    return Book.objects.select_related("story__draft", "narrator").get(pk=book.pk)


def edit(book: Book, figure: str, **typed: str) -> Character:
    sheet = book.story.characters.get(name=figure)
    return story_services.edit_character(sheet, typed=typed, seen=sheet.version)


def stale(book: Book, kind: type[Wanted]) -> list[int]:
    """The numbers of the scenes whose part is wanted anew."""
    parts = wanted_parts(wanted_scenes(reread(book)))
    return [part.scene.number for part in parts if part.model is kind and not is_settled(part)]


def test_a_book_that_was_made_is_fresh(book: Book) -> None:
    assert stale(book, Illustration) == stale(book, Recording) == []


def test_a_changed_look_makes_the_pictures_of_that_figure_stale(book: Book) -> None:
    edit(book, "Mara", appearance="a yellow coat")
    assert (stale(book, Illustration), stale(book, Recording)) == ([1, 2], [])


def test_they_alone_are_drawn_anew_and_by_the_new_look(book: Book, illustrator: FakeIllustrator) -> None:
    before = len(illustrator.requests)
    edit(book, "Mara", appearance="a yellow coat")
    services.make_book(reread(book), seen=reread(book).version)
    run_jobs()
    drawn = illustrator.requests[before:]
    assert [[sheet.appearance for sheet in request.characters] for request in drawn] == [
        ["a yellow coat"]
    ] * 2
    assert stale(book, Illustration) == []


def test_a_renamed_figure_is_still_seen_in_its_scenes(book: Book, illustrator: FakeIllustrator) -> None:
    edit(book, "Mara", name="Iris")
    services.make_book(reread(book), seen=reread(book).version)
    run_jobs()
    assert [sheet.name for sheet in illustrator.requests[-1].characters] == ["Iris"]


def test_a_figure_that_is_left_out_is_in_no_picture(book: Book) -> None:
    noor = book.story.characters.get(name="Noor")
    story_services.leave_out_character(noor, seen=noor.version)
    assert stale(book, Illustration) == [3]


def test_locking_a_sheet_makes_nothing_stale(book: Book) -> None:
    story_services.lock_character(book.story.characters.get(name="Mara"), locked=True, seen=1)
    assert stale(book, Illustration) == stale(book, Recording) == []


def test_another_sound_of_a_name_makes_the_recordings_that_say_it_stale(book: Book, voice: FakeVoice) -> None:
    edit(book, "Noor", pronunciation="noo-r")
    assert stale(book, Recording) == []
    edit(book, "Mara", pronunciation="mah-ra")
    assert stale(book, Recording) == [1, 2, 3, 4]
    services.make_book(reread(book), seen=reread(book).version)
    run_jobs()
    assert voice.requests[-1].say_as == {"Mara": "mah-ra"}
    assert Recording.objects.filter(state=PartState.READY).count() == 8
    assert stale(book, Recording) == []


@pytest.mark.parametrize(
    ("name", "said", "spellings"),
    [
        ("Iris", "eye-riss", {"Iris": "eye-riss"}),
        ("Iris Vale", "eye-riss vail", {"Iris": "eye-riss", "Vale": "vail"}),
        ("Dr. Iris Vale", "eye-riss", {"Iris": "eye-riss"}),
        ("Iris", "eye riss", {"Iris": "eye riss"}),
    ],
)
def test_a_name_is_said_as_it_is_spelt(name: str, said: str, spellings: dict[str, str]) -> None:
    assert spelt(name, said) == spellings


def test_what_was_heard_before_choosing_says_names_the_same_way(book: Book, voice: FakeVoice) -> None:
    edit(book, "Mara", pronunciation="mah-ra")
    bram = make_narrator(voice_id="en-GB-male-1", name="Bram")
    services.hear(reread(book), narrators=[bram], delivery=Delivery(1.0, 1.0))
    run_jobs()
    heard = voice.credits[-1]
    assert heard.say_as == {"Mara": "mah-ra"}
    before = len(voice.requests)
    services.choose_narrator(
        reread(book), narrator=bram, delivery=Delivery(1.0, 1.0), seen=reread(book).version
    )
    services.make_book(reread(book), seen=reread(book).version)
    run_jobs()
    assert heard.text not in [request.text for request in voice.requests[before:]]
