"""A server that speaks OpenAI's chat completions, streamed and whole."""

import json
from typing import Any

from tests.fakes.faults import STATUSES, Kind
from tests.fakes.wire import Asked, Reply, Request

ERRORS = {
    Kind.THROTTLED: ("rate_limit_exceeded", "Rate limit reached for requests."),
    Kind.ERROR_500: ("server_error", "The server had an error while processing your request."),
    Kind.ERROR_503: ("overloaded", "The engine is currently overloaded."),
    Kind.DENIED: ("permission_denied", "You are not allowed to use this model."),
    Kind.UNKNOWN_MODEL: ("model_not_found", "The model does not exist."),
    Kind.RETIRED_MODEL: ("model_not_found", "The model has been deprecated."),
    Kind.FILTERED_REQUEST: ("content_filter", "The response was filtered."),
    "temperature": ("unsupported_value", "Unsupported value: 'temperature' does not support 0.7."),
    "forced tool": ("unsupported_value", "tool_choice is not supported by this model."),
}
STOPS = {
    Kind.REFUSAL: "stop",
    Kind.FILTERED: "content_filter",
    Kind.GUARDRAIL: "content_filter",
    Kind.MAX_TOKENS: "length",
}


class OpenAIWire:
    """Reads and writes what the client `openai` does."""

    content_type = "text/event-stream"

    def understand(self, request: Request) -> Asked | None:
        if not request.target.endswith("/chat/completions"):
            return None
        body = json.loads(request.body)
        messages = body["messages"]
        tools = {tool["function"]["name"]: tool["function"]["parameters"] for tool in body.get("tools", [])}
        choice = body.get("tool_choice")
        return Asked(
            model=body["model"],
            system=_said(messages, "system"),
            prompt=_said(messages, "user"),
            history=json.dumps(messages[1:], ensure_ascii=False),
            tools=tools,
            forced_tool=choice["function"]["name"] if isinstance(choice, dict) else "",
            temperature=body.get("temperature"),
            max_tokens=body.get("max_tokens") or body.get("max_completion_tokens"),
            streams=body.get("stream", False),
        )

    def refusal(self, kind: Kind | str, model: str) -> tuple[int, dict[str, str], bytes]:
        code, message = ERRORS[kind]
        error = {"code": code, "message": message, "type": code, "param": None}
        return STATUSES.get(kind, 400), {}, json.dumps({"error": error}).encode()  # type: ignore[call-overload]

    def begin(self, asked: Asked, reply: Reply) -> bytes:
        if not reply.tool:
            return _event(asked, {"role": "assistant", "content": ""})
        call = {"id": "call_1", "type": "function", "function": {"name": reply.tool, "arguments": ""}}
        return _event(asked, {"role": "assistant", "tool_calls": [{"index": 0, **call}]})

    def piece(self, reply: Reply, text: str) -> bytes:
        if reply.tool:
            return _event(None, {"tool_calls": [{"index": 0, "function": {"arguments": text}}]})
        if reply.stop is Kind.REFUSAL:
            return _event(None, {"refusal": text})
        return _event(None, {"content": text})

    def end(self, asked: Asked, reply: Reply) -> bytes:
        usage = {"choices": [], "usage": _usage(reply), **_frame(asked)}
        return _event(asked, {}, stop=_stop_of(reply)) + _line(usage) + b"data: [DONE]\n\n"

    def whole(self, asked: Asked, reply: Reply) -> bytes:
        message: dict[str, Any] = {"role": "assistant", "content": reply.content}
        if reply.tool:
            function = {"name": reply.tool, "arguments": reply.content}
            calls = [{"id": "call_1", "type": "function", "function": function}]
            message = {"role": "assistant", "content": None, "tool_calls": calls}
        choice = {"index": 0, "message": message, "finish_reason": _stop_of(reply)}
        answer = {"choices": [choice], "usage": _usage(reply), **_frame(asked), "object": "chat.completion"}
        return json.dumps(answer).encode()


def _said(messages: list[dict[str, Any]], role: str) -> str:
    contents = [message["content"] for message in messages if message["role"] == role]
    if not contents:
        return ""
    last = contents[-1]
    return last if isinstance(last, str) else "".join(part.get("text", "") for part in last)


def _frame(asked: Asked | None) -> dict[str, Any]:
    model = asked.model if asked else "model"
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": model}


def _event(asked: Asked | None, delta: dict[str, Any], *, stop: str | None = None) -> bytes:
    return _line({"choices": [{"index": 0, "delta": delta, "finish_reason": stop}], **_frame(asked)})


def _line(event: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(event).encode() + b"\n\n"


def _stop_of(reply: Reply) -> str:
    if reply.stop:
        return STOPS[reply.stop]
    return "tool_calls" if reply.tool else "stop"


def _usage(reply: Reply) -> dict[str, Any]:
    usage = reply.usage
    return {
        "prompt_tokens": usage.tokens_in + usage.cache_read,
        "completion_tokens": usage.tokens_out,
        "total_tokens": usage.tokens_in + usage.cache_read + usage.tokens_out,
        "prompt_tokens_details": {"cached_tokens": usage.cache_read},
    }
