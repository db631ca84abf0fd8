"""The Bedrock runtime on loopback: Converse and ConverseStream its binary event stream and signatures."""

import json
import re
import struct
import zlib
from typing import Any
from urllib.parse import unquote

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.fakes.faults import STATUSES, Kind
from tests.fakes.wire import Asked, Reply, Request

TARGET = re.compile(r"/model/([^/]+)/converse(-stream)?")
SIGNED = re.compile(
    r"Credential=([^/]+)/\d+/([^/]+)/bedrock/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)"
)
KEY, SECRET = "AKIDFAKE", "fake-secret"
EXCEPTIONS = {
    Kind.THROTTLED: ("ThrottlingException", "Too many requests, please wait before trying again."),
    Kind.ERROR_500: ("InternalServerException", "The system encountered an unexpected error."),
    Kind.ERROR_503: ("ServiceUnavailableException", "Bedrock is unable to process your request."),
    Kind.DENIED: ("AccessDeniedException", "You don't have access to the model with the specified model ID."),
    Kind.UNKNOWN_MODEL: ("ValidationException", "The provided model identifier is invalid."),
    Kind.RETIRED_MODEL: ("ResourceNotFoundException", "This model version has reached the end of its life."),
    Kind.FILTERED_REQUEST: ("ValidationException", "The request was blocked by a content policy."),
    "temperature": ("ValidationException", "`temperature` is deprecated for this model."),
    "forced tool": (
        "ValidationException",
        "This model doesn't support the toolConfig.toolChoice.tool field.",
    ),
    "signature": ("InvalidSignatureException", "The request signature we calculated does not match."),
}
STOPS = {
    Kind.REFUSAL: "refusal",
    Kind.FILTERED: "content_filtered",
    Kind.GUARDRAIL: "guardrail_intervened",
    Kind.MAX_TOKENS: "max_tokens",
}


class BedrockWire:
    """Reads and writes what boto3 does, and checks the signature of a request made with `KEY`."""

    content_type = "application/vnd.amazon.eventstream"

    def understand(self, request: Request) -> Asked | None:
        found = TARGET.fullmatch(request.target)
        if not found:
            return None
        body = json.loads(request.body)
        tools = {
            tool["toolSpec"]["name"]: tool["toolSpec"]["inputSchema"]["json"]
            for tool in body.get("toolConfig", {}).get("tools", [])
            if "toolSpec" in tool
        }
        inference = body.get("inferenceConfig", {})
        system = _texts(body.get("system", []))
        return Asked(
            model=unquote(found[1]) if is_signed(request) else "not signed",
            system=system,
            prompt=_texts(body["messages"][-1]["content"]),
            history=json.dumps(body["messages"], ensure_ascii=False),
            prefix=_prefix(system, body["messages"]),
            tools=tools,
            forced_tool=body.get("toolConfig", {}).get("toolChoice", {}).get("tool", {}).get("name", ""),
            temperature=inference.get("temperature"),
            max_tokens=inference.get("maxTokens"),
            streams=bool(found[2]),
        )

    def refusal(self, kind: Kind | str, model: str) -> tuple[int, dict[str, str], bytes]:
        code, message = EXCEPTIONS[kind]
        status = 400 if code == "ValidationException" else STATUSES.get(kind, 403)
        return status, {"x-amzn-errortype": code}, json.dumps({"message": message}).encode()

    def begin(self, asked: Asked, reply: Reply) -> bytes:
        frames = [frame("messageStart", {"role": "assistant"})]
        if reply.tool:
            start = {"toolUse": {"toolUseId": "tooluse_1", "name": reply.tool}}
            frames.append(frame("contentBlockStart", {"start": start, "contentBlockIndex": 0}))
        return b"".join(frames)

    def piece(self, reply: Reply, text: str) -> bytes:
        delta = {"toolUse": {"input": text}} if reply.tool else {"text": text}
        return frame("contentBlockDelta", {"delta": delta, "contentBlockIndex": 0, "p": "abcdefgh"})

    def end(self, asked: Asked, reply: Reply) -> bytes:
        return (
            frame("contentBlockStop", {"contentBlockIndex": 0})
            + frame("messageStop", {"stopReason": _stop_of(reply)})
            + frame("metadata", {"usage": _usage(reply), "metrics": {"latencyMs": 1}})
        )

    def whole(self, asked: Asked, reply: Reply) -> bytes:
        block: dict[str, Any] = {"text": reply.content}
        if reply.tool:
            call = {"toolUseId": "tooluse_1", "name": reply.tool, "input": json.loads(reply.content)}
            block = {"toolUse": call}
        message = {"message": {"role": "assistant", "content": [block]}}
        answer = {"output": message, "stopReason": _stop_of(reply), "usage": _usage(reply)}
        return json.dumps({**answer, "metrics": {"latencyMs": 1}}).encode()


def frame(name: str, payload: dict[str, Any], *, kind: str = "event") -> bytes:
    """One message of the event stream, with both its checksums."""
    headers = {f":{kind}-type": name, ":content-type": "application/json", ":message-type": kind}
    packed = b"".join(_header(key, value) for key, value in headers.items())
    body = json.dumps(payload, ensure_ascii=False).encode()
    prelude = struct.pack(">II", 16 + len(packed) + len(body), len(packed))
    message = prelude + struct.pack(">I", zlib.crc32(prelude)) + packed + body
    return message + struct.pack(">I", zlib.crc32(message))


def broken(name: str) -> bytes:
    """The message with which a stream that began well ends in an exception."""
    return frame(name, {"message": "The stream has failed."}, kind="exception")


def is_signed(request: Request) -> bool:
    """Whether the signature is the one that `SECRET` gives for the request as it arrived."""
    found = SIGNED.search(request.headers.get("authorization", ""))
    if not found or found[1] != KEY:
        return False
    headers = {name: request.headers[name] for name in found[3].split(";")}
    url = f"http://{request.headers['host']}{request.target}"
    again = AWSRequest(request.method, url, headers=headers, data=request.body)
    again.context["timestamp"] = request.headers["x-amz-date"]
    auth = SigV4Auth(Credentials(KEY, SECRET), "bedrock", found[2])
    text = auth.string_to_sign(again, auth.canonical_request(again))
    return auth.signature(text, again) == found[4]


def _header(name: str, value: str) -> bytes:
    text = value.encode()
    return struct.pack(">B", len(name)) + name.encode() + struct.pack(">BH", 7, len(text)) + text


def _texts(blocks: list[dict[str, Any]]) -> str:
    return "".join(block.get("text", "") for block in blocks)


def _prefix(system: str, messages: list[dict[str, Any]]) -> str:
    blocks = messages[-1]["content"]
    points = [number for number, block in enumerate(blocks) if "cachePoint" in block]
    return system + _texts(blocks[: points[-1]]) if points else ""


def _stop_of(reply: Reply) -> str:
    if reply.stop:
        return STOPS[reply.stop]
    return "tool_use" if reply.tool else "end_turn"


def _usage(reply: Reply) -> dict[str, int]:
    usage = reply.usage
    return {
        "inputTokens": usage.tokens_in,
        "outputTokens": usage.tokens_out,
        "totalTokens": usage.tokens_in + usage.tokens_out,
        "cacheReadInputTokens": usage.cache_read,
        "cacheWriteInputTokens": usage.cache_written,
    }
