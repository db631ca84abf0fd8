"""The socket of a story's page: its author alone, as long as they are signed in, and one way only."""

import uuid

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from channels.testing import WebsocketCommunicator
from django.test import Client
from django.utils import timezone

from stories.consumers import StoryConsumer
from stories.models import Story
from storycreator import progress
from storycreator.asgi import application
from storycreator.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def author(name: str) -> tuple[User, Client]:
    user, client = User.objects.create(username=name), Client()
    client.force_login(user)
    return user, client


def page(story_id: object, client: Client | None = None, *, origin: bytes = b"http://127.0.0.1"):
    cookies = "; ".join(f"{c.key}={c.value}" for c in client.cookies.values()) if client else ""
    headers = [(b"origin", origin), (b"host", b"127.0.0.1"), (b"cookie", cookies.encode())]
    return WebsocketCommunicator(application, f"/ws/stories/{story_id}/", headers=headers)


@pytest.fixture
async def story():
    """A story of Ada's, with her browser as `story.browser`."""
    ada, browser = await sync_to_async(author)("ada")
    story = await Story.objects.acreate(author=ada, title="The Lamp")
    story.browser = browser
    return story


@pytest.fixture
def checks_at_once(monkeypatch):
    monkeypatch.setattr(StoryConsumer, "CHECK_EVERY", 0.0)


async def closed_with(socket: WebsocketCommunicator) -> int:
    accepted, _ = await socket.connect(timeout=5)
    assert accepted
    message = await socket.receive_output(timeout=5)
    await socket.disconnect()
    return message["code"]


async def test_a_stranger_is_told_that_there_is_no_such_story(story):
    _, browser = await sync_to_async(author)("eve")
    assert await closed_with(page(story.pk, browser)) == 4404


async def test_an_anonymous_reader_is_told_to_sign_in(story):
    assert await closed_with(page(story.pk)) == 4401


async def test_a_story_that_does_not_exist_looks_like_a_strangers(story):
    assert await closed_with(page(uuid.uuid4(), story.browser)) == 4404


async def test_a_page_of_another_site_gets_no_socket(story):
    socket = page(story.pk, story.browser, origin=b"http://evil.example")
    assert (await socket.connect(timeout=5))[0] is False


async def test_the_owner_hears_what_changes(story):
    socket = page(story.pk, story.browser)
    assert (await socket.connect(timeout=5))[0]
    await sync_to_async(progress.changed)(story.topic, "draft")
    assert await socket.receive_json_from(timeout=5) == {"type": "changed", "what": ["draft"]}
    await socket.disconnect()


async def test_the_owner_hears_a_scenes_text_so_far(story):
    message = {"type": "text", "scene": "1", "attempt": 1, "seq": 7, "text": "“Naïve”, she said."}
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await progress.push(story.topic, message)
    assert await socket.receive_json_from(timeout=5) == message
    await socket.disconnect()


@pytest.mark.parametrize("sent", ["{", "null", '{"type": "forward"}', "x" * 1_000_000, b"\xff\x00"])
async def test_whatever_the_browser_sends_is_ignored(story, sent):
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await socket.send_to(**({"bytes_data": sent} if isinstance(sent, bytes) else {"text_data": sent}))
    await progress.push(story.topic, {"type": "changed", "what": ["draft"]})
    assert await socket.receive_json_from(timeout=5) == {"type": "changed", "what": ["draft"]}
    await socket.disconnect()


async def test_a_sign_out_ends_the_socket(story, checks_at_once):
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await sync_to_async(story.browser.logout)()
    assert (await socket.receive_output(timeout=5))["code"] == 4401


async def test_a_locked_account_ends_the_socket(story, checks_at_once):
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await User.objects.aupdate(is_active=False)
    assert (await socket.receive_output(timeout=5))["code"] == 4401


async def test_a_changed_password_ends_the_socket(story, checks_at_once):
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await User.objects.aupdate(password="another")
    assert (await socket.receive_output(timeout=5))["code"] == 4401


async def test_an_erased_story_ends_the_socket(story, checks_at_once):
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await Story.objects.aupdate(erased_at=timezone.now())
    assert (await socket.receive_output(timeout=5))["code"] == 4404


async def test_a_socket_that_is_closed_hears_nothing_more(story):
    socket = page(story.pk, story.browser)
    await socket.connect(timeout=5)
    await socket.disconnect()
    assert not get_channel_layer().groups.get(progress.group_of(story.topic))
