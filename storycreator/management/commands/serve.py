"""`manage.py serve`: web and jobs in one process, on one event loop."""

import asyncio
import errno
import logging
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from storycreator import first_run, progress
from storycreator.jobs.handlers import known_kinds
from storycreator.jobs.lockfile import HeldLock
from storycreator.jobs.runner import Runner, hold_lock

log = logging.getLogger(__name__)

DRAIN_SECONDS = 8.0
"""How long running jobs have to end at SIGTERM; supervisors kill after ten seconds by custom."""
LOOP_THREADS = 32
"""Threads of the loop's default executor: files, names, whatever must not block it."""

PORTS = range(65_536)
NO_PORT = "There is no port {port}: a port is a number from 0 to 65535, 0 for any free one."
HELD = "Story Creator is already running here ({folder}). Use that one, or stop it first."
IN_USE = "Port {port} is in use by another program. Choose another: manage.py serve --port {other}"
NO_ADDRESS = "{host}:{port} cannot be listened on: {reason}. Choose another with --host and --port."


class Command(BaseCommand):
    help = "Start Story Creator on this machine: the pages and the work behind them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")

    def handle(self, *_args: Any, **options: Any) -> None:
        lock = hold_lock(settings.DATA_DIR)
        if lock is None:
            sys.exit(HELD.format(folder=settings.DATA_DIR))
        with lock:
            address = free_address(options["host"], options["port"])
            call_command("migrate", verbosity=0, interactive=False)
            prepare()
            serve(address, greet=lambda port: self._greet(lock, options["host"], port))

    def _greet(self, lock: HeldLock, host: str, port: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        lock.note(f"http://{shown}:{port}")
        self.stdout.write(f"Story Creator: http://{shown}:{port}/")
        link = first_run.announce(host, port)
        if link:
            self.stdout.write(f"Make your account (good for 15 minutes): {link}")
        self.stdout.flush()


def free_address(host: str, port: int) -> tuple[str, int]:
    """Return the IP address of `host` and `port`; exits with one sentence when nothing can listen there."""
    if port not in PORTS:
        sys.exit(NO_PORT.format(port=port))
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        sys.exit(refusal(host, port, error))
    return str(address[0]), port


def refusal(host: str, port: int, error: OSError) -> str:
    """Say in one sentence why `host` and `port` cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return IN_USE.format(port=port, other=another(port))
    return NO_ADDRESS.format(host=host, port=port, reason=error.strerror)


def another(port: int) -> int:
    """Return the next port, which may be free."""
    return port + 1 if port + 1 in PORTS else port - 1


def prepare() -> None:
    """Let every app load what it serves (an app config's `prepare()`), and load all kinds of work."""
    for app in apps.get_app_configs():
        getattr(app, "prepare", lambda: None)()
    known_kinds()


def serve(address: tuple[str, int], *, greet: Callable[[int], None]) -> None:
    """Serve pages and run jobs until SIGTERM or SIGINT, then drain.

    `greet` is called with the port once the server listens. Exits with one sentence when it cannot.
    """
    # Here, not above: Daphne installs its reactor when it is imported.
    import daphne.server
    from daphne.endpoints import build_endpoint_description_strings

    from storycreator.asgi import application
    from storycreator.management.bodies import BoundedFactory

    # Daphne's server makes its own factory and can be given none.
    module: Any = daphne.server
    module.HTTPFactory = partial(BoundedFactory, limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)

    def ready() -> None:
        greet(server.listening_addresses[0][1])
        start_jobs()

    host, port = address
    endpoints = build_endpoint_description_strings(host=host, port=port)  # type: ignore[no-untyped-call]
    server: Any = module.Server(
        application, endpoints=endpoints, ready_callable=ready, server_name="storycreator"
    )
    server.run()
    if not server.listening_addresses:
        sys.exit(IN_USE.format(port=port, other=another(port)))


def start_jobs() -> None:
    """Start the runner on the reactor's loop, and drain it before the reactor stops.

    A runner that ends by itself stops the server: pages without the work behind them would only wait.
    """
    from twisted.internet import defer
    from twisted.internet import reactor as installed

    # Twisted declares the module that its reactor replaces.
    reactor: Any = installed
    loop = asyncio.get_event_loop()
    loop.set_default_executor(ThreadPoolExecutor(LOOP_THREADS, thread_name_prefix="loop"))
    progress.speak_on(loop)
    runner = Runner(concurrency=settings.JOBS_CONCURRENCY)
    running = loop.create_task(runner.run())

    def stop_if_failed(run: asyncio.Task[None]) -> None:
        if not run.cancelled() and run.exception():
            log.critical("the jobs have stopped, and the server with them", exc_info=run.exception())
            reactor.stop()

    def drain() -> defer.Deferred[None]:
        return defer.Deferred.fromFuture(asyncio.ensure_future(runner.drain(DRAIN_SECONDS)))

    running.add_done_callback(stop_if_failed)
    reactor.addSystemEventTrigger("before", "shutdown", drain)
