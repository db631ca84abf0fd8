"""Bodies that are too large, dropped while they come in.

Daphne takes the whole body before the application sees the request: one stranger could fill the memory of
the only process. Here such a body is counted and thrown away; the application then refuses the request by
its headers, in words.
"""

from typing import Any

from daphne.http_protocol import HTTPFactory, WebRequest

MOST_DROPPED = 16
"""How often over its limit a body may be dropped before its connection is cut."""


class BoundedRequest(WebRequest):
    """A request that holds a body of a stated, allowed length only."""

    limit: int
    """Bytes."""

    def gotLength(self, length: int | None) -> None:
        """Told once the headers are there; `None` for a body of unknown length."""
        self.is_refused = length is None or length > self.limit
        self.dropped = 0
        super().gotLength(0 if self.is_refused else length)  # type: ignore[no-untyped-call]

    def handleContentChunk(self, chunk: bytes) -> None:
        """Given each piece of the body."""
        if not self.is_refused:
            super().handleContentChunk(chunk)  # type: ignore[no-untyped-call]
            return
        self.dropped += len(chunk)
        if self.dropped > MOST_DROPPED * self.limit:
            self.channel.forceAbortClient()  # type: ignore[no-untyped-call]


class BoundedFactory(HTTPFactory):
    """Makes connections whose requests are bounded."""

    def __init__(self, server: Any, *, limit: int) -> None:
        super().__init__(server)  # type: ignore[no-untyped-call]
        self.request = type("Request", (BoundedRequest,), {"limit": limit})

    def buildProtocol(self, addr: Any) -> Any:
        protocol = super().buildProtocol(addr)  # type: ignore[no-untyped-call]
        protocol.requestFactory = self.request
        return protocol
