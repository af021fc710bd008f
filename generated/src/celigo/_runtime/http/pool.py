"""Connections of the synchronous client, over the engine of httpx2, and what both clients need of the engine.

The engine, `httpcore2`, is used without the client around it, for that client logs whole addresses at INFO, keeps
cookies, and rewrites paths; and because only here each single read can be cut to the deadline of the call. Only public
names of it are used, and they are looked for before any of them is. Imported on first use.

At DEBUG the engine logs the headers of answers whole: cookies, and redirects with their signatures. It does not say
whose request a line is about, so these headers are masked in all of its lines.

The engine keeps what a server or a proxy sends behind a complete answer, and would take it for the answer to the next
request: a refused POST would look like a success. So where the answers on one connection end is counted here, and the
connection is used again only when the answer before ended exactly with the last byte that came. Anything unusual (two
lengths, trailers, a body until the end of the connection) counts as not ended: that costs a new connection and nothing
else.

What environment variables say about the network (the proxy, the certificates to trust, the log of TLS keys) and cannot
be used is refused with the name of the variable, which is what has to be changed.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import socket
import ssl
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Literal

import httpcore2

from ..core.errors import ConfigurationError
from .attempts import remaining, time_for
from .encoding import PIECE
from .transport import AddressCheck, Limits, Pair, WebOrigin, WireRequest

NAMES = (
    "AsyncConnectionPool",
    "AsyncNetworkBackend",
    "AsyncNetworkStream",
    "ConnectError",
    "ConnectTimeout",
    "ConnectionNotAvailable",
    "ConnectionPool",
    "NetworkStream",
    "Proxy",
    "ReadError",
    "ReadTimeout",
    "Request",
    "Response",
    "SyncBackend",
    "URL",
    "WriteError",
    "WriteTimeout",
    "default_ssl_context",
)


def check_engine(engine: ModuleType) -> None:
    """Refuse an engine of another kind in words, instead of failing in the middle of a call.

    Raises:
        ImportError: a name is missing.
    """
    missing = [name for name in NAMES if not hasattr(engine, name)]
    if missing:
        version = getattr(engine, "__version__", "of unknown version")
        raise ImportError(
            f"the installed {engine.__name__} {version} has no {', '.join(missing)}: "
            "install a version within the bounds that this package declares"
        )


_SECRET = re.compile(
    r"""(\(b'(?:set-cookie|location|content-location|refresh)', )(b'(?:\\.|[^'\\])*'|b"(?:\\.|[^"\\])*")""",
    re.IGNORECASE,
)


def _mask(record: logging.LogRecord) -> bool:
    if isinstance(record.msg, str) and "return_value" in record.msg:
        record.msg = _SECRET.sub(r"\1b'***'", record.msg)
    return True


def mask_engine_log() -> None:
    """Mask what no log should hold; a second time does nothing."""
    for protocol in ("http11", "http2"):
        logging.getLogger(f"httpcore2.{protocol}").addFilter(_mask)


LONGEST_HEAD = 128 * 1024
"""The engine gives up earlier."""

_Stage = Literal["fresh", "head", "body", "size", "chunk", "last", "end", "lost"]

_BLANK_LINE = re.compile(rb"\n\r?\n")
_STATUS = re.compile(rb"HTTP/1\.1 ([0-9]{3})[ \r\n]")
_LENGTH_FIELD = re.compile(rb"\n(content-length|transfer-encoding):[ \t]*([^\r\n]*?)[ \t]*\r?(?=\n)", re.IGNORECASE)
_FOLDED = re.compile(rb"\n[ \t]")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n]*)?\r\n")


class Framing:
    """Follows the answers on one connection; `begin` for each request, `feed` for all that is read."""

    __slots__ = ("_held", "_left", "_method", "_stage", "answering")

    def __init__(self) -> None:
        self._stage: _Stage = "fresh"
        self._method = b""
        self._held = b""
        self._left = 0
        self.answering = False
        """Whether something came since the last request: the engine writes a whole request before it reads."""

    @property
    def fresh(self) -> bool:
        """Whether nothing was asked yet."""
        return self._stage == "fresh"

    @property
    def ended(self) -> bool:
        """Whether the last answer ended with the last byte that came."""
        return self._stage == "end"

    def begin(self, head: bytes) -> None:
        """Note that a request goes out that begins so; what is said to a SOCKS proxy before the first is none."""
        if self.fresh and not head[:1].isalpha():
            return
        self._method = head.partition(b" ")[0]
        self._stage, self._held, self._left = "head", b"", 0
        self.answering = False

    def feed(self, data: bytes) -> None:
        """Take what was read from the connection."""
        if self.fresh or not data:
            return
        self.answering = True
        searched = len(self._held)
        data, self._held = self._held + data, b""
        at = 0
        while at < len(data):
            if self._left:
                step = min(self._left, len(data) - at)
                self._left -= step
                at += step
                if not self._left:
                    self._stage = "end" if self._stage == "body" else "size"
                continue
            following = self._line(data, at, max(searched - 2, at))
            if following is None:
                self._hold(data[at:])
                return
            at = following

    def _hold(self, rest: bytes) -> None:
        if len(rest) > LONGEST_HEAD:
            self._stage = "lost"
        else:
            self._held = rest

    def _line(self, data: bytes, at: int, search: int) -> int | None:
        """Read a head, the size of a chunk or the end of the chunks; return what follows, `None` if more is needed."""
        if self._stage == "head":
            blank = _BLANK_LINE.search(data, search)
            if blank is None:
                return None
            self._stage = self._after(data[at : blank.end()])
            return blank.end()
        if self._stage == "size":
            return self._size(data, at)
        if self._stage == "last" and b"\r\n".startswith(data[at : at + 2]):
            if len(data) - at < 2:
                return None
            self._stage = "end"
            return at + 2
        self._stage = "lost"  # bytes behind the answer, or something unusual
        return len(data)

    def _size(self, data: bytes, at: int) -> int | None:
        if data.find(b"\r\n", at) < 0:
            return None
        size = _CHUNK_SIZE.match(data, at)
        if size is None:
            self._stage = "lost"
            return len(data)
        length = int(size[1], 16)
        self._stage, self._left = ("chunk", length + len(b"\r\n")) if length else ("last", 0)
        return size.end()

    def _after(self, head: bytes) -> _Stage:
        """Return what comes behind this head."""
        line = _STATUS.match(head)
        status = int(line[1]) if line is not None else 101
        if status == 101 or _FOLDED.search(head):
            return "lost"
        if status < 200:
            return "head"
        fields = [(name.lower(), value) for name, value in _LENGTH_FIELD.findall(head)]
        if status in {204, 304} or self._method == b"HEAD" or (self._method == b"CONNECT" and status < 300):
            announced = status == 204 and any(value != b"0" for _, value in fields)
            return "lost" if announced else "end"
        if len(fields) != 1:
            return "lost"
        name, value = fields[0]
        if name == b"transfer-encoding":
            return "size" if value.lower() == b"chunked" else "lost"
        if not re.fullmatch(rb"[0-9]{1,18}", value):
            return "lost"
        self._left = int(value)
        return "body" if self._left else "end"


_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
_HOST = re.compile(rb"[A-Za-z0-9_.:-]+")
_HASHED = re.compile(r"[0-9a-fA-F]{8}\.\d+")
"""How OpenSSL wants the files of a directory of certificates to be called."""


def proxy_for(origin: WebOrigin) -> httpcore2.Proxy | None:
    """Return the proxy that the environment names for this origin; never one for this very machine.

    Raises:
        ConfigurationError: it cannot be used; the message holds the name of the variable and not its value.
    """
    names = ("https_proxy", "http_proxy", "all_proxy")
    if origin.is_loopback or not any(os.environ.get(n) or os.environ.get(n.upper()) for n in names):
        return None
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    address = proxies.get(origin.scheme) or proxies.get("all")
    if not address or proxy_bypass(origin.host):
        return None
    try:
        return _proxy(address if "://" in address else f"http://{address}")
    except ValueError as fault:
        name = next((name for name, value in os.environ.items() if value == address and name.lower() in names), "")
        raise ConfigurationError(f"the proxy of {name or 'the system settings'} cannot be used: {fault}") from None


def _proxy(address: str) -> httpcore2.Proxy:
    from urllib.parse import unquote_to_bytes, urlsplit

    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna")
    except ValueError:
        raise ValueError("it has no usable host") from None
    try:
        port = parts.port
    except ValueError:
        raise ValueError("its port is no number up to 65535") from None
    if parts.scheme not in _PORTS:
        raise ValueError(f"its scheme is none of {', '.join(_PORTS)}")
    if not _HOST.fullmatch(host):
        raise ValueError("it has no usable host")
    if parts.scheme.startswith("socks") and find_spec("socksio") is None:
        raise ValueError("a SOCKS proxy needs the package socksio, which is not installed")
    auth = (unquote_to_bytes(parts.username), unquote_to_bytes(parts.password or "")) if parts.username else None
    url = httpcore2.URL(scheme=parts.scheme.encode("ascii"), host=host, port=port or _PORTS[parts.scheme], target=b"/")
    return httpcore2.Proxy(url, auth=auth)


def tls_context(origin: WebOrigin, trust_env: bool) -> ssl.SSLContext | None:
    """Return the context of all connections, made once: loading the certificates takes longer than a call.

    Raises:
        ConfigurationError: what a variable names cannot be used.
    """
    if origin.scheme != "https":
        return None
    if trust_env and not os.environ.get("SSL_CERT_FILE"):
        _check_folders()
    try:
        return httpcore2.default_ssl_context() if trust_env else ssl.create_default_context()
    except OSError as fault:
        if trust_env:
            _check_file()
        if not os.environ.get("SSLKEYLOGFILE"):
            raise
        raise _refused("SSLKEYLOGFILE", fault.strerror) from None


def _check_file() -> None:
    """Refuse a file of certificates at which the engine failed."""
    if file := os.environ.get("SSL_CERT_FILE"):
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=file)
        except ssl.SSLError:
            raise _refused("SSL_CERT_FILE", "it holds no certificates in PEM") from None
        except OSError as fault:
            raise _refused("SSL_CERT_FILE", fault.strerror) from None


def _check_folders() -> None:
    """Refuse folders of certificates with which the engine would trust nobody, without a word."""
    folders = [folder for folder in os.environ.get("SSL_CERT_DIR", "").split(os.pathsep) if folder]
    names: list[str] = []
    for folder in folders:
        with contextlib.suppress(OSError):  # one of several may be missing
            names += os.listdir(folder)
    if folders and not any(map(_HASHED.fullmatch, names)):
        raise _refused("SSL_CERT_DIR", "no certificates are there under the names that `openssl rehash` gives them")


def _refused(variable: str, reason: str | None) -> ConfigurationError:
    return ConfigurationError(f"{variable} ({os.environ[variable]}) cannot be used: {reason or 'it cannot be read'}")


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
