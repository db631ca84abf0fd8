"""Hints to the browser; the only file that sends to the channel layer.

The in-memory layer belongs to one event loop: its queues are not thread-safe, and a message sent from another
thread was measured up to a second late. So everything is sent on the loop that serves the sockets. Without
one (a command, most tests) nobody listens in this process, and nothing is sent: pages poll as well.
"""

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from channels.layers import get_channel_layer
from django.db import transaction

log = logging.getLogger(__name__)

Message = Mapping[str, Any]

_loop: asyncio.AbstractEventLoop | None = None


def speak_on(loop: asyncio.AbstractEventLoop) -> None:
    """Send from now on by `loop`: the one that serves the sockets, or that runs the jobs."""
    global _loop
    _loop = loop


def group_of(topic: str) -> str:
    """Return the channel layer's name for a topic such as `story:<uuid>`; colons are not allowed there."""
    return topic.replace(":", ".")


def changed(topic: str, *what: str) -> None:
    """After the present transaction, tell the pages of `topic` to fetch what has changed.

    `what`: "concepts", "draft", "scene:<id>", "parts", "book", "edition" or "jobs". From any thread.
    """
    if topic:
        message = {"type": "changed", "what": list(what)}
        transaction.on_commit(partial(_post, topic, message), robust=True)


async def push(topic: str, message: Message) -> None:
    """Send one small message, `text` or `progress`, to the pages of `topic` at once."""
    if topic and _loop is asyncio.get_running_loop():
        await _deliver(topic, message)
    elif topic:
        _post(topic, message)


def _post(topic: str, message: Message) -> None:
    loop = _loop
    if loop is None or not loop.is_running():
        return
    delivery = _deliver(topic, message)
    try:
        asyncio.run_coroutine_threadsafe(delivery, loop)
    except RuntimeError:
        # The loop has ended between the two lines; so have its sockets.
        delivery.close()


async def _deliver(topic: str, message: Message) -> None:
    layer: Any = get_channel_layer()  # type: ignore[no-untyped-call]
    try:
        await layer.group_send(group_of(topic), {"type": "forward", "message": dict(message)})
    except Exception:
        # Each layer has errors of its own, and a hint that does not arrive must never fail the work.
        log.warning("a hint to %s was not sent", topic, exc_info=True)
