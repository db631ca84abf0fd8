"""Hints reach the browser on the loop of its socket, from any thread, and never fail the work."""

import asyncio
import threading

import pytest
from channels.layers import get_channel_layer
from django.db import connections, transaction

from storycreator import progress

pytestmark = pytest.mark.django_db(transaction=True)

TOPIC = "story:8f0e"


@pytest.fixture
async def heard():
    """A page of TOPIC: call it for the next message."""
    progress.speak_on(asyncio.get_running_loop())
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(progress.group_of(TOPIC), channel)

    async def hear() -> dict:
        async with asyncio.timeout(5):
            return (await layer.receive(channel))["message"]

    yield hear
    await layer.group_discard(progress.group_of(TOPIC), channel)


async def test_a_change_is_told_after_the_transaction_and_not_before(heard):
    def change() -> None:
        with transaction.atomic():
            progress.changed(TOPIC, "draft")
            told.append(get_channel_layer().channels.copy())

    told: list[dict] = []
    await asyncio.to_thread(run_and_close, change)
    assert await heard() == {"type": "changed", "what": ["draft"]}
    assert told == [{}]


async def test_a_rolled_back_change_is_never_told(heard):
    def fail() -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            progress.changed(TOPIC, "draft")
            raise ZeroDivisionError

    await asyncio.to_thread(run_and_close, fail)
    await progress.push(TOPIC, {"type": "progress", "id": "1", "value": 0.5})
    assert (await heard())["type"] == "progress"


async def test_a_message_from_another_thread_is_sent_on_the_loop_of_the_sockets(heard, monkeypatch):
    threads: list[threading.Thread] = []
    deliver = progress._deliver

    async def watch(*args) -> None:
        threads.append(threading.current_thread())
        await deliver(*args)

    monkeypatch.setattr(progress, "_deliver", watch)
    await asyncio.to_thread(run_and_close, lambda: progress.changed(TOPIC, "parts"))
    assert (await heard())["what"] == ["parts"]
    assert threads == [threading.current_thread()]


async def test_a_push_from_another_loop_arrives_too(heard):
    message = {"type": "text", "scene": "1", "attempt": 1, "seq": 1, "text": "Once"}
    await asyncio.to_thread(asyncio.run, progress.push(TOPIC, message))
    assert await heard() == message


async def test_a_failing_channel_layer_never_fails_the_work(monkeypatch, caplog):
    progress.speak_on(asyncio.get_running_loop())

    async def fail(*args) -> None:
        raise ConnectionError("no such host")

    monkeypatch.setattr(get_channel_layer(), "group_send", fail)
    await progress.push(TOPIC, {"type": "progress", "id": "1", "value": 0.5})
    assert "was not sent" in caplog.text


def test_without_a_loop_nothing_is_sent_and_nothing_fails(monkeypatch):
    monkeypatch.setattr(progress, "_loop", None)
    progress.changed(TOPIC, "draft")


def test_a_loop_that_has_ended_is_no_trap(monkeypatch):
    loop = asyncio.new_event_loop()
    loop.close()
    progress.speak_on(loop)
    progress.changed(TOPIC, "draft")


def run_and_close(work) -> None:
    work()
    connections.close_all()
