"""Work in a child process: one request in, one answer out, never outliving the parent.

The wire: the parent writes one line of JSON to the child's stdin and leaves it open; when it closes, for
whatever reason, the child ends. The child answers on stdout with one frame: the length of a JSON header
(4 bytes, big-endian), the header, and `header["size"]` bytes of payload.
"""

import asyncio
import contextlib
import json
import os
import struct
import sys
import threading
import traceback
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO
from weakref import WeakKeyDictionary

from storycreator.errors import ServiceError

Work = Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]

ROOT = Path(__file__).resolve().parent.parent
LENGTH = struct.Struct(">I")
PIPE_BUFFER = 1 << 20
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
STDERR_TAIL = 4_000
ORPHANED = 3
"""Exit code of a child whose parent has gone."""

CRASHED = (
    "The program that makes this part stopped unexpectedly. Nothing you wrote is lost; please try again."
)
TOO_LONG = (
    "Making this part took longer than {timeout:.0f} seconds, so it was stopped. "
    "Nothing you wrote is lost; please try again."
)

_slots: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class ChildFailed(ServiceError):
    """A child process ended without an answer, ran out of time, or said why it could not do the work."""


# The parent's side.


async def run_child(
    module: str,
    request: dict[str, Any],
    *,
    timeout: float,  # noqa: ASYNC109 - a caller's asyncio.timeout would count the wait for a core too
) -> tuple[dict[str, Any], bytes]:
    """Run `python -m module`, which calls `serve_child`, on one request that JSON can express.

    `timeout` is in seconds and begins when the child does: waiting for a free core does not count. At most
    one child a core runs at once. Returns the child's header and payload. Raises `ChildFailed`, with a
    sentence for the author, when the child fails or takes too long. The child is dead when this returns,
    raises or is cancelled.
    """
    line = json.dumps(request).encode() + b"\n"
    async with _slot():
        process = await _start(module)
        stderr = asyncio.create_task(_tail(_reader(process.stderr)))
        try:
            async with asyncio.timeout(timeout):
                return await _converse(process, line, module=module, stderr=stderr)
        except TimeoutError as error:
            _log().warning("child_timed_out", module=module, seconds=timeout)
            raise ChildFailed(TOO_LONG.format(timeout=timeout)) from error
        finally:
            await _end(process, stderr=stderr)


def _log() -> Any:
    # Imported here: the child imports this file too, and structlog would be a fifth of a short child's life.
    import structlog

    return structlog.get_logger(__name__)


def _slot() -> asyncio.Semaphore:
    # A semaphore belongs to one loop, and tests and commands each run a loop of their own.
    loop = asyncio.get_running_loop()
    if loop not in _slots:
        _slots[loop] = asyncio.Semaphore(_cores())
    return _slots[loop]


def _cores() -> int:
    # A container may be allowed fewer cores than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


async def _start(module: str) -> Process:
    # cwd: `-m` puts it first on the path, so that nothing in the caller's folder is imported by accident.
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        limit=PIPE_BUFFER,
        cwd=ROOT,
        env=child_environment(os.environ),
    )


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a child: no proxies, and one thread in the numeric libraries (one child a core)."""
    kept = {name: value for name, value in environment.items() if not name.lower().endswith("_proxy")}
    return kept | dict.fromkeys(ONE_THREAD, "1")


async def _converse(
    process: Process, line: bytes, *, module: str, stderr: asyncio.Task[str]
) -> tuple[dict[str, Any], bytes]:
    await _send(process, line)
    try:
        header, payload = await _read_frame(_reader(process.stdout))
    except (asyncio.IncompleteReadError, ValueError) as error:
        code = await process.wait()
        _log().warning("child_crashed", module=module, code=code, stderr=await stderr)
        raise ChildFailed(CRASHED) from error
    if "error" in header:
        _log().warning("child_refused", module=module, permanent=header["permanent"])
        raise ChildFailed(header["error"], permanent=header["permanent"])
    return header["result"], payload


def _reader(stream: asyncio.StreamReader | None) -> asyncio.StreamReader:
    if stream is None:
        raise RuntimeError("the child was started without pipes")
    return stream


async def _send(process: Process, line: bytes) -> None:
    if process.stdin is None:
        raise RuntimeError("the child was started without pipes")
    process.stdin.write(line)
    # A child that died before it read everything is told apart by the frame that does not come.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        await process.stdin.drain()


async def _read_frame(stdout: asyncio.StreamReader) -> tuple[dict[str, Any], bytes]:
    (length,) = LENGTH.unpack(await stdout.readexactly(LENGTH.size))
    header = json.loads(await stdout.readexactly(length))
    return header, await stdout.readexactly(header["size"])


async def _tail(stderr: asyncio.StreamReader) -> str:
    tail = b""
    while piece := await stderr.read(STDERR_TAIL):
        tail = (tail + piece)[-STDERR_TAIL:]
    return tail.decode(errors="replace")


async def _end(process: Process, *, stderr: asyncio.Task[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
    # Reads what is left as well, so that the pipes are closed before the loop may be.
    await asyncio.gather(_tail(_reader(process.stdout)), stderr, process.wait())


# The child's side.


def serve_child(work: Work) -> None:
    """Answer the one request on stdin with what `work(request)` returns (header, payload), and exit.

    A `ServiceError` travels to the parent as its sentence; any other exception is a crash, told to the
    author in general words, its traceback on stderr. Exits with 0, with 1 after an error, with 3 when the
    parent went away.
    """
    answer = _claim_stdout()
    request = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)
    header, payload = _attempt(work, request)
    frame = json.dumps({**header, "size": len(payload)}).encode()
    with answer:
        answer.write(LENGTH.pack(len(frame)) + frame)
        answer.write(payload)
    sys.exit("error" in header)


def _claim_stdout() -> BinaryIO:
    # What a library prints must not fall into the frame: from here on, file descriptor 1 is stderr.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answer


def _end_with_parent() -> None:
    # os.read, not sys.stdin: a thread blocked inside the buffered reader aborts the interpreter's shutdown.
    while os.read(0, 4096):
        continue
    os._exit(ORPHANED)


def _attempt(work: Work, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        result, payload = work(request)
    except ServiceError as error:
        return {"error": str(error), "permanent": error.permanent}, b""
    except Exception:
        # Broad on purpose: this is the last frame of the process, and the parent needs an answer.
        traceback.print_exc()
        return {"error": CRASHED, "permanent": False}, b""
    return {"result": result}, payload
