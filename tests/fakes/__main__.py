"""A fake service in a process of its own: prints its port, and its log as JSON once its input is closed."""

import argparse
import dataclasses
import json
import sys

from tests.fakes.anthropic import AnthropicWire
from tests.fakes.bedrock import BedrockWire
from tests.fakes.ollama import OllamaWire
from tests.fakes.openai import OpenAIWire
from tests.fakes.server import FakeServer
from tests.fakes.wire import Entry

WIRES = {
    "anthropic": AnthropicWire,
    "bedrock": BedrockWire,
    "ollama": OllamaWire,
    "openai": OpenAIWire,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wire", choices=WIRES)
    parser.add_argument("--per-second", type=float, default=0, help="tokens a second; 0: as fast as it goes")
    parser.add_argument("--first-token", type=float, default=0, help="seconds until the first token")
    parser.add_argument("--piece", type=int, default=8, help="tokens of one piece")
    chosen = parser.parse_args()
    pace = {"per_second": chosen.per_second, "first_token": chosen.first_token, "piece_tokens": chosen.piece}
    with FakeServer(WIRES[chosen.wire](), **pace) as server:
        print(server.port, flush=True)
        sys.stdin.read()
        print(json.dumps([shown(entry) for entry in server.log]))


def shown(entry: Entry) -> dict[str, object]:
    asked = entry.asked
    return {
        "model": asked.model,
        "temperature": asked.temperature,
        "tools": list(asked.tools),
        "cached": bool(asked.prefix),
        "outcome": entry.outcome,
        "began": entry.began,
        "first_at": entry.first_at,
        "ended": entry.ended,
        **dataclasses.asdict(entry.usage),
    }


if __name__ == "__main__":
    main()
