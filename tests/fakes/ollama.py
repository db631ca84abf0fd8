"""An Ollama server: chat as lines of JSON."""

import json
from typing import Any

from tests.fakes.faults import STATUSES, Kind
from tests.fakes.wire import Asked, Reply, Request

ERRORS = {
    Kind.UNKNOWN_MODEL: "model 'nothing' not found",
    Kind.RETIRED_MODEL: "model 'old' not found",
}
DATE = "2026-11-25T00:00:00Z"


class OllamaWire:
    """Reads and writes what the client `ollama` does; a tool call comes whole, as from the real one."""

    content_type = "application/x-ndjson"

    def understand(self, request: Request) -> Asked | None:
        if request.target != "/api/chat":
            return None
        body = json.loads(request.body)
        messages, options = body["messages"], body.get("options") or {}
        tools = body.get("tools") or []
        return Asked(
            model=body["model"],
            system=_said(messages, "system"),
            prompt=_said(messages, "user"),
            history=json.dumps(messages[1:], ensure_ascii=False),
            tools={tool["function"]["name"]: tool["function"]["parameters"] for tool in tools},
            temperature=options.get("temperature"),
            max_tokens=options.get("num_predict"),
            streams=body.get("stream", True),
        )

    def refusal(self, kind: Kind | str, model: str) -> tuple[int, dict[str, str], bytes]:
        error = ERRORS.get(kind, "something went wrong")  # type: ignore[call-overload]
        return STATUSES.get(kind, 400), {}, json.dumps({"error": error}).encode()  # type: ignore[call-overload]

    def begin(self, asked: Asked, reply: Reply) -> bytes:
        if not reply.tool:
            return b""
        function = {"name": reply.tool, "arguments": json.loads(reply.content)}
        return _line({"role": "assistant", "content": "", "tool_calls": [{"function": function}]})

    def piece(self, reply: Reply, text: str) -> bytes:
        return b"" if reply.tool else _line({"role": "assistant", "content": text})

    def end(self, asked: Asked, reply: Reply) -> bytes:
        counts = {"prompt_eval_count": reply.usage.tokens_in, "eval_count": reply.usage.tokens_out}
        reason = "length" if reply.stop is Kind.MAX_TOKENS else "stop"
        ending = {"done": True, "done_reason": reason, "total_duration": 1_000_000, **counts}
        return _line({"role": "assistant", "content": ""}, **ending)

    def whole(self, asked: Asked, reply: Reply) -> bytes:
        ending = json.loads(self.end(asked, reply))
        said = json.loads(self.begin(asked, reply) or _line({"role": "assistant", "content": reply.content}))
        return json.dumps({**ending, "message": said["message"]}).encode()


def _said(messages: list[dict[str, Any]], role: str) -> str:
    contents = [message.get("content", "") for message in messages if message["role"] == role]
    return contents[-1] if contents else ""


def _line(message: dict[str, Any], *, done: bool = False, **rest: Any) -> bytes:
    line = {"model": "llama", "created_at": DATE, "message": message, "done": done, **rest}
    return json.dumps(line).encode() + b"\n"
