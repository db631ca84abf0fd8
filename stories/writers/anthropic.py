"""Models of Anthropic over its own messages API."""

import copy
from collections.abc import AsyncGenerator
from functools import cache
from typing import Any

from anthropic import APIStatusError
from strands.models import Model
from strands.models.anthropic import AnthropicModel
from strands.types.exceptions import ModelThrottledException
from strands.types.streaming import StreamEvent

from stories.writers.endpoint import Endpoint
from stories.writers.errors import BrokenOff
from stories.writers.transport import create_client, timeout

MAX_TOKENS = 8_000
"""The API wants a limit; each role sets its own."""
BUSY = ("overloaded_error", "rate_limit_error")


class AnthropicWriter(AnthropicModel):
    """Takes `temperature` and `max_tokens` like every writer."""

    def __init__(self, model_id: str, endpoint: Endpoint) -> None:
        super().__init__(
            client_args=_client_args(endpoint), model_id=model_id, max_tokens=MAX_TOKENS, params={}
        )

    def update_config(self, **config: Any) -> None:
        """Take any of Strands' settings, and `temperature`; None leaves that out."""
        if "temperature" in config:
            params = dict(self.config.get("params") or {}, temperature=config.pop("temperature"))
            config["params"] = {name: value for name, value in params.items() if value is not None}
        super().update_config(**config)

    async def stream(self, *args: Any, **kwargs: Any) -> AsyncGenerator[StreamEvent]:
        """Stream the answer; a failure inside a stream that began well is told from its own words."""
        has_stopped = False
        try:
            async for event in super().stream(*args, **kwargs):
                has_stopped = has_stopped or "messageStop" in event
                if "metadata" in event and not has_stopped:
                    raise BrokenOff("the stream ended without a stop_reason")
                yield event
        except APIStatusError as error:
            if _kind(error) in BUSY:
                raise ModelThrottledException(str(error)) from error
            raise


def create_model(model_id: str, endpoint: Endpoint) -> Model:
    """Return a model of the caller's own over the one client of this process."""
    model = copy.copy(_shared(model_id, endpoint))
    model.config = model.config.copy()
    return model


@cache
def _shared(model_id: str, endpoint: Endpoint) -> AnthropicWriter:
    return AnthropicWriter(model_id, endpoint)


def _client_args(endpoint: Endpoint) -> dict[str, Any]:
    address = {"base_url": endpoint.base_url} if endpoint.base_url else {}
    return {
        **address,
        "api_key": endpoint.api_key,
        "timeout": timeout(endpoint),
        # The ledger of work tries again; a second layer of tries would multiply with it.
        "max_retries": 0,
        "http_client": create_client(endpoint),
    }


def _kind(error: APIStatusError) -> str:
    body = error.body if isinstance(error.body, dict) else {}
    found = body.get("error")
    return str(found.get("type", "")) if isinstance(found, dict) else ""
