"""Run as a module: print, as JSON, what so many cost that wait at once, for one story and for one each."""

import asyncio
import json
import os
import sys
import threading
import time
from typing import Any

import django


def main(count: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storycreator.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    one, many = stories(1), stories(count)
    threads, one_story = asyncio.run(wait_for(one * count))
    _, many_stories = asyncio.run(wait_for(many))
    print(json.dumps({"threads": threads, "one_story": one_story, "many_stories": many_stories}))


def stories(count: int) -> list[tuple[str, str]]:
    """So many stories that are worked on, each with a token of its author."""
    from tests.factories import make_job, make_reviewed_story, make_user
    from tests.storycreator.api.caller import caller_of

    made = []
    for _ in range(count):
        author = make_user()
        story = make_reviewed_story(author=author)
        make_job(topic=story.topic)
        made.append((str(story.pk), caller_of(author).token))
    return made


async def wait_for(asked: list[tuple[str, str]]) -> tuple[int, float]:
    """Let all of them wait, end the work, and return the threads they cost and how long the last took."""
    from asgiref.sync import sync_to_async

    from storycreator.api.waiting import Waiting
    from storycreator.asgi import pages
    from storycreator.jobs.models import Job
    from tests.storycreator.api.test_waiting import Client, until

    app = Waiting(pages)
    before = threading.active_count()
    waits = [asyncio.create_task(ask(Client(app, token), story)) for story, token in asked]
    await until(lambda: sum(map(len, app.quiet._waiting.values())) == len(asked))
    await asyncio.sleep(1)
    threads = threading.active_count() - before
    topics = [f"story:{story}" for story, _ in asked]
    await sync_to_async(Job.objects.filter(topic__in=topics).update)(status="done")
    ended = time.monotonic()
    answers = await asyncio.gather(*waits)
    seconds = time.monotonic() - ended
    assert all(answer.status == 200 and answer.data["pending"] is None for answer in answers)
    return threads, seconds


async def ask(client: Any, story: str) -> Any:
    return await client.ask(f"/api/v1/story/session/{story}", prefer="wait=60")


if __name__ == "__main__":
    main(int(sys.argv[1]))
