"""Anthropic's messages API, streamed."""

import json
from typing import Any

from tests.fakes.faults import STATUSES, Kind
from tests.fakes.wire import Asked, Reply, Request

ERRORS = {
    Kind.THROTTLED: "rate_limit_error",
    Kind.ERROR_500: "api_error",
    Kind.ERROR_503: "overloaded_error",
    Kind.DENIED: "permission_error",
    Kind.UNKNOWN_MODEL: "not_found_error",
    Kind.RETIRED_MODEL: "not_found_error",
}
MESSAGES = {
    "temperature": "`temperature` is deprecated for this model.",
    "forced tool": 'tool_choice: type "tool" and "any" are not supported for this model.',
}
STOPS = {
    Kind.REFUSAL: "refusal",
    Kind.FILTERED: "refusal",
    Kind.GUARDRAIL: "refusal",
    Kind.MAX_TOKENS: "max_tokens",
}


class AnthropicWire:
    """Reads and writes what the client `anthropic` does."""

    content_type = "text/event-stream"

    def understand(self, request: Request) -> Asked | None:
        if request.target != "/v1/messages":
            return None
        body = json.loads(request.body)
        system = _texts(body.get("system", ""))
        return Asked(
            model=body["model"],
            system=system,
            prompt=_texts(body["messages"][-1]["content"]),
            history=json.dumps(body["messages"], ensure_ascii=False),
            prefix=_prefix(system, body["messages"]),
            tools={tool["name"]: tool["input_schema"] for tool in body.get("tools", [])},
            forced_tool=body.get("tool_choice", {}).get("name", ""),
            temperature=body.get("temperature"),
            max_tokens=body.get("max_tokens"),
            streams=body.get("stream", False),
        )

    def refusal(self, kind: Kind | str, model: str) -> tuple[int, dict[str, str], bytes]:
        found = ERRORS.get(kind, "invalid_request_error")  # type: ignore[call-overload]
        error = {"type": found, "message": MESSAGES.get(kind, "the service says no")}
        body = json.dumps({"type": "error", "error": error}).encode()
        return STATUSES.get(kind, 400), {}, body  # type: ignore[call-overload]

    def begin(self, asked: Asked, reply: Reply) -> bytes:
        message = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": asked.model,
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": {**_taken(reply), "output_tokens": 1},
        }
        block: dict[str, Any] = {"type": "text", "text": ""}
        if reply.tool:
            block = {"type": "tool_use", "id": "toolu_1", "name": reply.tool, "input": {}}
        return _event("message_start", message=message) + _event(
            "content_block_start", index=0, content_block=block
        )

    def piece(self, reply: Reply, text: str) -> bytes:
        delta = {"type": "text_delta", "text": text}
        if reply.tool:
            delta = {"type": "input_json_delta", "partial_json": text}
        return _event("content_block_delta", index=0, delta=delta)

    def end(self, asked: Asked, reply: Reply) -> bytes:
        stop = STOPS[reply.stop] if reply.stop else ("tool_use" if reply.tool else "end_turn")
        ending = {"stop_reason": stop, "stop_sequence": None}
        return (
            _event("content_block_stop", index=0)
            + _event("message_delta", delta=ending, usage={"output_tokens": reply.usage.tokens_out})
            + _event("message_stop")
        )

    def whole(self, asked: Asked, reply: Reply) -> bytes:
        raise AssertionError("only streams are asked for")


def _texts(content: Any) -> str:
    return content if isinstance(content, str) else "".join(block.get("text", "") for block in content)


def _prefix(system: str, messages: list[dict[str, Any]]) -> str:
    blocks = messages[-1]["content"]
    points = [number for number, block in enumerate(blocks) if "cache_control" in block]
    return system + _texts(blocks[: points[-1] + 1]) if points else ""


def _taken(reply: Reply) -> dict[str, int]:
    usage = reply.usage
    return {
        "input_tokens": usage.tokens_in,
        "cache_read_input_tokens": usage.cache_read,
        "cache_creation_input_tokens": usage.cache_written,
    }


def _event(kind: str, **rest: Any) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **rest})}\n\n".encode()
