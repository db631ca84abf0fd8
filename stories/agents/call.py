"""One call of a language model through a Strands agent, and what it cost.

An agent is built for one call and thrown away: after a failure its history ends in a user turn and
the next call on it is refused. Strands itself never retries here; the job ledger does.
"""

import asyncio
import hashlib
import json
import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from stories.agents.errors import (
    CUT,
    RAN_ON,
    AgentError,
    CallRecord,
    Misconfigured,
    Refused,
    Unavailable,
    Unusable,
    classify,
    refusal_of_request,
)
from stories.agents.refusals import is_refusal
from stories.agents.stream import CHARS_PER_TOKEN, OnText, Stream, show
from stories.schemas import SCENE_CHARS, Schema
from stories.writers import create_model
from stories.writers.destinations import destination_of
from stories.writers.endpoint import Endpoint
from stories.writers.pricing import Usage, cost_of, most_of
from stories.writers.profiles import ModelProfile, learn, profile_of
from storycreator.text import clean_text

if TYPE_CHECKING:
    from strands import Agent
    from strands.models import Model

__all__ = ["TURNS", "Answer", "Call", "OnText", "Role", "Writer", "open_writer"]

logger = logging.getLogger(__name__)

PROMPTS = Path(__file__).parent / "prompts"
TURNS = 3
"""Without a cap an answer that does not fit the schema is asked for again for ever."""
REFUSALS = ("content_filtered", "guardrail_intervened", "refusal")
STOPPED = "stopped"
"""The reason of a call that was stopped from this side."""


Reserve = Callable[[Usage], Awaitable[None]]
"""Puts aside what a call may use up at most."""


@dataclass(frozen=True)
class Writer:
    """A model of one agent's own (temperature belongs to the model), its name, and what it accepts."""

    model: "Model"
    name: str
    """The setting it came from, as `AgentCall.model` keeps it."""
    profile: ModelProfile
    service: str = ""
    """The key of the destination that it sends to."""
    reserve: Reserve | None = None
    """Asked before every call; what it raises keeps the call from being made."""


def open_writer(setting: str, endpoint: Endpoint = Endpoint()) -> Writer:  # noqa: B008
    """Return the writer that a setting such as `builtin:` names; raises `Misconfigured` for another."""
    try:
        model = create_model(setting, endpoint)
    except (ValueError, ImportError) as error:
        raise Misconfigured from error
    return Writer(model, setting, profile_of(setting), destination_of(setting, endpoint).key)


@dataclass(frozen=True)
class Role:
    """What makes one agent another than the next."""

    name: str
    instructions: str
    """Stem of its system prompt in `prompts/`."""
    temperature: float
    deadline: float
    """Seconds after which a call is given up."""
    max_tokens: int = 4_000
    """About two and a half times what a good answer takes; a longer one is cut off and not used."""


@dataclass(frozen=True)
class Answer[T]:
    result: T
    record: CallRecord


class Call:
    """One request put to one role; `prompt` is the same request rendered for a language model.

    `shared` is the beginning of the prompt that later calls for the same story repeat.
    """

    def __init__(self, role: Role, writer: Writer, *, request: Schema, prompt: str, shared: str = "") -> None:
        self.role, self.writer, self.request, self.prompt = role, writer, request, prompt
        self.shared = shared
        self.system_prompt = instructions(role.instructions)

    async def structured[M: BaseModel](self, schema: type[M], *, on_text: OnText | None = None) -> Answer[M]:
        """Return what the model filled into `schema`; `on_text` as for `prose`. Raises `AgentError`."""
        stream = await self._run(schema=schema, on_text=on_text)
        found = stream.result.structured_output
        if not isinstance(found, schema):
            raise self._failed(Unusable(), stream)
        try:
            return Answer(cleaned(found), self._record(stream))
        except ValueError as error:
            raise self._failed(Unusable(), stream) from error

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
        stream = await self._run(on_text=on_text)
        text = clean_text(stream.text).strip()
        if is_refusal(text):
            raise self._failed(Refused(), stream)
        if not text or len(text) > SCENE_CHARS:
            raise self._failed(Unusable(RAN_ON if text else ""), stream)
        return Answer(text, self._record(stream))

    async def _run(self, *, schema: type[BaseModel] | None = None, on_text: OnText | None = None) -> Stream:
        """Follow one stream to its end; one that is refused for a parameter is begun again without it."""
        if self.writer.reserve:
            await self.writer.reserve(self._most(schema))
        while True:
            try:
                return await self._attempt(schema, on_text)
            except AgentError as error:
                adapted = learn(self.writer.name, self.writer.profile, refusal_of_request(error))
                if adapted is None:
                    raise
                self.writer = replace(self.writer, profile=adapted)

    def _most(self, schema: type[BaseModel] | None) -> Usage:
        """The most that the call may use up."""
        told = json.dumps(schema.model_json_schema()) if schema else ""
        return most_of(
            prompt_bytes=sum(len(text.encode()) for text in (self.system_prompt, self.prompt, told)),
            answer=self.role.max_tokens + self.writer.profile.thinking_tokens,
            turns=TURNS if schema else 1,
        )

    async def _attempt(self, schema: type[BaseModel] | None, on_text: OnText | None) -> Stream:
        agent, stream = self._agent(schema), Stream()
        try:
            async with asyncio.timeout(self.role.deadline), asyncio.TaskGroup() as tasks:
                following = tasks.create_task(self._follow(agent, stream, schema))
                if on_text:
                    tasks.create_task(show(stream, on_text, following))
        except TimeoutError as error:
            raise self._failed(self._too_slow(), stream, agent) from error
        except asyncio.CancelledError as stop:
            self._account(stop, stream, agent)
            raise
        if stream.failure:
            self._account(stream.failure, stream, agent)
            raise stream.failure
        if stream.error:
            raise self._failed(self._meaning(stream.error, stream), stream, agent) from stream.error
        self._check_end(stream)
        return stream

    async def _follow(self, agent: "Agent", stream: Stream, schema: type[BaseModel] | None) -> None:
        """Follow the stream to its end in a task of its own, which waits for nothing but the stream.

        A stream that is left while its reader waits elsewhere is closed by the garbage collector, if
        at all: the connection stays open meanwhile, and the answer goes on being paid for.
        """
        events = agent.stream_async(
            self._content(),
            structured_output_model=schema,
            limits={"turns": TURNS},
            invocation_state={"request": self.request},
        )
        try:
            async for event in events:
                stream.note(event)
        except Exception as error:
            # Vendors raise classes of their own; `classify` sorts them out.
            stream.error = error
        finally:
            stream.end()

    def _agent(self, schema: type[BaseModel] | None) -> "Agent":
        from strands import Agent
        from strands.middleware import InvokeModelStage

        profile = self.writer.profile
        self.writer.model.update_config(
            temperature=self.role.temperature if profile.accepts_temperature else None,
            max_tokens=self.role.max_tokens + profile.thinking_tokens,
        )
        agent = Agent(
            model=self.writer.model,
            name=self.role.name,
            system_prompt=self.system_prompt,
            callback_handler=None,
            retry_strategy=None,
        )
        if schema:
            # Otherwise a model that talks first is called twice for one answer.
            choice: Any = {"tool": {"name": schema.__name__}} if profile.accepts_forced_tool else None
            agent.add_middleware(InvokeModelStage.Input, lambda context: context.replace(tool_choice=choice))
        return agent

    def _content(self) -> Any:
        """The prompt, with a cache point behind its shared beginning where that is long enough to count."""
        least = self.writer.profile.cache_minimum
        length = (len(self.system_prompt) + len(self.shared)) // CHARS_PER_TOKEN
        if least is None or length < least or not self.prompt.startswith(self.shared):
            return self.prompt
        rest = self.prompt.removeprefix(self.shared)
        return [{"text": self.shared}, {"cachePoint": {"type": "default"}}, {"text": rest}]

    def _meaning(self, error: Exception, stream: Stream) -> AgentError:
        failure = classify(error)
        if isinstance(failure, Unusable) and is_refusal(stream.text):
            failure = Refused()
        elif type(failure) is Unavailable and stream.first_token is not None:
            failure = Unavailable(CUT)
        self._log(error, failure)
        return failure

    def _check_end(self, stream: Stream) -> None:
        # Strands reports a stream that was cut off cleanly as an ordinary end.
        if not stream.stopped or stream.result is None:
            raise self._failed(Unavailable(CUT), stream)
        reason = stream.result.stop_reason
        if reason in REFUSALS:
            raise self._failed(Refused(), stream)
        if reason not in ("end_turn", "stop_sequence", "tool_use"):
            raise self._failed(Unusable(), stream)

    def _too_slow(self) -> Unavailable:
        seconds = f"{self.role.deadline:.0f} seconds"
        return Unavailable(f"The writer stopped answering after {seconds}. Nothing was lost. Try again.")

    def _failed(self, error: AgentError, stream: Stream, agent: "Agent | None" = None) -> AgentError:
        record = self._record(stream, agent)
        error.record = replace(record, error_kind=error.kind, stop_reason=record.stop_reason or "error")
        return error

    def _account(self, error: BaseException, stream: Stream, agent: "Agent") -> None:
        """Attach what the call cost to an error that is not its own."""
        vars(error)["record"] = replace(self._record(stream, agent), stop_reason=STOPPED)

    def _record(self, stream: Stream, agent: "Agent | None" = None) -> CallRecord:
        metrics = agent.event_loop_metrics if agent else getattr(stream.result, "metrics", None)
        usage = self._usage(metrics.accumulated_usage if metrics else {}, stream)
        return CallRecord(
            role=self.role.name,
            model=self.writer.name,
            service=self.writer.service,
            prompt_hash=hashlib.sha256(f"{self.system_prompt}\0{self.prompt}".encode()).hexdigest(),
            seconds=stream.seconds,
            tokens_in=usage.tokens_in,
            tokens_out=usage.tokens_out,
            tokens_cache_read=usage.tokens_cache_read,
            tokens_cache_written=usage.tokens_cache_written,
            is_estimate=bool(stream.unmetered),
            cost=cost_of(self.writer.name, usage),
            first_token_seconds=stream.first_token,
            stop_reason=getattr(stream.result, "stop_reason", ""),
        )

    def _usage(self, counted: Any, stream: Stream) -> Usage:
        """What the service counted, and an estimate for an answer that broke off before it could."""
        prompt = (len(self.system_prompt) + len(self.prompt)) // CHARS_PER_TOKEN if stream.unmetered else 0
        return Usage(
            tokens_in=counted.get("inputTokens", 0) + prompt,
            tokens_out=counted.get("outputTokens", 0) + stream.unmetered_tokens,
            tokens_cache_read=counted.get("cacheReadInputTokens", 0),
            tokens_cache_written=counted.get("cacheWriteInputTokens", 0),
        )

    def _log(self, error: Exception, failure: AgentError) -> None:
        # Class and place only: the message of an exception may quote the author. A refusal is an answer.
        if not isinstance(failure, Refused):
            where = "".join(traceback.format_tb(error.__traceback__)[-3:])
            logger.warning("agent.failed role=%s error=%s\n%s", self.role.name, type(error).__name__, where)


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
