"""What every call of an agent asks first, and what it leaves behind, whether it delivered or not."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from stories import chosen, consent, costs
from stories.agents.call import Answer, Writer, open_writer
from stories.agents.errors import CallRecord
from stories.models import AgentCall, Story
from stories.writers.pricing import Usage
from storycreator import budget
from storycreator.errors import ServiceError
from storycreator.jobs.ledger import Work
from storycreator.models import Spending


async def recorded[T](
    work: Work, story_id: UUID, setting: str, call: Callable[[Writer], Awaitable[Answer[T]]]
) -> T:
    """Return what `call` returns with the writer of `setting`, and keep what it cost. Raises what it raises.

    Nothing is called, and `ServiceError` raised, when the author has not agreed or does not any more, or
    when it might cost more than is left of the day's money.
    """
    if consent.services():
        await work.load(lambda: _check_consent(story_id))
    payment = _Payment(work, story_id, setting)
    try:
        writer = dataclasses.replace(open_writer(setting, chosen.endpoint()), reserve=payment.reserve)
        answer = await call(writer)
    except (Exception, asyncio.CancelledError) as error:
        # A call that was stopped or whose job is lost has cost something too.
        await payment.keep(getattr(error, "record", None))
        raise
    await payment.keep(answer.record)
    return answer.result


@dataclass
class _Payment:
    """The money for one call: put aside before it, settled with the row that says what it cost."""

    work: Work
    story_id: UUID
    setting: str
    spending: Spending | None = None

    async def reserve(self, most: Usage) -> None:
        amount = costs.counted(self.setting, most)
        if amount:
            await self.work.save(lambda: self._reserve(amount))

    def _reserve(self, amount: Decimal) -> None:
        author_id = _author_of(self.story_id)
        self.spending = budget.reserve(self.work.job, author_id=author_id, most=amount, purpose=costs.WRITING)

    async def keep(self, record: CallRecord | None) -> None:
        if record or self.spending:
            await self.work.account(lambda: self._keep(record))

    def _keep(self, record: CallRecord | None) -> None:
        if record is None:
            # Nothing was sent, or nobody knows what became of it.
            if self.spending:
                budget.release(self.spending)
            return
        spending = self._settle(record)
        # The story may have been erased meanwhile.
        if Story.objects.filter(pk=self.story_id).exists():
            AgentCall.objects.create(
                story_id=self.story_id,
                attempt=self.work.job.attempts,
                spending=spending,
                **dataclasses.asdict(record),
            )

    def _settle(self, record: CallRecord) -> Spending | None:
        if self.spending is None:
            return None
        usage = Usage(
            record.tokens_in, record.tokens_out, record.tokens_cache_read, record.tokens_cache_written
        )
        return budget.settle(self.spending, cost=costs.counted(self.setting, usage))


def _author_of(story_id: UUID) -> int | None:
    return Story.objects.filter(pk=story_id).values_list("author_id", flat=True).first()


def _check_consent(story_id: UUID) -> None:
    ask = consent.asked_of(_author_of(story_id))
    if ask:
        raise ServiceError(ask.needed, permanent=True)
