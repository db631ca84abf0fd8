"""One call of a language model through a Strands agent, and what it cost.

An agent is built for one call and thrown away: after a failure its history ends in a user turn and
the next call on it is refused. Strands itself never retries here; the job ledger does.
"""

import asyncio
import hashlib
import logging
import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from stories.agents.errors import (
    CUT,
    AgentError,
    CallRecord,
    Misconfigured,
    Refused,
    Unavailable,
    Unusable,
    classify,
)
from stories.schemas import SCENE_CHARS, Schema
from stories.writers import create_model
from stories.writers.profiles import ModelProfile, profile_of
from storycreator.text import clean_text

if TYPE_CHECKING:
    from strands import Agent
    from strands.models import Model

logger = logging.getLogger(__name__)

PROMPTS = Path(__file__).parent / "prompts"
TURNS = 3
"""Without a cap an answer that does not fit the schema is asked for again for ever."""
REFUSALS = ("content_filtered", "guardrail_intervened", "refusal")

OnText = Callable[[str], Awaitable[None]]
"""Is given the text so far, again and again."""


@dataclass(frozen=True)
class Writer:
    """A model of one agent's own (temperature belongs to the model), its name, and what it accepts."""

    model: "Model"
    name: str
    """The setting it came from, as `AgentCall.model` keeps it."""
    profile: ModelProfile


def open_writer(setting: str) -> Writer:
    """Return the writer that a setting such as `builtin:` names; raises `Misconfigured` for another."""
    try:
        return Writer(create_model(setting), setting, profile_of(setting))
    except ValueError as error:
        raise Misconfigured from error


@dataclass(frozen=True)
class Role:
    """What makes one agent another than the next."""

    name: str
    instructions: str
    """Stem of its system prompt in `prompts/`."""
    temperature: float
    deadline: float
    """Seconds after which a call is given up."""


@dataclass(frozen=True)
class Answer[T]:
    result: T
    record: CallRecord


@dataclass
class _Progress:
    """What is known of a call while it runs."""

    started: float = field(default_factory=time.monotonic)
    first_token: float | None = None
    text: str = ""
    stopped: bool = False
    """Whether the model said itself that it had finished."""
    ended: bool = False
    """Whether the stream is over, well or not."""
    result: Any = None
    error: Exception | None = None
    """What the stream raised."""
    failure: Exception | None = None
    """What the caller's `on_text` raised."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, event: dict[str, Any]) -> None:
        """Take in one event of the stream."""
        raw = event.get("event", {})
        self.stopped = self.stopped or "messageStop" in raw
        if self.first_token is None and "contentBlockDelta" in raw:
            self.first_token = time.monotonic() - self.started
        self.result = event.get("result", self.result)
        if event.get("data"):
            self.text += event["data"]
            self.news.set()

    def end(self) -> None:
        self.ended = True
        self.news.set()


class Call:
    """One request put to one role; `prompt` is the same request rendered for a language model."""

    def __init__(self, role: Role, writer: Writer, *, request: Schema, prompt: str) -> None:
        self.role, self.writer, self.request, self.prompt = role, writer, request, prompt
        self.system_prompt = instructions(role.instructions)

    async def structured[M: BaseModel](self, schema: type[M]) -> Answer[M]:
        """Return what the model filled into `schema`. Raises `AgentError`."""
        progress = await self._run(structured_output_model=schema)
        found = progress.result.structured_output
        if not isinstance(found, schema):
            raise self._failed(Unusable(), progress)
        try:
            return Answer(cleaned(found), self._record(progress))
        except ValueError as error:
            raise self._failed(Unusable(), progress) from error

    def unusable(self, answer: Answer[Any]) -> Unusable:
        """Return the error for an answer that fits its schema but not the request."""
        error = Unusable()
        error.record = replace(answer.record, error_kind=error.kind)
        return error

    async def prose(self, on_text: OnText) -> Answer[str]:
        """Return the text the model wrote, cleaned; `on_text` is given it while it grows.

        Raises `AgentError`, also when the stream ends without text or without the model's own end;
        what `on_text` raises stops the model and is raised again.
        """
        progress = await self._run(on_text=on_text)
        text = clean_text(progress.text).strip()
        if not text or len(text) > SCENE_CHARS:
            raise self._failed(Unusable(), progress)
        return Answer(text, self._record(progress))

    async def _run(
        self, *, structured_output_model: type[BaseModel] | None = None, on_text: OnText | None = None
    ) -> _Progress:
        agent = self._agent(structured_output_model)
        progress = _Progress()
        try:
            async with asyncio.timeout(self.role.deadline), asyncio.TaskGroup() as tasks:
                following = tasks.create_task(self._follow(agent, progress, structured_output_model))
                if on_text:
                    tasks.create_task(_show(progress, on_text, following))
        except TimeoutError as error:
            raise self._failed(self._too_slow(), progress, agent) from error
        if progress.failure:
            raise progress.failure
        if progress.error:
            failure = classify(progress.error)
            self._log(progress.error, failure)
            raise self._failed(failure, progress, agent) from progress.error
        self._check_end(progress)
        return progress

    async def _follow(self, agent: "Agent", progress: _Progress, schema: type[BaseModel] | None) -> None:
        """Follow the stream to its end in a task of its own, which waits for nothing but the stream.

        A stream that is left while its reader waits elsewhere is closed by the garbage collector, if
        at all: the connection stays open meanwhile, and the answer goes on being paid for.
        """
        events = agent.stream_async(
            self.prompt,
            structured_output_model=schema,
            limits={"turns": TURNS},
            invocation_state={"request": self.request},
        )
        try:
            async for event in events:
                progress.note(event)
        except Exception as error:
            # Vendors raise classes of their own; `classify` sorts them out.
            progress.error = error
        finally:
            progress.end()

    def _agent(self, schema: type[BaseModel] | None) -> "Agent":
        from strands import Agent
        from strands.middleware import InvokeModelStage

        if self.writer.profile.accepts_temperature:
            self.writer.model.update_config(temperature=self.role.temperature)
        agent = Agent(
            model=self.writer.model,
            name=self.role.name,
            system_prompt=self.system_prompt,
            callback_handler=None,
            retry_strategy=None,
        )
        if schema and self.writer.profile.accepts_forced_tool:
            # Otherwise a model that talks first is called twice for one answer.
            agent.add_middleware(InvokeModelStage.Input, _forcing(schema.__name__))
        return agent

    def _check_end(self, progress: _Progress) -> None:
        # Strands reports a stream that was cut off cleanly as an ordinary end.
        if not progress.stopped or progress.result is None:
            raise self._failed(Unavailable(CUT), progress)
        reason = progress.result.stop_reason
        if reason in REFUSALS:
            raise self._failed(Refused(), progress)
        if reason not in ("end_turn", "stop_sequence", "tool_use"):
            raise self._failed(Unusable(), progress)

    def _too_slow(self) -> Unavailable:
        seconds = f"{self.role.deadline:.0f} seconds"
        return Unavailable(f"The writer stopped answering after {seconds}. Nothing was lost. Try again.")

    def _failed(self, error: AgentError, progress: _Progress, agent: "Agent | None" = None) -> AgentError:
        record = self._record(progress, agent)
        error.record = replace(record, error_kind=error.kind, stop_reason=record.stop_reason or "error")
        return error

    def _record(self, progress: _Progress, agent: "Agent | None" = None) -> CallRecord:
        metrics = agent.event_loop_metrics if agent else getattr(progress.result, "metrics", None)
        usage = metrics.accumulated_usage if metrics else {}
        return CallRecord(
            role=self.role.name,
            model=self.writer.name,
            prompt_hash=hashlib.sha256(f"{self.system_prompt}\0{self.prompt}".encode()).hexdigest(),
            seconds=time.monotonic() - progress.started,
            tokens_in=usage.get("inputTokens", 0),
            tokens_out=usage.get("outputTokens", 0),
            first_token_seconds=progress.first_token,
            stop_reason=getattr(progress.result, "stop_reason", ""),
        )

    def _log(self, error: Exception, failure: AgentError) -> None:
        # Class and place only: the message of an exception may quote the author. A refusal is an answer.
        if not isinstance(failure, Refused):
            where = "".join(traceback.format_tb(error.__traceback__)[-3:])
            logger.warning("agent.failed role=%s error=%s\n%s", self.role.name, type(error).__name__, where)


async def _show(progress: _Progress, on_text: OnText, following: "asyncio.Task[None]") -> None:
    """Give `on_text` the newest text whenever it is ready for more, and the whole at the end."""
    shown = ""
    try:
        while not (progress.ended and shown == progress.text):
            await progress.news.wait()
            progress.news.clear()
            if shown != progress.text:
                shown = progress.text
                await on_text(shown)
    except Exception as error:
        # The caller's own; raised again once the stream is closed.
        progress.failure = error
        following.cancel()


def _forcing(tool: str) -> Callable[[Any], Any]:
    return lambda context: (
        context.replace(tool_choice={"tool": {"name": tool}}) if context.tool_choice is None else context
    )


@cache
def instructions(stem: str) -> str:
    """Return the system prompt of that name."""
    return (PROMPTS / f"{stem}.md").read_text(encoding="utf-8").strip()


def cleaned[M: BaseModel](answer: M) -> M:
    """Return a model's answer with every text in it cleaned; `ValueError` when nothing is left of one."""
    return type(answer).model_validate(_clean(answer.model_dump()))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {name: _clean(part) for name, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
