"""Sockets of the asynchronous client, with nothing in between that reads ahead or gives up early.

The streams of asyncio read into queues that nobody can look into, and drop what came on a connection as soon as a write
on it fails. Here a byte is in the kernel or in the hands of the engine; only TLS holds records, and is asked about
them. So bytes behind an answer are seen, and an answer that came before the connection broke is read.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, Protocol, TypeVar

import anyio
import anyio.abc
import anyio.lowlevel

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
