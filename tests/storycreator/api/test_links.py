"""Sound, pictures and files by a token, in ranges, with every refusal in the envelope."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from stories.models import Story
from tests.factories import make_approved_story, make_user
from tests.storycreator.api.caller import BASE, Caller, caller_of
from tests.storycreator.api.ids import BYTES, ids_of

pytestmark = pytest.mark.django_db(transaction=True)
KINDS = ("recordings", "illustrations", "files")


@pytest.fixture
def story(media: Any) -> Story:
    return make_approved_story(author=make_user(), title="The Lamp: a/b")


@pytest.fixture
def links(story: Story) -> dict[str, str]:
    ids = ids_of(story)
    return {
        "recordings": f"{BASE}/recordings/{ids['recording_id']}",
        "illustrations": f"{BASE}/illustrations/{ids['illustration_id']}",
        "files": f"{BASE}/files/{ids['edition_id']}/epub",
    }


@pytest.fixture
def caller(story: Story) -> Caller:
    return caller_of(story.author)


async def ask(caller: Caller, path: str, method: str = "get", **headers: str) -> Any:
    sent = {"authorization": f"Bearer {caller.token}", **{n.replace("_", "-"): v for n, v in headers.items()}}
    return await getattr(AsyncClient(), method)(path, headers=sent)


async def body_of(answer: Any) -> bytes:
    if not answer.streaming:
        return answer.content
    return b"".join([piece async for piece in answer.streaming_content])


@pytest.mark.parametrize("kind", KINDS)
async def test_a_token_gets_the_whole_thing(kind: str, links: dict[str, str], caller: Caller):
    answer = await ask(caller, links[kind])
    assert (answer.status_code, await body_of(answer)) == (200, BYTES)
    assert answer["Accept-Ranges"] == "bytes" and answer["Content-Length"] == str(len(BYTES))


@pytest.mark.parametrize("kind", KINDS)
async def test_a_token_gets_a_range(kind: str, links: dict[str, str], caller: Caller):
    answer = await ask(caller, links[kind], range="bytes=5-9")
    assert (answer.status_code, await body_of(answer)) == (206, BYTES[5:10])
    assert answer["Content-Range"] == f"bytes 5-9/{len(BYTES)}"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_range_after_the_end_is_416_in_the_envelope(kind: str, links: dict[str, str], caller: Caller):
    answer = await ask(caller, links[kind], range="bytes=9999-")
    assert (answer.status_code, answer.json()["error"]["code"]) == (416, "range_not_satisfiable")
    assert answer["Content-Range"] == f"bytes */{len(BYTES)}"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_copy_at_hand_is_not_sent_again(kind: str, links: dict[str, str], caller: Caller):
    tag = (await ask(caller, links[kind], method="head"))["ETag"]
    answer = await ask(caller, links[kind], if_none_match=tag)
    assert (answer.status_code, answer.content) == (304, b"")


async def test_the_headers_alone_can_be_asked_for(links: dict[str, str], caller: Caller):
    answer = await ask(caller, links["files"], method="head")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Content-Length"] == str(len(BYTES)) and not answer.streaming


async def test_a_file_is_saved_under_the_title_of_the_book(links: dict[str, str], caller: Caller):
    answer = await ask(caller, links["files"])
    assert answer["Content-Disposition"].startswith('attachment; filename="The Lamp a b.')


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_gone_from_the_storage_is_said_in_the_envelope(
    kind: str, links: dict[str, str], caller: Caller, settings: Any, tmp_path: Any
):
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    answer = await ask(caller, links[kind])
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert "make the book again" in answer.json()["message"]


@pytest.mark.parametrize("kind", KINDS)
async def test_nobody_gets_anything(kind: str, links: dict[str, str]):
    assert (await AsyncClient().get(links[kind])).status_code == 401


@pytest.mark.parametrize("kind", KINDS)
async def test_a_stranger_gets_nothing(kind: str, links: dict[str, str]):
    stranger = await sync_to_async(lambda: caller_of(make_user()))()
    assert (await ask(stranger, links[kind])).status_code == 404


async def test_the_links_of_the_document_lead_there(story: Story, links: dict[str, str], caller: Caller):
    session = (await ask(caller, f"{BASE}/session/{story.pk}")).json()["data"]
    assert [file["url"] for file in session["files"]] == [links["files"]]
