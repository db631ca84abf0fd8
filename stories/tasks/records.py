"""What every call of an agent leaves behind, whether it delivered or not."""

import dataclasses
from collections.abc import Awaitable
from uuid import UUID

from stories.agents.call import Answer
from stories.agents.errors import AgentError, CallRecord
from stories.models import AgentCall
from storycreator.jobs.ledger import Work


async def recorded[T](work: Work, story_id: UUID, call: Awaitable[Answer[T]]) -> T:
    """Return what the agent's call returns, and keep what it cost. Raises what the call raises."""
    try:
        answer = await call
    except AgentError as error:
        if error.record:
            await _keep(work, story_id, error.record)
        raise
    await _keep(work, story_id, answer.record)
    return answer.result


async def _keep(work: Work, story_id: UUID, record: CallRecord) -> None:
    fields = dataclasses.asdict(record)
    await work.save(lambda: AgentCall.objects.create(story_id=story_id, attempt=work.job.attempts, **fields))
