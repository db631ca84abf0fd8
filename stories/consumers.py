"""The socket of a story's page: from the server to the browser only."""

import asyncio
import json
import logging
from importlib import import_module
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.contrib.auth import get_user
from django.db import DatabaseError
from django.http import HttpRequest

from stories.models import Story
from storycreator import progress

log = logging.getLogger(__name__)

SIGNED_OUT, NOT_THERE = 4401, 4404
"""Codes a socket is closed with: no session any more, and no such story of yours."""


def refusal(session_key: str | None, story_id: UUID) -> int | None:
    """Return the code to close with, or None while the session is good and the story its author's.

    The session is read anew: a socket outlives a sign-out, a changed password and a locked account.
    """
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    if not user.is_authenticated:
        return SIGNED_OUT
    if not Story.objects.for_author(user).filter(pk=story_id).exists():
        return NOT_THERE
    return None


def log_failure(watch: asyncio.Task[None]) -> None:
    """Log what a task that nobody awaits has raised."""
    if not watch.cancelled() and watch.exception() is not None:
        log.error("a socket is not watched any more", exc_info=watch.exception())


class StoryConsumer(AsyncWebsocketConsumer):
    """Passes on what `progress` sends about one story. Whatever the browser sends is ignored."""

    CHECK_EVERY = 30.0
    """Seconds between two looks whether the reader is still allowed to read."""

    async def connect(self) -> None:
        code = await self._refusal()
        if code is None:
            progress.speak_on(asyncio.get_running_loop())
            # Before accept(): the page fetches what it shows when the socket opens, and hears the rest.
            await self._join()
            self._watch = asyncio.create_task(self._check_again_and_again())
            self._watch.add_done_callback(log_failure)
        # A close before accept() reaches the browser as 1006, on which it tries again for ever.
        await self.accept()  # type: ignore[no-untyped-call]
        if code is not None:
            await self.close(code)  # type: ignore[no-untyped-call]

    async def disconnect(self, code: int) -> None:
        watch: asyncio.Task[None] | None = getattr(self, "_watch", None)
        if watch is not None:
            watch.cancel()
            await self.channel_layer.group_discard(self._group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Ignore it: the socket takes nothing from the browser."""

    async def forward(self, event: dict[str, Any]) -> None:
        """Send one message of `progress` to the browser as JSON."""
        await self.send(text_data=json.dumps(event["message"]))  # type: ignore[no-untyped-call]

    @property
    def _story_id(self) -> UUID:
        story_id: UUID = self.scope["url_route"]["kwargs"]["story_id"]
        return story_id

    @property
    def _group(self) -> str:
        return progress.group_of(f"story:{self._story_id}")

    async def _refusal(self) -> int | None:
        code: int | None = await database_sync_to_async(refusal)(
            self.scope["session"].session_key, self._story_id
        )
        return code

    async def _join(self) -> None:
        await self.channel_layer.group_add(self._group, self.channel_name)

    async def _check_again_and_again(self) -> None:
        code = None
        while code is None:
            await asyncio.sleep(self.CHECK_EVERY)
            try:
                code = await self._refusal()
            except DatabaseError:
                log.warning("a reader's rights could not be checked; checking again", exc_info=True)
                continue
            # A layer that was restarted has forgotten its groups.
            await self._join()
        await self.close(code)  # type: ignore[no-untyped-call]
