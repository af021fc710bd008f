"""Connections of the asynchronous client, over the engine of httpx2; the twin of `pool`. Imported on first use."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, Iterable
from typing import Any

import httpcore2

from .bodies import PIECE
from .deadline import remaining, time_for
from .headers import Pair
from .masking import mask_engine_log
from .origins import WebOrigin
from .pool import KEEPALIVE_CONNECTIONS, KEEPALIVE_SECONDS, check_public, engine_request
from .surroundings import proxy_for, tls_context
from .transport import Limits, WireRequest


class AsyncPoolAnswer:
    """The answer of one request; reading its pieces to the end gives the connection back."""

    __slots__ = ("_response", "headers", "status")

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self.status = response.status
        self.headers: list[Pair] = response.headers

    @property
    def pieces(self) -> AsyncIterable[bytes]:
        """The body, still encoded."""
        stream = self._response.stream
        assert isinstance(stream, AsyncIterable)
        return stream

    async def close(self) -> None:
        """Close the connection unless the body was read to its end."""
        await self._response.aclose()


class AsyncPoolTransport:
    """A pool for one origin and one event loop."""

    def __init__(self, origin: WebOrigin, *, max_connections: int, trust_env: bool, public_only: bool = False) -> None:
        mask_engine_log()
        proxy = proxy_for(origin) if trust_env else None
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls_context(origin, trust_env),
            proxy=proxy,
            max_connections=max_connections,
            max_keepalive_connections=KEEPALIVE_CONNECTIONS,
            keepalive_expiry=KEEPALIVE_SECONDS,
            network_backend=_AsyncBackend(public_only and proxy is None),
        )

    async def send(self, request: WireRequest, limits: Limits) -> AsyncPoolAnswer:
        """Send it and return when the head of the answer is there."""
        payload = request.payload
        content: Any = None if payload is None else payload.pieces_async()
        return AsyncPoolAnswer(await self._pool.handle_async_request(engine_request(request, content, limits)))

    async def close(self) -> None:
        """Close all connections; a read that waits ends at once."""
        await self._pool.aclose()


class _AsyncStream(httpcore2.AsyncNetworkStream):
    """A connection whose every step ends with the call that it belongs to."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = remaining(timeout)
        if left is not None and left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole call is over")
        return await self._stream.read(max_bytes, left)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), PIECE):
            left = remaining(timeout)
            if left is not None and left <= 0:
                raise httpcore2.WriteTimeout("the time for the whole call is over")
            await self._stream.write(buffer if len(buffer) <= PIECE else buffer[start : start + PIECE], left)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        left = time_for(timeout, httpcore2.ConnectTimeout)
        return _AsyncStream(await self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _AsyncBackend(httpcore2.AsyncNetworkBackend):
    def __init__(self, public_only: bool) -> None:
        self._inner: Any = httpcore2.AnyIOBackend()
        self._public_only = public_only

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        left = time_for(timeout, httpcore2.ConnectTimeout)
        stream = await self._inner.connect_tcp(host, port, left, local_address, socket_options)
        if self._public_only:
            try:
                check_public(stream)
            except BaseException:
                await stream.aclose()
                raise
        return _AsyncStream(stream)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)
