"""Models on Amazon Bedrock.

boto3 serialises and signs each request, with its own variables, credentials and endpoints; the answer is
read on the event loop. boto3's own stream blocks a thread each, which goes on reading (and paying) after a
call was stopped.
"""

import asyncio
import copy
import json
from collections.abc import AsyncGenerator
from functools import cache
from typing import Any, cast

import boto3
import httpx
from botocore.awsrequest import AWSPreparedRequest
from botocore.config import Config
from botocore.eventstream import EventStreamBuffer, EventStreamMessage
from botocore.exceptions import ClientError
from botocore.parsers import create_parser
from strands.models import Model
from strands.models.bedrock import BEDROCK_CONTEXT_WINDOW_OVERFLOW_MESSAGES, BedrockModel
from strands.types.content import Messages, SystemContentBlock
from strands.types.exceptions import ContextWindowOverflowException, ModelThrottledException
from strands.types.streaming import StreamEvent
from strands.types.tools import ToolChoice, ToolSpec

from stories.writers.endpoint import Endpoint
from stories.writers.errors import BrokenOff
from stories.writers.transport import create_client, timeout

OPERATION = "ConverseStream"
IN_STREAM = {
    "internalServerException": 500,
    "modelStreamErrorException": 424,
    "modelTimeoutException": 408,
    "serviceUnavailableException": 503,
    "throttlingException": 429,
    "validationException": 400,
}
"""The status of a failure that comes after the answer began with 200."""


class _Signed(Exception):
    """Carries a request out of boto3 just before that would send it."""

    def __init__(self, request: AWSPreparedRequest) -> None:
        super().__init__("signed")
        self.request = request


class BedrockWriter(BedrockModel):
    """Streams over the shared connections; leaving the stream closes its connection at once."""

    def __init__(self, model_id: str, endpoint: Endpoint) -> None:
        config = Config(
            retries={"total_max_attempts": 1}, connect_timeout=endpoint.connect_seconds, proxies={}
        )
        super().__init__(boto_session=boto3.Session(), boto_client_config=config, model_id=model_id)
        self.client.meta.events.register(f"before-send.bedrock-runtime.{OPERATION}", _take)
        self._http = create_client(endpoint)
        self._timeout = timeout(endpoint)

    async def stream(
        self,
        messages: Messages,
        tool_specs: list[ToolSpec] | None = None,
        system_prompt: str | None = None,
        *,
        tool_choice: ToolChoice | None = None,
        system_prompt_content: list[SystemContentBlock] | None = None,
        **_kwargs: Any,
    ) -> AsyncGenerator[StreamEvent]:
        """Stream the answer. Raises what Strands knows of, `ClientError`, `BrokenOff`, or httpx’s own."""
        system = system_prompt_content or ([{"text": system_prompt}] if system_prompt else None)
        asked = self.format_request(messages, tool_specs, system, tool_choice)
        has_stopped = False
        try:
            async for event in self._events(asked):
                has_stopped = has_stopped or "messageStop" in event
                yield event
        except ClientError as error:
            known = _as_strands_knows(error)
            if known is None:
                raise
            raise known from error
        if not has_stopped:
            raise BrokenOff("the stream ended without messageStop")

    async def _events(self, asked: dict[str, Any]) -> AsyncGenerator[StreamEvent]:
        # Off the loop: looking up credentials may ask another service first.
        signed = await asyncio.to_thread(self._sign, asked)
        request = httpx.Request(
            "POST",
            signed.url,
            headers=_headers(signed),
            content=signed.body,
            extensions={"timeout": self._timeout.as_dict()},
        )
        response = await self._http.send(request, stream=True)
        try:
            if response.status_code != httpx.codes.OK:
                raise _refusal(response, await response.aread())
            frames = EventStreamBuffer()
            async for piece in response.aiter_raw():
                frames.add_data(piece)
                for frame in frames:
                    yield _event(frame)
        finally:
            await response.aclose()

    def _sign(self, asked: dict[str, Any]) -> AWSPreparedRequest:
        try:
            self.client.converse_stream(**asked)
        except _Signed as signed:
            return signed.request
        raise AssertionError("boto3 sent the request itself")


def create_model(model_id: str, endpoint: Endpoint) -> Model:
    """Return a model of the caller's own over the one client of this process."""
    shared = _shared(model_id, endpoint)
    model = copy.copy(shared)
    model.config = cast(BedrockModel.BedrockConfig, dict(shared.config))
    return model


@cache
def _shared(model_id: str, endpoint: Endpoint) -> BedrockWriter:
    # A boto3 client costs about 95 ms and is safe to share.
    return BedrockWriter(model_id, endpoint)


def forget_clients() -> None:
    """Let the next model read boto3's variables again."""
    _shared.cache_clear()


def _take(request: AWSPreparedRequest, **_kwargs: Any) -> None:
    raise _Signed(request)


def _headers(signed: AWSPreparedRequest) -> dict[str, str]:
    return {
        name: value.decode() if isinstance(value, bytes) else str(value)
        for name, value in signed.headers.items()
    }


def _event(frame: EventStreamMessage) -> StreamEvent:
    headers = frame.headers
    if headers[":message-type"] == "event":
        return cast(StreamEvent, {headers[":event-type"]: json.loads(frame.payload)})
    code = headers.get(":exception-type") or headers.get(":error-code") or "internalServerException"
    message = headers.get(":error-message") or json.loads(frame.payload or b"{}").get("message", "")
    raise _client_error(code, message, IN_STREAM.get(code, 500))


def _refusal(response: httpx.Response, body: bytes) -> ClientError:
    answer = {"status_code": response.status_code, "headers": dict(response.headers), "body": body}
    error = create_parser("rest-json").parse(answer, None)["Error"]
    return _client_error(error["Code"], error["Message"], response.status_code)


def _client_error(code: str, message: str, status: int) -> ClientError:
    found = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(found, OPERATION)


def _as_strands_knows(error: ClientError) -> Exception | None:
    if error.response["Error"]["Code"].lower() == "throttlingexception":
        return ModelThrottledException(str(error))
    if any(message in str(error) for message in BEDROCK_CONTEXT_WINDOW_OVERFLOW_MESSAGES):
        return ContextWindowOverflowException(str(error))
    return None
