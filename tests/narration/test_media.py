"""What was made goes to its author alone, in ranges, under our own content type."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponseBase
from django.test import AsyncClient, RequestFactory

from narration import services, storage
from narration.file_names import download_name
from narration.media import Medium, serve
from narration.models import Book, EditionFile, EditionState, Illustration, Recording
from narration.narrators import load_narrators
from storycreator.jobs.testing import run_jobs_async
from storycreator.models import User
from tests.factories import make_approved_story, make_book
from tests.narration.conftest import FakeVoice

pytestmark = pytest.mark.usefixtures("media")
with_rows = pytest.mark.django_db(transaction=True)
CONTENT = bytes(range(200))


def asked(method: str = "get", **headers: str) -> HttpRequest:
    return getattr(RequestFactory(), method)(
        "/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.fixture
def medium() -> Medium:
    stored = storage.store("books/x", CONTENT, extension="mp3")
    return Medium(stored.key, "audio/mpeg", stored.size, stored.sha256)


async def test_a_missing_object_is_said_in_words(medium: Medium) -> None:
    storage.remove_folder(storage.BOOKS)
    response = serve(asked(), medium)
    assert response.status_code == 404 and b"make the book again" in await body_of(response)


async def test_the_whole_object_comes_with_our_headers(medium: Medium) -> None:
    response = serve(asked(), medium)
    assert await body_of(response) == CONTENT
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert response.headers["Content-Length"] == str(len(CONTENT))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"].startswith("private")
    assert response.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-4", 206, slice(-4, None)),
        ("bytes=0-999999", 206, slice(0, None)),
        ("bytes=0-1,4-5", 200, slice(0, None)),
        ("bytes=9-2", 200, slice(0, None)),
        ("bytes=-", 200, slice(0, None)),
        ("lines=1-2", 200, slice(0, None)),
    ],
)
async def test_a_range_is_answered(medium: Medium, wanted: str, status: int, part: slice) -> None:
    response = serve(asked(Range=wanted), medium)
    assert response.status_code == status
    assert await body_of(response) == CONTENT[part]


def test_a_range_says_where_it_stands(medium: Medium) -> None:
    response = serve(asked(Range="bytes=2-5"), medium)
    assert response.headers["Content-Range"] == f"bytes 2-5/{len(CONTENT)}"
    assert response.headers["Content-Length"] == "4"


@pytest.mark.parametrize("wanted", ["bytes=999999-", "bytes=-0"])
def test_a_range_after_the_end_is_416(medium: Medium, wanted: str) -> None:
    response = serve(asked(Range=wanted), medium)
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_a_player_goes_on_only_in_the_same_file(medium: Medium) -> None:
    same = serve(asked(Range="bytes=2-", If_Range=f'"{medium.sha256}"'), medium)
    other = serve(asked(Range="bytes=2-", If_Range='"another"'), medium)
    assert (same.status_code, other.status_code) == (206, 200)


async def test_what_the_browser_has_is_not_sent_again(medium: Medium) -> None:
    response = serve(asked(If_None_Match=f'"{medium.sha256}"'), medium)
    assert response.status_code == 304 and await body_of(response) == b""


async def test_head_sends_no_body(medium: Medium) -> None:
    response = serve(asked("head"), medium)
    assert await body_of(response) == b"" and response.headers["Content-Length"] == str(len(CONTENT))


# Through the addresses.


async def made_book(author: User) -> Book:
    book = await sync_to_async(lambda: make_book(story=make_approved_story(author=author, title="Ça/va?")))()
    await sync_to_async(services.make_book)(book, seen=1)
    await run_jobs_async()
    return book


async def client_of(user: User) -> AsyncClient:
    client = AsyncClient()
    await client.aforce_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


async def body_of(response: HttpResponseBase) -> bytes:
    if not response.streaming:
        return response.content  # type: ignore[attr-defined]
    return b"".join([piece async for piece in response])  # type: ignore[attr-defined]


async def addresses(book: Book) -> list[str]:
    recording = await Recording.objects.filter(book=book).afirst()
    picture = await Illustration.objects.filter(book=book).afirst()
    edition = await book.editions.aget()
    assert recording and picture
    return [
        f"/recordings/{recording.pk}/",
        f"/illustrations/{picture.pk}/",
        f"/editions/{edition.pk}/epub/",
    ]


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_another_authors_media_are_not_there(owner: User, stranger: User) -> None:
    book, client = await made_book(owner), await client_of(stranger)
    for address in await addresses(book):
        assert (await client.get(address)).status_code == 404


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_without_a_login_there_is_only_the_way_to_it(owner: User) -> None:
    for address in [*(await addresses(await made_book(owner))), "/narrators/en-GB-female-1/sample/"]:
        response = await AsyncClient().get(address)
        assert response.status_code == 302 and "/accounts/login/" in response.headers["Location"]


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_an_edition_that_is_not_whole_has_no_downloads(owner: User) -> None:
    book, client = await made_book(owner), await client_of(owner)
    await book.editions.aupdate(state=EditionState.FAILED)
    assert (await client.get((await addresses(book))[2])).status_code == 404


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_media_are_only_read(owner: User) -> None:
    book, client = await made_book(owner), await client_of(owner)
    for address in await addresses(book):
        assert (await client.post(address)).status_code == 405


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_a_download_is_named_after_the_book(owner: User) -> None:
    book, client = await made_book(owner), await client_of(owner)
    edition = await book.editions.aget()
    await EditionFile.objects.filter(format="text").aupdate(file="books/x.txt")
    response = await client.get(f"/editions/{edition.pk}/epub/")
    assert response.headers["Content-Type"] == "application/epub+zip"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''%C3%87a%20va.epub"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Lamp", "The Lamp.epub"),
        ("../../etc/passwd", "etc passwd.epub"),
        ('a"b\r\nSet-Cookie: x', "a b Set-Cookie x.epub"),
        ("...", "Story.epub"),
        ("x" * 300, f"{'x' * 80}.epub"),
    ],
)
def test_a_title_makes_a_clean_file_name(title: str, name: str) -> None:
    assert download_name(title, "epub") == name


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_a_sample_is_made_when_it_is_asked_for(owner: User, voice: FakeVoice) -> None:
    await sync_to_async(load_narrators)()
    client = await client_of(owner)
    for _ in range(2):
        response = await client.get("/narrators/en-GB-female-1/sample/")
        assert response.headers["Content-Type"] == "audio/mpeg"
        assert b"My name is Ada" in await body_of(response)
    assert len(voice.requests) == 1


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_a_sample_of_nobody_is_not_there(owner: User) -> None:
    assert (await (await client_of(owner)).get("/narrators/nobody/sample/")).status_code == 404


@with_rows
@pytest.mark.usefixtures("fakes")
async def test_a_voice_that_is_down_says_so_instead_of_a_sample(owner: User, voice: FakeVoice) -> None:
    await sync_to_async(load_narrators)()
    voice.fails = {"Ada, a sample"}
    response: Any = await (await client_of(owner)).get("/narrators/en-GB-female-1/sample/")
    assert response.status_code == 503 and b"not answering" in response.content
