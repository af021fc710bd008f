"""Connections of the asynchronous client, over the engine of httpx2 and sockets of our own; the twin of `pool`.

The streams of asyncio read into queues that nobody can look into, and drop what came on a connection as soon as a write
on it fails. Here a byte is in the kernel or in the hands of the engine; only TLS holds records, and is asked about
them. So bytes behind an answer are seen, and an answer that came before the connection broke is read.

Imported on first use.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

import anyio
import anyio.abc
import anyio.lowlevel
import httpcore2

from .attempts import remaining
from .encoding import PIECE
from .pool import (
    KEEPALIVE_CONNECTIONS,
    KEEPALIVE_SECONDS,
    Framing,
    address_of,
    engine_request,
    mask_engine_log,
    note_request,
    proxy_for,
    tls_context,
)
from .transport import AddressCheck, Limits, Pair, WebOrigin, WireRequest

T = TypeVar("T")

READ_BYTES = 64 * 1024
HEAD_START = 0.25
"""Seconds that one address has before the next one is tried beside it (RFC 8305)."""


class Layer(Protocol):
    """What carries bytes: a socket, or TLS over another layer."""

    socket: socket.socket

    async def receive(self, limit: int) -> bytes:
        """Return what comes next; empty at the end."""
        ...

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        ...

    def holds_bytes(self) -> bool:
        """Say whether something to read, or the end, is there already."""
        ...


class SocketLayer:
    """A connected socket."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected

    async def receive(self, limit: int) -> bytes:
        """Return what comes next; empty at the end."""
        return await self._when(anyio.wait_readable, partial(self.socket.recv, limit))

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        view = memoryview(data)
        while view:
            view = view[await self._when(anyio.wait_writable, partial(self.socket.send, view)) :]

    async def _when(self, ready: Callable[[socket.socket], Awaitable[None]], action: Callable[[], T]) -> T:
        await anyio.lowlevel.checkpoint()  # a fast peer must not keep the other tasks from running
        while True:
            try:
                return action()
            except (BlockingIOError, InterruptedError):
                await ready(self.socket)

    def holds_bytes(self) -> bool:
        """Say whether something to read, or the end, is there already."""
        try:
            self.socket.recv(1, socket.MSG_PEEK)
        except (BlockingIOError, InterruptedError):
            return False
        except OSError:
            pass  # broken: not fit for use either
        return True


class TlsLayer:
    """TLS over another layer; a write that fails does not keep the answer from being read."""

    def __init__(self, below: Layer, context: ssl.SSLContext, hostname: str | None) -> None:
        self.socket = below.socket
        self._below = below
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=hostname)

    async def handshake(self) -> None:
        """Agree on keys, and check the certificate."""
        await self._run(self.tls.do_handshake)

    async def receive(self, limit: int) -> bytes:
        """Return what comes next; empty at the end, said properly or not."""
        try:
            return await self._run(partial(self.tls.read, limit))
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return b""

    async def send(self, data: bytes) -> None:
        """Send all of it."""
        view = memoryview(data)
        while view:
            view = view[await self._run(partial(self.tls.write, view)) :]

    async def _run(self, action: Callable[[], T]) -> T:
        while True:
            try:
                result = action()
            except ssl.SSLWantReadError:
                await self._flush()
                data = await self._below.receive(READ_BYTES)
                if data:
                    self._incoming.write(data)
                else:
                    self._incoming.write_eof()
            else:
                await self._flush()
                return result

    async def _flush(self) -> None:
        if self._outgoing.pending:
            await self._below.send(self._outgoing.read())

    def holds_bytes(self) -> bool:
        """Say whether something to read, or the end, is there already; what is read for that is lost."""
        try:
            self.tls.read(1)  # records that are not decrypted yet do not count as pending
        except ssl.SSLWantReadError:
            return self._below.holds_bytes()
        except ssl.SSLError:
            pass  # broken: not fit for use either
        return True


async def connected(host: str, port: int) -> socket.socket:
    """Return a socket that is connected to the first address of the host that answers."""
    addresses = await _addresses(host, port)
    won: list[socket.socket] = []
    failures: list[OSError] = []

    async def attempt(address: Any, over: anyio.Event) -> None:
        try:
            made = await _connect(address)
        except OSError as error:
            failures.append(error)
        else:
            won.append(made)
            group.cancel_scope.cancel()
        over.set()

    try:
        async with anyio.create_task_group() as group:
            for address in _by_turns(addresses):
                over = anyio.Event()
                group.start_soon(attempt, address, over)
                with anyio.move_on_after(HEAD_START):
                    await over.wait()
        if not won:
            raise failures[0]
    except BaseException:
        for made in won:
            made.close()
        raise
    for late in won[1:]:
        late.close()
    return won[0]


async def _addresses(host: str, port: int) -> list[Any]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        return list(await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def _by_turns(addresses: list[Any]) -> Iterator[Any]:
    """Give the addresses, the families by turns, beginning with the one that the system prefers."""
    families = [family for family, *_ in addresses]
    first = [address for address in addresses if address[0] == families[0]]
    others = [address for address in addresses if address[0] != families[0]]
    for at in range(max(len(first), len(others))):
        yield from first[at : at + 1]
        yield from others[at : at + 1]


async def _connect(address: Any) -> socket.socket:
    family, kind, protocol, _, place = address
    made = socket.socket(family, kind, protocol)
    try:
        made.setblocking(False)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            made.connect(place)
        except BlockingIOError:
            await anyio.wait_writable(made)
            code = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if code:
                raise OSError(code, os.strerror(code)) from None
    except BaseException:
        made.close()
        raise
    return made


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
