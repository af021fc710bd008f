"""Connections of the synchronous client, over the engine of httpx2.

The engine is used without the client around it, for that client logs whole addresses at INFO, keeps cookies, and
rewrites paths; and because only here each single read can be cut to the deadline of the call. Imported on first use.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from ..requests.bodies import PIECE
from .deadline import remaining, time_for
from .engine import Framing, check_engine, mask_engine_log
from .headers import Pair
from .origins import WebOrigin
from .surroundings import proxy_for, tls_context
from .transport import AddressCheck, Limits, WireRequest

check_engine(httpcore2)

KEEPALIVE_SECONDS = 30.0
KEEPALIVE_CONNECTIONS = 20


class PoolAnswer:
    """The answer of one request; reading its pieces to the end gives the connection back."""

    __slots__ = ("_response", "headers", "status")

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        self.status = response.status
        self.headers: list[Pair] = response.headers

    @property
    def pieces(self) -> Iterable[bytes]:
        """The body, still encoded."""
        stream = self._response.stream
        assert isinstance(stream, Iterable)
        return stream

    def close(self) -> None:
        """Close the connection unless the body was read to its end."""
        self._response.close()


class PoolTransport:
    """A pool for one origin."""

    def __init__(
        self, origin: WebOrigin, *, max_connections: int, trust_env: bool, check: AddressCheck | None = None
    ) -> None:
        mask_engine_log()
        proxy = proxy_for(origin) if trust_env else None
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls_context(origin, trust_env),
            proxy=proxy,
            max_connections=max_connections,
            max_keepalive_connections=KEEPALIVE_CONNECTIONS,
            keepalive_expiry=KEEPALIVE_SECONDS,
            network_backend=_Backend(check if proxy is None else None),
        )

    def send(self, request: WireRequest, limits: Limits) -> PoolAnswer:
        """Send it and return when the head of the answer is there."""
        payload = request.payload
        content: Any = None if payload is None else payload.pieces()
        return PoolAnswer(self._pool.handle_request(engine_request(request, content, limits)))

    def close(self) -> None:
        """Close all connections; a read that waits ends at once."""
        self._pool.close()


def engine_request(request: WireRequest, content: Any, limits: Limits) -> httpcore2.Request:
    """Return the request as the engine takes it: the target goes out letter by letter."""
    origin = request.origin
    url = httpcore2.URL(
        scheme=origin.scheme.encode("ascii"),
        host=origin.host.strip("[]").encode("ascii"),
        port=origin.port,
        target=request.target.encode("ascii"),
    )
    return httpcore2.Request(
        request.method.encode("ascii"), url, headers=request.headers, content=content, extensions={"timeout": limits}
    )


class _Stream(httpcore2.NetworkStream):
    """A connection whose every step ends with the call that it belongs to."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream
        self._framing = Framing()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = remaining(timeout)
        if left is not None and left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole call is over")
        data = self._stream.read(max_bytes, left)
        self._framing.feed(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        note_request(self._framing, buffer, self._holds_bytes)
        for start in range(0, len(buffer), PIECE):
            left = remaining(timeout)
            if left is not None and left <= 0:
                raise httpcore2.WriteTimeout("the time for the whole call is over")
            self._stream.write(buffer if len(buffer) <= PIECE else buffer[start : start + PIECE], left)

    def close(self) -> None:
        # A read that waits in another thread is not woken by close alone.
        handle = self._stream.get_extra_info("socket")
        if isinstance(handle, socket.socket):
            with contextlib.suppress(OSError):  # the other side was faster
                handle.shutdown(socket.SHUT_RDWR)
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = time_for(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # the engine asks this of idle connections
            return self._holds_bytes()
        return self._stream.get_extra_info(info)

    def _holds_bytes(self) -> bool:
        """Say whether there are bytes (or the end) behind the last answer: in the engine, on the socket, in TLS."""
        if self._framing.answering and not self._framing.ended:
            return True
        return bool(self._stream.get_extra_info("is_readable")) or _in_tls(self._stream)


def note_request(framing: Framing, buffer: bytes, holds_bytes: Callable[[], bool]) -> None:
    """Follow the request that begins with this, if one does; the last moment at which nothing of it is sent.

    Raises:
        httpcore2.ConnectionNotAvailable: there is more on the connection than the answers that were asked for; the
            engine closes it and takes another.
    """
    if framing.answering and holds_bytes():
        raise httpcore2.ConnectionNotAvailable
    if framing.fresh or framing.answering:
        framing.begin(buffer)


def _in_tls(stream: httpcore2.NetworkStream) -> bool:
    """Say whether the TLS layer holds bytes that were received and are not read."""
    tls = stream.get_extra_info("ssl_object")
    if not isinstance(tls, ssl.SSLObject):  # over a socket it reads one record at a time
        return tls is not None and tls.pending() > 0
    try:
        tls.read(1)  # records that are not decrypted yet do not count as pending
    except ssl.SSLWantReadError:
        return False
    except ssl.SSLError:
        pass  # broken: not fit for use either
    return True


def address_of(stream: httpcore2.NetworkStream | httpcore2.AsyncNetworkStream) -> str:
    """Return the IP address of the server; empty when it is not known."""
    peer = stream.get_extra_info("server_addr")
    return str(peer[0]) if isinstance(peer, tuple) else ""


class _Backend(httpcore2.SyncBackend):
    def __init__(self, check: AddressCheck | None) -> None:
        self._check = check

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        left = time_for(timeout, httpcore2.ConnectTimeout)
        stream = super().connect_tcp(host, port, left, local_address, socket_options)
        if self._check is not None:
            try:
                self._check(address_of(stream))
            except BaseException:
                stream.close()
                raise
        return _Stream(stream)
