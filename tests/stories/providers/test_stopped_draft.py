"""Stopping a draft on its page: the service's connections close, and the ledger says what was spent."""

import asyncio
import time

import pytest
from asgiref.sync import sync_to_async

from stories import services
from stories.models import AgentCall, Draft, Revision, RevisionState, Story
from stories.schemas import Brief
from storycreator.jobs.runner import Runner
from storycreator.jobs.testing import run_jobs_async
from tests.fakes.faults import Kind
from tests.stories.providers.conftest import Service, agreed_author, patient, write_through

pytestmark = pytest.mark.django_db(transaction=True)

SCENES = 4


def begin() -> Story:
    return services.start_story(agreed_author(), prompt="A keeper who lost the light", brief=Brief())


async def choose() -> Draft:
    """A draft about to be planned, of a story whose concepts came at full speed."""
    story = await sync_to_async(begin)()
    await run_jobs_async()
    await story.arefresh_from_db()
    concept = await sync_to_async(lambda: story.idea.concepts.all()[0])()
    return await sync_to_async(services.choose_concept)(story, concept=concept, seen=story.version)


async def test_a_stopped_draft_lets_go_of_every_connection(bedrock_service: Service, settings, monkeypatch):
    write_through(bedrock_service, settings, monkeypatch)
    server = bedrock_service.server
    draft = await choose()
    # The plan and the first scene come at once, the other scenes never end.
    server.fail(Kind.STALL, when=r"Write scene [2-9] of", after=1)
    bedrock_service.endpoint = patient(bedrock_service)
    runner = Runner(concurrency=8)
    run = asyncio.create_task(runner.run())
    await asyncio.to_thread(server.wait_for, "hung", count=SCENES)
    stopped = time.monotonic()
    await sync_to_async(services.stop_drafting)(draft)
    await asyncio.to_thread(server.wait_for, "client gone", count=SCENES)
    assert max(entry.ended for entry in server.log) - stopped < 1
    await runner.drain(grace=5)
    await run
    # How much had arrived at the stop is chance; what was sent was sent.
    rows = AgentCall.objects.filter(stop_reason="stopped", is_estimate=True, tokens_in__gt=0)
    assert await rows.acount() == SCENES
    assert await Revision.objects.filter(state=RevisionState.ACCEPTED).acount() == 1
    assert await Revision.objects.filter(state=RevisionState.FAILED).acount() == SCENES
