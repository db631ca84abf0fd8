"""The built-in writer as a Strands `Model`.

It answers the same calls as a language model, but from the request object that the caller puts into
`invocation_state["request"]`: concepts and outlines as a call of the structured-output tool, prose as
streamed text.
"""

import asyncio
import json
import threading
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypedDict, TypeVar, cast

from pydantic import BaseModel
from strands.models import Model
from strands.types.content import Messages, SystemContentBlock
from strands.types.streaming import StreamEvent
from strands.types.tools import ToolChoice, ToolSpec

from stories.craft.words import words
from stories.schemas import IdeaRequest, OutlineRequest, RewriteRequest, SceneRequest
from stories.writers.builtin.cards import suggest
from stories.writers.builtin.errors import NoRequest
from stories.writers.builtin.outlines import outline
from stories.writers.builtin.rewriting import rewrite
from stories.writers.builtin.scenes import write_scene

ENGINE_VERSION = "1.4"
"""Changes whenever the same request would be answered with another text."""
CONTEXT_WINDOW = 200_000
"""Tokens; nothing is ever too long for a grammar, but the agent loop wants a figure."""
PIECE_WORDS = 4
"""Words of one streamed piece."""
_DESK = ThreadPoolExecutor(1, thread_name_prefix="builtin writer")
"""One composes at a time: more would only take the interpreter from each other, and from the pages."""
TOOLS: dict[type[BaseModel], str] = {IdeaRequest: "ConceptSet", OutlineRequest: "StoryOutline"}

Answerable = IdeaRequest | OutlineRequest | SceneRequest | RewriteRequest
T = TypeVar("T", bound=BaseModel)


class BuiltinConfig(TypedDict, total=False):
    """What `get_config` shows."""

    model_id: str
    context_window_limit: int


def answer(request: Answerable) -> BaseModel | str:
    """What the writer has to say to a request: a `ConceptSet`, a `StoryOutline`, or the text of a scene.

    Raises:
        CannotDo: when a rewrite asks for something the built-in writer cannot do.
    """
    match request:
        case IdeaRequest():
            return suggest(request)
        case OutlineRequest():
            return outline(request)
        case SceneRequest():
            return write_scene(request)
        case RewriteRequest():
            return rewrite(request)


class BuiltinModel(Model):
    """Composes from a hand-made story grammar; needs no network and keeps no state between calls."""

    def __init__(self) -> None:
        self._config: BuiltinConfig = {"model_id": "builtin", "context_window_limit": CONTEXT_WINDOW}

    def update_config(self, **model_config: Any) -> None:
        """Takes and keeps any setting; none changes what is written."""
        self._config.update(cast(BuiltinConfig, model_config))

    def get_config(self) -> BuiltinConfig:
        """`model_id` is "builtin"."""
        return self._config

    async def structured_output(
        self, output_model: type[T], prompt: Messages, system_prompt: str | None = None, **kwargs: Any
    ) -> AsyncGenerator[dict[str, T | Any], None]:
        """Answers with an instance of `output_model` from `kwargs["invocation_state"]["request"]`.

        Raises:
            NoRequest: if there is no request, or its answer is of another class.
        """
        found = await _composed(_request(kwargs.get("invocation_state")))
        if not isinstance(found, output_model):
            raise NoRequest(f"the request is not answered by a {output_model.__name__}")
        yield {"output": found}

    async def stream(
        self,
        messages: Messages,
        tool_specs: list[ToolSpec] | None = None,
        system_prompt: str | None = None,
        *,
        tool_choice: ToolChoice | None = None,
        system_prompt_content: list[SystemContentBlock] | None = None,
        invocation_state: dict[str, Any] | None = None,
        cancel_signal: threading.Event | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[StreamEvent]:
        """Streams the answer to the request in `invocation_state`; stops early when `cancel_signal` is set.

        Raises:
            NoRequest: without a request, or without the tool that its answer needs.
            CannotDo: when a rewrite asks for something the built-in writer cannot do.
        """
        started = time.monotonic()
        request = _request(invocation_state)
        tool = _tool(request, tool_specs)
        found = await _composed(request)
        text = found if isinstance(found, str) else found.model_dump_json()
        yield cast(StreamEvent, {"messageStart": {"role": "assistant"}})
        yield cast(StreamEvent, {"contentBlockStart": {"start": _start(tool)}})
        for piece in _pieces(text):
            if cancel_signal is not None and cancel_signal.is_set():
                return
            delta = {"toolUse": {"input": piece}} if tool else {"text": piece}
            yield cast(StreamEvent, {"contentBlockDelta": {"delta": delta}})
            await asyncio.sleep(0)
        yield cast(StreamEvent, {"contentBlockStop": {}})
        yield cast(StreamEvent, {"messageStop": {"stopReason": "tool_use" if tool else "end_turn"}})
        yield _usage(messages, text, started)


async def _composed(request: Answerable) -> BaseModel | str:
    return await asyncio.get_running_loop().run_in_executor(_DESK, answer, request)


def create_model() -> Model:
    """A built-in writer; cheap, since the material is loaded at the first answer and shared."""
    return BuiltinModel()


def _request(state: dict[str, Any] | None) -> Answerable:
    request = (state or {}).get("request")
    if not isinstance(request, IdeaRequest | OutlineRequest | SceneRequest | RewriteRequest):
        raise NoRequest(
            'The built-in writer works from a request object: pass invocation_state={"request": …} with an '
            "IdeaRequest, OutlineRequest, SceneRequest or RewriteRequest."
        )
    return request


def _tool(request: Answerable, specs: list[ToolSpec] | None) -> str:
    """The structured-output tool that the answer must call, or "" for prose."""
    wanted = TOOLS.get(type(request), "")
    if wanted and wanted not in [spec["name"] for spec in specs or []]:
        raise NoRequest(
            f"An {type(request).__name__} is answered through the tool {wanted}, which was not offered."
        )
    return wanted


def _start(tool: str) -> dict[str, Any]:
    return {"toolUse": {"toolUseId": f"tooluse_{uuid.uuid4().hex[:22]}", "name": tool}} if tool else {}


def _pieces(text: str) -> Iterator[str]:
    """The text a few words at a time; joined again they are the text."""
    at = 0
    while at < len(text):
        end = at
        for _ in range(PIECE_WORDS):
            border = text.find(" ", end + 1)
            end = len(text) if border < 0 else border
        yield text[at:end]
        at = end


def _usage(messages: Messages, text: str, started: float) -> StreamEvent:
    """Words in and out, as nothing here is made of tokens; no money is charged for either."""
    taken = len(words(json.dumps(messages, ensure_ascii=False, default=str)))
    given = len(words(text))
    return cast(
        StreamEvent,
        {
            "metadata": {
                "usage": {"inputTokens": taken, "outputTokens": given, "totalTokens": taken + given},
                "metrics": {"latencyMs": round((time.monotonic() - started) * 1000)},
            }
        },
    )
