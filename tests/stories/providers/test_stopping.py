"""A call that is stopped lets go of its connection at once, whatever the service is doing."""

import asyncio
import threading
import time

import pytest

from stories.agents.call import open_writer
from stories.agents.story_drafter import StoryDraftingAgent
from tests.fakes.faults import Kind
from tests.stories.providers.conftest import Service, patient
from tests.stories.providers.requests import scene_request

TIMES = 30
AT_ONCE = 60


class Scene:
    """A scene being written, and its end."""

    def __init__(self, service: Service) -> None:
        self.began = asyncio.Event()
        agent = StoryDraftingAgent(open_writer(service.setting, patient(service)))
        self.task = asyncio.create_task(self._write(agent))
        self.record = None

    async def _write(self, agent: StoryDraftingAgent) -> int:
        async def note(text: str) -> None:
            self.began.set()

        try:
            answer = await agent.write_scene(scene_request(), note)
        except asyncio.CancelledError as error:
            self.record = error.record
            raise
        return len(answer.result.split())

    async def stop(self) -> float:
        """Stop it, and return when that was."""
        at = time.monotonic()
        self.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await self.task
        return at


async def seen(service: Service, outcome: str, *, count: int = 1) -> None:
    """Wait until the server has seen so many answers end like this."""
    await asyncio.to_thread(service.server.wait_for, outcome, count=count)


async def test_thirty_of_thirty_close_within_a_second(bedrock_service: Service):
    bedrock_service.server.per_second = 80
    scenes = [Scene(bedrock_service) for _ in range(TIMES)]
    for scene in scenes:
        await scene.began.wait()
    stops = [await scene.stop() for scene in scenes]
    await seen(bedrock_service, "client gone", count=TIMES)
    ends = [entry.ended for entry in bedrock_service.server.log]
    assert max(ends) - max(stops) < 1
    assert all(max(0.0, end - min(stops)) < 1.5 for end in ends)


@pytest.mark.parametrize("kind", [Kind.HANG, Kind.STALL])
async def test_also_while_the_service_says_nothing(service: Service, kind: Kind):
    service.server.fail(kind)
    scene = Scene(service)
    await seen(service, "hung")
    stopped = await scene.stop()
    await seen(service, "client gone")
    assert service.server.log[0].ended - stopped < 1


async def test_also_in_the_middle_of_a_text(service: Service):
    service.server.per_second = 80
    scene = Scene(service)
    await scene.began.wait()
    stopped = await scene.stop()
    await seen(service, "client gone")
    assert service.server.log[0].ended - stopped < 1


async def test_no_thread_reads_on_and_no_connection_stays_open(bedrock_service: Service):
    before = {thread.name for thread in threading.enumerate()}
    bedrock_service.server.per_second = 80
    scene = Scene(bedrock_service)
    await scene.began.wait()
    await scene.stop()
    await seen(bedrock_service, "client gone")
    # The loop's own executor, which signed the request, waits for more work and reads nothing.
    new = {thread.name for thread in threading.enumerate()} - before
    assert all(name.startswith("asyncio_") for name in new)


async def test_what_a_stopped_call_cost_is_told(bedrock_service: Service):
    bedrock_service.server.per_second = 80
    scene = Scene(bedrock_service)
    await scene.began.wait()
    await scene.stop()
    assert (scene.record.stop_reason, scene.record.is_estimate) == ("stopped", True)
    assert scene.record.tokens_out > 0
    assert scene.record.cost > 0


async def test_sixty_streams_run_at_once(bedrock_service: Service):
    """Were they to wait for each other, sixty would take many times what one takes."""
    server = bedrock_service.server
    server.per_second, server.first_token, server.piece_tokens = 400, 0.2, 40
    counts = await asyncio.gather(*(Scene(bedrock_service).task for _ in range(AT_ONCE)))
    assert set(counts) == {500}
    firsts, ends = zip(*((entry.first_at, entry.ended) for entry in server.log), strict=True)
    assert max(firsts) < min(ends)
