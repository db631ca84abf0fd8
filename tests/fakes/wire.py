"""What all fake services share: a request as it was understood, an answer, and the log of both."""

import math
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.fakes.faults import Kind

TOKEN = 4
"""Characters of a token."""


def tokens(text: str) -> int:
    return math.ceil(len(text) / TOKEN)


@dataclass
class Request:
    """An HTTP request."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Asked:
    """A request for an answer of a model."""

    model: str
    system: str = ""
    prompt: str = ""
    """The last message of the user."""
    history: str = ""
    """Every message, as far as it counts as input."""
    prefix: str = ""
    """What stands before the last cache point."""
    tools: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The schemas of the tools by name."""
    forced_tool: str = ""
    temperature: float | None = None
    max_tokens: int | None = None
    streams: bool = True

    @property
    def said(self) -> str:
        return "\n".join([self.system, self.prompt, *self.tools])


@dataclass
class Usage:
    """Tokens of an answer, the cached ones apart."""

    tokens_in: int = 0
    tokens_out: int = 0
    cache_read: int = 0
    cache_written: int = 0


@dataclass
class Reply:
    """An answer: text, or the JSON of a tool call."""

    content: str
    tool: str = ""
    stop: Kind | None = None
    """How it ends, when otherwise than by itself."""
    usage: Usage = field(default_factory=Usage)


@dataclass
class Entry:
    """A line of the log."""

    asked: Asked
    began: float
    fault: Kind | None = None
    status: int = 200
    outcome: str = "running"
    """ok, refused, hung, cut, reset, or client gone."""
    usage: Usage = field(default_factory=Usage)
    first_at: float = 0.0
    ended: float = 0.0

    @property
    def seconds(self) -> float:
        return self.ended - self.began


class Wire(Protocol):
    """How one vendor's service reads a request and writes an answer."""

    content_type: str

    def understand(self, request: Request) -> Asked | None:
        """The request for an answer, or None when it is something else."""

    def refusal(self, kind: Kind | str, model: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a refusal."""

    def begin(self, asked: Asked, reply: Reply) -> bytes: ...

    def piece(self, reply: Reply, text: str) -> bytes: ...

    def end(self, asked: Asked, reply: Reply) -> bytes: ...

    def whole(self, asked: Asked, reply: Reply) -> bytes: ...
