"""What every call of an agent leaves behind, whether it delivered or not."""

import asyncio
import dataclasses
from collections.abc import Awaitable
from uuid import UUID

from stories.agents.call import Answer
from stories.agents.errors import CallRecord
from stories.models import AgentCall, Story
from storycreator.jobs.ledger import Work


async def recorded[T](work: Work, story_id: UUID, call: Awaitable[Answer[T]]) -> T:
    """Return what the agent's call returns, and keep what it cost. Raises what the call raises."""
    try:
        answer = await call
    except (Exception, asyncio.CancelledError) as error:
        # A call that was stopped or whose job is lost has cost something too.
        record = getattr(error, "record", None)
        if record:
            await _keep(work, story_id, record)
        raise
    await _keep(work, story_id, answer.record)
    return answer.result


async def _keep(work: Work, story_id: UUID, record: CallRecord) -> None:
    fields = dataclasses.asdict(record)

    def keep() -> None:
        # The story may have been erased meanwhile.
        if Story.objects.filter(pk=story_id).exists():
            AgentCall.objects.create(story_id=story_id, attempt=work.job.attempts, **fields)

    await work.account(keep)
