"""Connections of the asynchronous client, over the engine of httpx2 and sockets of our own; the twin of `pool`.

Imported on first use.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import httpcore2

from ..requests.bodies import PIECE
from .deadline import remaining
from .engine import Framing, mask_engine_log
from .headers import Pair
from .origins import WebOrigin
from .pool import KEEPALIVE_CONNECTIONS, KEEPALIVE_SECONDS, address_of, engine_request, note_request
from .sockets_async import Layer, SocketLayer, TlsLayer, connected
from .surroundings import proxy_for, tls_context
from .transport import AddressCheck, Limits, WireRequest


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

    def __init__(
        self, origin: WebOrigin, *, max_connections: int, trust_env: bool, check: AddressCheck | None = None
    ) -> None:
        mask_engine_log()
        proxy = proxy_for(origin) if trust_env else None
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls_context(origin, trust_env),
            proxy=proxy,
            max_connections=max_connections,
            max_keepalive_connections=KEEPALIVE_CONNECTIONS,
            keepalive_expiry=KEEPALIVE_SECONDS,
            network_backend=_AsyncBackend(check if proxy is None else None),
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

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._framing = Framing()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _told_as(httpcore2.ReadTimeout, httpcore2.ReadError, remaining(timeout)):
            data = await self._layer.receive(max_bytes)
        self._framing.feed(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        note_request(self._framing, buffer, self._holds_bytes)
        for start in range(0, len(buffer), PIECE):
            with _told_as(httpcore2.WriteTimeout, httpcore2.WriteError, remaining(timeout)):
                await self._layer.send(buffer if len(buffer) <= PIECE else buffer[start : start + PIECE])

    async def aclose(self) -> None:
        if self._layer.socket.fileno() >= 0:
            anyio.notify_closing(self._layer.socket)
            self._layer.socket.close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        try:
            with _told_as(httpcore2.ConnectTimeout, httpcore2.ConnectError, remaining(timeout)):
                layer = TlsLayer(self._layer, ssl_context, server_hostname)
                await layer.handshake()
        except BaseException:
            await self.aclose()
            raise
        return _AsyncStream(layer)

    def get_extra_info(self, info: str) -> Any:
        match info:
            case "is_readable":  # the engine asks this of idle connections
                return self._holds_bytes()
            case "ssl_object":
                return self._layer.tls if isinstance(self._layer, TlsLayer) else None
            case "server_addr":
                return self._layer.socket.getpeername()
            case "client_addr":
                return self._layer.socket.getsockname()
            case "socket":
                return self._layer.socket
        return None

    def _holds_bytes(self) -> bool:
        """Say whether there are bytes (or the end) behind the last answer: in the engine, on the socket, in TLS."""
        return (self._framing.answering and not self._framing.ended) or self._layer.holds_bytes()


@contextmanager
def _told_as(late: type[Exception], broken: type[Exception], seconds: float | None) -> Iterator[None]:
    """Raise what goes wrong as errors of the engine, and end after so many seconds."""
    if seconds is not None and seconds <= 0:
        raise late("the time for the whole call is over")
    try:
        with anyio.fail_after(seconds):
            yield
    except TimeoutError as error:
        raise late(error) from error
    except (OSError, anyio.ClosedResourceError) as error:
        raise broken(error) from error


class _AsyncBackend(httpcore2.AsyncNetworkBackend):
    def __init__(self, check: AddressCheck | None) -> None:
        self._check = check

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        with _told_as(httpcore2.ConnectTimeout, httpcore2.ConnectError, remaining(timeout)):
            stream = _AsyncStream(SocketLayer(await connected(host, port)))
        if self._check is not None:
            try:
                self._check(address_of(stream))
            except BaseException:
                await stream.aclose()
                raise
        return stream

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)
