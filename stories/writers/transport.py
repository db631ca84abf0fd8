"""The connections of every vendor's client: one pool a process, closed with the loop it belongs to."""

import asyncio
import ssl
from collections.abc import AsyncGenerator
from functools import cache

import httpx

from stories.writers.endpoint import Endpoint

KEPT_CONNECTIONS = 100
"""Idle connections that are kept for the next call; those at work are not limited."""
KEPT_SECONDS = 30.0

_pools: dict[asyncio.AbstractEventLoop, tuple[httpx.AsyncHTTPTransport, AsyncGenerator[None]]] = {}


class SharedTransport(httpx.AsyncBaseTransport):
    """Sends each request over the pool of the loop it runs on.

    A connection belongs to its loop, but a vendor's client is built once: this lets it be used on any.
    """

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await (await _pool()).handle_async_request(request)


def timeout(endpoint: Endpoint) -> httpx.Timeout:
    return httpx.Timeout(endpoint.silence_seconds, connect=endpoint.connect_seconds)


def create_client(endpoint: Endpoint) -> httpx.AsyncClient:
    """Return a client that takes no proxy from the environment and follows no redirect."""
    return httpx.AsyncClient(transport=SharedTransport(), timeout=timeout(endpoint), trust_env=False)


async def _pool() -> httpx.AsyncHTTPTransport:
    loop = asyncio.get_running_loop()
    if loop not in _pools:
        limits = httpx.Limits(
            max_connections=None, max_keepalive_connections=KEPT_CONNECTIONS, keepalive_expiry=KEPT_SECONDS
        )
        transport = httpx.AsyncHTTPTransport(verify=_certificates(), limits=limits)
        keeper = _close_with(loop, transport)
        _pools[loop] = transport, keeper
        await anext(keeper)
    return _pools[loop][0]


async def _close_with(
    loop: asyncio.AbstractEventLoop, transport: httpx.AsyncHTTPTransport
) -> AsyncGenerator[None]:
    # A loop that ends closes the async generators begun on it: the one hook it offers.
    try:
        yield
    finally:
        _pools.pop(loop, None)
        await transport.aclose()


@cache
def _certificates() -> ssl.SSLContext:
    # Building one costs up to 40 ms; SSL_CERT_FILE names an organisation's own authority.
    return httpx.create_ssl_context(trust_env=True)
