"""Hearing the first paragraph before a narrator is chosen."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from narration import services
from narration.models import Book, Delivery, Narrator, Recording, Take
from stories.workflow import Stage
from storycreator.errors import AuthorError
from storycreator.jobs.models import Job, JobStatus
from storycreator.jobs.testing import run_jobs
from storycreator.models import User
from tests.factories import make_approved_story, make_book, make_narrator
from tests.narration.conftest import FakeVoice

pytestmark = pytest.mark.usefixtures("fakes")
EDA, BRAM = "en-GB-female-1", "en-GB-male-1"


@pytest.fixture
def book(owner: User) -> Book:
    """A book with sound that has no narrator yet, and two that can be chosen."""
    make_narrator(voice_id=BRAM, name="Bram", gender="male", tone="grave, slow")
    make_narrator(voice_id=EDA, name="Eda", gender="female", tone="warm")
    made = make_book(story=make_approved_story(author=owner), output_format="audio", narrator=None)
    made.story.stage = Stage.NARRATOR_SELECTION
    made.story.save()
    return made


def hear(client: Client, book: Book, **fields: object):
    return client.post(f"/stories/{book.story_id}/narrator/hear/", fields)


def test_another_author_hears_nothing(book: Book, stranger_client: Client) -> None:
    assert hear(stranger_client, book, hear=[EDA]).status_code == 404
    assert not Job.objects.exists()


def test_nobody_ticked_is_said_and_nothing_is_read(book: Book, owner_client: Client) -> None:
    answer = hear(owner_client, book)
    assert answer.status_code == 422 and b"Tick up to three narrators" in answer.content
    assert not Job.objects.exists()


def test_a_fourth_is_refused_in_words_and_the_ticks_stay(book: Book, owner_client: Client) -> None:
    more = [make_narrator(voice_id=f"en-US-{n}", name=f"N{n}").voice_id for n in range(2)]
    answer = hear(owner_client, book, hear=[EDA, BRAM, *more], speed="1.3")
    assert answer.status_code == 422 and b"At most 3" in answer.content
    assert b'<option value="1.3" selected>' in answer.content and not Job.objects.exists()


@pytest.mark.parametrize("field", [{"speed": "99"}, {"pauses": "x"}, {"hear": ["nobody"]}])
def test_what_cannot_be_is_refused(book: Book, owner_client: Client, field: dict[str, object]) -> None:
    assert hear(owner_client, book, **{"hear": [EDA], **field}).status_code == 422
    assert not Job.objects.exists()


def test_what_is_chosen_on_the_page_stays_on_the_way_back(book: Book, owner_client: Client) -> None:
    answer = hear(owner_client, book, hear=[EDA], narrator=BRAM, speed="0.85", gender="male")
    said = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (said["narrator"], said["hear"], said["speed"], said["gender"]) == (
        [BRAM],
        [EDA],
        ["0.85"],
        ["male"],
    )
    page = owner_client.get(answer.headers["Location"]).content.decode()
    assert f'value="{BRAM}" required checked' in page and f'name="hear" value="{EDA}" checked' in page


def test_the_first_paragraph_is_read_by_each(book: Book, owner_client: Client, voice: FakeVoice) -> None:
    address = hear(owner_client, book, hear=[EDA, BRAM]).headers["Location"]
    assert owner_client.get(address).content.count(b"Reading it now") == 2
    run_jobs()
    page = owner_client.get(address).content.decode()
    assert page.count("Your first paragraph, read by") == 2
    assert sorted(request.voice_id for request in voice.credits) == [EDA, BRAM]
    assert len({request.text for request in voice.credits}) == 1


def test_asked_twice_it_is_read_once(book: Book, voice: FakeVoice) -> None:
    for _ in range(2):
        services.hear(book, narrators=Narrator.objects.all(), delivery=Delivery())
    run_jobs()
    services.hear(book, narrators=Narrator.objects.all(), delivery=Delivery())
    assert len(voice.credits) == Job.objects.count() == Take.objects.count() == 2


def test_the_recording_of_the_scene_uses_it_again(book: Book, voice: FakeVoice) -> None:
    eda = Narrator.objects.get(voice_id=EDA)
    services.hear(book, narrators=[eda], delivery=Delivery(1.15, 0.5))
    run_jobs()
    services.choose_narrator(book, narrator=eda, delivery=Delivery(1.15, 0.5), seen=book.version)
    services.make_book(book, seen=book.version)
    run_jobs()
    first = voice.credits[0].text
    assert first not in [request.text for request in voice.requests if request.title == "Scene 1"]
    assert Recording.objects.get(revision__scene__number=1).takes.count() >= 1


def test_a_voice_that_is_down_is_said_and_can_be_asked_again(
    book: Book, owner_client: Client, voice: FakeVoice
) -> None:
    voice.fails.add("")
    address = hear(owner_client, book, hear=[EDA]).headers["Location"]
    run_jobs()
    assert b"Did not arrive" in owner_client.get(address).content
    voice.fails.clear()
    hear(owner_client, book, hear=[EDA])
    run_jobs()
    assert Job.objects.filter(status=JobStatus.DONE).count() == 1
    assert b"read by Eda" in owner_client.get(address).content


def test_a_book_of_pictures_has_nobody_to_hear() -> None:
    silent = make_book(output_format="visual", narrator=None)
    with pytest.raises(AuthorError, match="no sound"):
        services.hear(silent, narrators=[make_narrator()], delivery=Delivery())


def test_who_is_shown_can_be_narrowed(book: Book, owner_client: Client) -> None:
    address = hear(owner_client, book, gender="female", filter="yes").headers["Location"]
    page = owner_client.get(address).content.decode()
    assert "Eda" in page and "Bram" not in page
    assert not Job.objects.exists()


@pytest.mark.parametrize("query", ["gender=x", "speed=1e9", "hear=a&hear=b", "narrator=%ff"])
def test_an_address_of_nonsense_is_the_page(book: Book, owner_client: Client, query: str) -> None:
    assert owner_client.get(f"/stories/{book.story_id}/narrator/?{query}").status_code == 200


def test_how_it_is_read_is_kept_with_the_choice(book: Book, owner_client: Client) -> None:
    chosen = {"version": 1, "narrator": EDA, "speed": "0.7", "pauses": "2"}
    owner_client.post(f"/stories/{book.story_id}/narrator/choose/", chosen)
    book.refresh_from_db()
    assert book.delivery == Delivery(0.7, 2)
    page = owner_client.get(f"/stories/{book.story_id}/narrator/").content
    assert b'<option value="0.7" selected>' in page and b'<option value="2" selected>' in page
