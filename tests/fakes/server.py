"""A fake model service: an HTTP server on loopback, paced in tokens a second, with a script of faults."""

import asyncio
import contextlib
import hashlib
import itertools
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, Self, cast

from tests.fakes import author
from tests.fakes.faults import STATUSES, Fault, Kind
from tests.fakes.wire import TOKEN, Asked, Entry, Reply, Request, Usage, Wire, tokens

REASONS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests"}
CACHE_MINIMUM = 1_024
"""Tokens from which the beginning of a prompt is kept."""
REMINDER = "You must format the previous response"
STOPS = (Kind.REFUSAL, Kind.FILTERED, Kind.GUARDRAIL, Kind.MAX_TOKENS)
BREAKS = {Kind.STALL: "hung", Kind.RESET: "reset", Kind.CUT: "cut"}


class Gone(Exception):
    """The client has closed its end."""


class _Connection(asyncio.StreamReaderProtocol):
    """A connection that tells when its client has left."""

    def __init__(self, connected: Any, loop: asyncio.AbstractEventLoop) -> None:
        self.gone = asyncio.Event()
        super().__init__(asyncio.StreamReader(loop=loop), connected, loop=loop)

    def eof_received(self) -> bool | None:
        self.gone.set()
        return super().eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        self.gone.set()
        super().connection_lost(exc)


class FakeServer:
    """Serves one vendor's wire on a thread of its own; a context manager."""

    def __init__(
        self, wire: Wire, *, per_second: float = 0, first_token: float = 0, piece_tokens: int = 8
    ) -> None:
        self.wire = wire
        self.per_second, self.first_token, self.piece_tokens = per_second, first_token, piece_tokens
        self.faults: list[Fault] = []
        self.rejects: set[str] = set()
        """Parameters that every request is refused for: "temperature", "forced tool"."""
        self.talks_first = False
        """Whether the model answers in words unless it is forced to call its tool, or reminded of it."""
        self.log: list[Entry] = []
        self.port = 0
        self._cached: set[str] = set()
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="fake-model", daemon=True)
        self._ready = threading.Event()
        self._ended: asyncio.Event

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening and hang up; a second time does nothing."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ended.set)
            self._thread.join()

    def fail(self, kind: Kind, *, times: int | None = None, when: str = "", after: int = 3) -> None:
        """Let the next requests meet this fault."""
        self.faults.append(Fault(kind, times=times, when=when, after=after))

    def heal(self) -> None:
        """Let every fault be over."""
        self.faults.clear()

    def wait_for(self, outcome: str, *, count: int = 1) -> None:
        """Wait until so many answers have had this outcome; `AssertionError` after five seconds."""

        def has_come() -> bool:
            return [entry.outcome for entry in self.log].count(outcome) >= count

        with self._news:
            assert self._news.wait_for(has_come, timeout=5), [entry.outcome for entry in self.log]

    def settle(self, entry: Entry, outcome: str) -> None:
        """Note how an answer has ended, or why it does not."""
        with self._news:
            entry.outcome, entry.ended = outcome, time.monotonic()
            self._news.notify_all()

    def total(self) -> Usage:
        """The tokens of all answers together."""
        found = Counter[str]()
        for entry in self.log:
            found.update(vars(entry.usage))
        return Usage(**found)

    # On the thread of the server.

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_closed())

    async def _until_closed(self) -> None:
        self._ended = asyncio.Event()
        server = await self._loop.create_server(
            lambda: _Connection(self._connected, self._loop), "127.0.0.1", self.port, backlog=2_000
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._ended.wait()
        server.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _read(reader):
                if not await self._answer(request, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False when the connection is to be closed."""
        asked = self.wire.understand(request)
        if asked is None:
            writer.write(_response(404, {}, b"{}"))
            return True
        entry = Entry(asked, time.monotonic(), self._fault(asked))
        self.log.append(entry)
        try:
            return await _Answer(self, entry, writer).give()
        except (Gone, ConnectionError):
            self.settle(entry, "client gone")
            return False

    def _fault(self, asked: Asked) -> Kind | None:
        return next((fault.kind for fault in self.faults if fault.meets(asked.said)), None)

    def after(self, kind: Kind) -> int:
        return next((fault.after for fault in self.faults if fault.kind is kind), 0)

    def cache(self, asked: Asked, usage: Usage) -> None:
        """Count the beginning of the prompt as read from the cache, or as written to it."""
        size = tokens(asked.prefix)
        if size < CACHE_MINIMUM:
            return
        usage.tokens_in -= size
        key = hashlib.sha256((asked.model + asked.prefix).encode()).hexdigest()
        if key in self._cached:
            usage.cache_read = size
        else:
            usage.cache_written = size
            self._cached.add(key)


class _Answer:
    """One answer on its way."""

    def __init__(self, server: FakeServer, entry: Entry, writer: asyncio.StreamWriter) -> None:
        self.server, self.entry, self.writer = server, entry, writer
        self.gone: asyncio.Event = cast(_Connection, writer.transport.get_protocol()).gone
        self.wire, self.asked, self.fault = server.wire, entry.asked, entry.fault

    async def give(self) -> bool:
        refused = self._refused()
        if refused:
            return self._refuse(refused)
        await self._wait(self.server.first_token)
        if self.fault is Kind.HANG:
            self.server.settle(self.entry, "hung")
            await self._wait(None)
        reply = self._reply()
        if self.asked.streams:
            return await self._stream(reply)
        self._finish(reply)
        self.writer.write(_response(200, {}, self.wire.whole(self.asked, reply)))
        return True

    def _refused(self) -> Kind | str:
        if self.fault in STATUSES:
            return self.fault
        if "temperature" in self.server.rejects and self.asked.temperature is not None:
            return "temperature"
        return "forced tool" if "forced tool" in self.server.rejects and self.asked.forced_tool else ""

    def _refuse(self, kind: Kind | str) -> bool:
        status, headers, body = self.wire.refusal(kind, self.asked.model)
        self.writer.write(_response(status, headers, body))
        self.entry.status = status
        self.server.settle(self.entry, "refused")
        return True

    def _reply(self) -> Reply:
        asked, tool = self.asked, next(iter(self.asked.tools), "")
        talks = self.server.talks_first and not asked.forced_tool and REMINDER not in asked.prompt
        if self.fault is Kind.SAYS_NO or talks:
            tool = ""
        if tool and self.fault is not Kind.EMPTY:
            content = author.tool_input(asked.tools[tool], asked.prompt, self.fault)
        else:
            content, tool = author.text_for(asked.prompt, self.fault), ""
        stop = self.fault if self.fault in STOPS else None
        if stop in (Kind.REFUSAL, Kind.FILTERED, Kind.GUARDRAIL):
            # Such an answer ends after a few words, and never in a call of a tool.
            content, tool = content[:40], ""
        limit = 30 if stop is Kind.MAX_TOKENS else asked.max_tokens
        if limit is not None and tokens(content) > limit:
            content, stop = content[: limit * TOKEN], Kind.MAX_TOKENS
        usage = Usage(tokens_in=tokens(asked.system + asked.history), tokens_out=tokens(content))
        self.server.cache(asked, usage)
        return Reply(content, tool, stop, usage)

    async def _stream(self, reply: Reply) -> bool:
        head = (
            f"HTTP/1.1 200 OK\r\ncontent-type: {self.wire.content_type}\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        self.writer.write(head.encode() + _chunk(self.wire.begin(self.asked, reply)))
        self.entry.first_at = time.monotonic()
        sent = 0
        for number, piece in enumerate(self._pieces(reply.content), start=1):
            await self._pace(sent)
            self.writer.write(_chunk(self.wire.piece(reply, piece)))
            sent += tokens(piece)
            if self.fault in BREAKS and number >= self.server.after(self.fault):
                self.entry.usage = Usage(reply.usage.tokens_in, sent)
                return await self._break(self.fault)
        await self._pace(sent)
        self._finish(reply)
        self.writer.write(_chunk(self.wire.end(self.asked, reply)) + b"0\r\n\r\n")
        await self.writer.drain()
        return True

    def _finish(self, reply: Reply) -> None:
        # Before the end is sent: whoever has read that may look at the log.
        self.entry.usage = reply.usage
        self.server.settle(self.entry, "ok")

    def _pieces(self, content: str) -> Iterator[str]:
        for part in itertools.batched(content, self.server.piece_tokens * TOKEN):
            yield "".join(part)

    async def _pace(self, sent: int) -> None:
        """Wait until as many tokens are due; without a pace only let others have their turn."""
        if self.gone.is_set():
            raise Gone
        per_second = self.server.per_second
        late = self.entry.first_at + sent / per_second - time.monotonic() if per_second else 0
        await asyncio.sleep(max(late, 0))
        await self.writer.drain()

    async def _break(self, kind: Kind) -> bool:
        self.server.settle(self.entry, BREAKS[kind])
        await self.writer.drain()
        if kind is Kind.STALL:
            await self._wait(None)
        elif kind is Kind.CUT:
            self.writer.write(b"0\r\n\r\n")
        else:
            # With nothing to linger for, closing sends a reset.
            connection = self.writer.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.writer.transport.abort()
        return kind is Kind.CUT

    async def _wait(self, seconds: float | None) -> None:
        """Wait, for ever if need be, and give up when the client leaves."""
        if seconds == 0:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.gone.wait(), seconds)
            raise Gone


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Request(method, target, headers, body)


def _response(status: int, headers: dict[str, str], body: bytes) -> bytes:
    lines = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} {REASONS.get(status, 'Error')}\r\n{head}\r\n".encode() + body


def _chunk(payload: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(payload), payload) if payload else b""
