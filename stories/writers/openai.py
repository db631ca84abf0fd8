"""Models of OpenAI, and of every server that speaks its chat completions, llama.cpp's among them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import cache
from typing import Any, cast

from openai import AsyncOpenAI
from strands.models import Model
from strands.models.openai import OpenAIModel
from strands.types.streaming import StreamEvent

from stories.writers.endpoint import Endpoint
from stories.writers.errors import BrokenOff, Declined
from stories.writers.transport import create_client, timeout

LLAMACPP_URL = "http://127.0.0.1:8080/v1"
NO_KEY = "none"
"""What a server without keys is given: the client insists on one."""


class OpenAIWriter(OpenAIModel):
    """Takes `temperature` and `max_tokens` like every writer, and counts cached tokens apart."""

    def __init__(self, model_id: str, client: AsyncOpenAI, *, length_name: str) -> None:
        super().__init__(client=_Watched(client), model_id=model_id, params={})
        self._length_name = length_name

    def update_config(self, **config: Any) -> None:
        """Take any of Strands' settings, and `temperature` and `max_tokens`; None leaves one out."""
        params = dict(cast(dict[str, Any], self.config.get("params") or {}))
        names = {"temperature": "temperature", "max_tokens": self._length_name}
        for name in names.keys() & config.keys():
            params[names[name]] = config.pop(name)
        params = {name: value for name, value in params.items() if value is not None}
        super().update_config(**config, params=params)

    def format_request(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        request = super().format_request(*args, **kwargs)
        if not request["tools"]:
            # Some compatible servers refuse an empty list.
            del request["tools"]
        return request

    def format_chunk(self, event: dict[str, Any], **kwargs: Any) -> StreamEvent:
        chunk = super().format_chunk(event, **kwargs)
        if "metadata" in chunk:
            usage = chunk["metadata"]["usage"]
            cached = usage.get("cacheReadInputTokens", 0) + usage.get("cacheWriteInputTokens", 0)
            usage["inputTokens"] -= cached
        return chunk


class _Watched:
    """The client as Strands asks it, with streams that do not pass off a cut or a refusal as an end."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self.chat = self.completions = self
        self._client = client

    async def create(self, **request: Any) -> AsyncIterator[Any]:
        return _watch(await self._client.chat.completions.create(**request))


async def _watch(stream: Any) -> AsyncIterator[Any]:
    has_ended = False
    async with stream:
        async for chunk in stream:
            for choice in chunk.choices:
                has_ended = has_ended or bool(choice.finish_reason)
                if choice.delta.refusal:
                    raise Declined("the model refused")
            yield chunk
    if not has_ended:
        raise BrokenOff("the stream ended without a finish_reason")


def create_model(model_id: str, endpoint: Endpoint) -> Model:
    """Return a model of the caller's own over the one client of this process."""
    # Newer models of OpenAI refuse the old name of the limit; other servers know no other.
    length_name = "max_tokens" if endpoint.base_url else "max_completion_tokens"
    return OpenAIWriter(model_id, _client(endpoint), length_name=length_name)


def create_llamacpp(model_id: str, endpoint: Endpoint) -> Model:
    """Return a model of a llama.cpp server, by default the one on this machine."""
    return create_model(model_id, replace(endpoint, base_url=endpoint.base_url or LLAMACPP_URL))


@cache
def _client(endpoint: Endpoint) -> AsyncOpenAI:
    return AsyncOpenAI(
        base_url=endpoint.base_url or None,
        api_key=endpoint.api_key or NO_KEY,
        timeout=timeout(endpoint),
        # The ledger of work tries again; a second layer of tries would multiply with it.
        max_retries=0,
        http_client=create_client(endpoint),
    )
