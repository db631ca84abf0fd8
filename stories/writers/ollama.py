"""Models on an Ollama server, by default the one on this machine."""

from collections.abc import AsyncGenerator
from typing import Any

from strands.models import Model
from strands.models.ollama import OllamaModel
from strands.types.content import Messages
from strands.types.streaming import StreamEvent
from strands.types.tools import ToolChoice, ToolSpec

from stories.writers.endpoint import Endpoint
from stories.writers.errors import BrokenOff
from stories.writers.transport import SharedTransport, timeout

LOCAL_URL = "http://127.0.0.1:11434"
CONTEXT_TOKENS = 16_384
"""What the server is asked to make room for: by default it cuts a prompt off at 4,096 without a word."""


class OllamaWriter(OllamaModel):
    """Does not pass off a stream that was cut as an end."""

    async def stream(
        self,
        messages: Messages,
        tool_specs: list[ToolSpec] | None = None,
        system_prompt: str | None = None,
        *,
        tool_choice: ToolChoice | None = None,
        **kwargs: Any,
    ) -> AsyncGenerator[StreamEvent]:
        """Stream the answer. The server knows no choice of tools, so that none is sent."""
        async for event in super().stream(messages, tool_specs, system_prompt, **kwargs):
            yield event

    def format_chunk(self, event: dict[str, Any]) -> StreamEvent:
        if event["chunk_type"] == "message_stop" and not event["data"]:
            raise BrokenOff("the stream ended without done_reason")
        if event["chunk_type"] == "metadata":
            return _usage(event["data"])
        return super().format_chunk(event)


def _usage(end: Any) -> StreamEvent:
    """The counts of the last line; the server leaves out those that are zero."""
    if not end.done:
        raise BrokenOff("the stream ended before it was done")
    taken, given = end.prompt_eval_count or 0, end.eval_count or 0
    return {
        "metadata": {
            "usage": {"inputTokens": taken, "outputTokens": given, "totalTokens": taken + given},
            "metrics": {"latencyMs": (end.total_duration or 0) // 1_000_000},
        }
    }


def create_model(model_id: str, endpoint: Endpoint) -> Model:
    """Return a model of the caller's own; the connections are those of the process."""
    headers = {"authorization": f"Bearer {endpoint.api_key}"} if endpoint.api_key else {}
    client = {
        "transport": SharedTransport(),
        "timeout": timeout(endpoint),
        "trust_env": False,
        "follow_redirects": False,
        "headers": headers,
    }
    return OllamaWriter(
        endpoint.base_url or LOCAL_URL,
        ollama_client_args=client,
        model_id=model_id,
        options={"num_ctx": CONTEXT_TOKENS},
    )
