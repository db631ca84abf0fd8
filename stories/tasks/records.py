"""What every call of an agent asks first, and what it leaves behind, whether it delivered or not."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from uuid import UUID

from stories import consent
from stories.agents.call import Answer
from stories.agents.errors import CallRecord
from stories.models import AgentCall, Story
from storycreator.errors import ServiceError
from storycreator.jobs.ledger import Work


async def recorded[T](work: Work, story_id: UUID, call: Callable[[], Awaitable[Answer[T]]]) -> T:
    """Return what the agent's call returns, and keep what it cost. Raises what the call raises.

    Nothing is called, and `ServiceError` raised, when the author has not agreed or does not any more.
    """
    if consent.services():
        await work.load(lambda: _check_consent(story_id))
    try:
        answer = await call()
    except (Exception, asyncio.CancelledError) as error:
        # A call that was stopped or whose job is lost has cost something too.
        record = getattr(error, "record", None)
        if record:
            await _keep(work, story_id, record)
        raise
    await _keep(work, story_id, answer.record)
    return answer.result


def _check_consent(story_id: UUID) -> None:
    author = Story.objects.filter(pk=story_id).values_list("author_id", flat=True).first()
    ask = consent.asked_of(author)
    if ask:
        raise ServiceError(ask.needed, permanent=True)


async def _keep(work: Work, story_id: UUID, record: CallRecord) -> None:
    fields = dataclasses.asdict(record)

    def keep() -> None:
        # The story may have been erased meanwhile.
        if Story.objects.filter(pk=story_id).exists():
            AgentCall.objects.create(story_id=story_id, attempt=work.job.attempts, **fields)

    await work.account(keep)
