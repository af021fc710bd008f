"""A server on loopback that says exactly what a test wants said, byte by byte, and remembers what it was asked."""

from __future__ import annotations

import array
import contextlib
import fcntl
import socket
import ssl
import termios
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "certificates" / "localhost.pem"
"""Signed by itself, for `localhost` only."""


@dataclass
class Seen:
    """One request as it came."""

    head: bytes
    body: bytes
    connection: int

    @property
    def method(self) -> str:
        return self.head.split(b" ", 1)[0].decode()

    @property
    def target(self) -> str:
        return self.head.split(b" ", 2)[1].decode()

    def header(self, name: str) -> str | None:
        for line in self.head.split(b"\r\n")[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == name.lower().encode():
                return value.strip().decode("latin-1")
        return None


class Line:
    """The server's end of one connection, given to a handler."""

    def __init__(self, sock: socket.socket, server: Wire) -> None:
        self._socket = sock
        self._server = server

    def say(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            self._socket.sendall(data)

    def deliver(self, data: bytes) -> None:
        """Say it, and return when the other side's kernel has it all."""
        self.say(data)
        waiting = array.array("i", [1])
        while waiting[0] and self.hold(0.001):
            fcntl.ioctl(self._socket, termios.TIOCOUTQ, waiting)

    def hold(self, seconds: float | None = None) -> bool:
        """Wait, but not beyond the end of the test; `False` when the test is over."""
        return not self._server.over.wait(seconds)

    def reset(self) -> None:
        """Break the connection off rudely."""
        with contextlib.suppress(OSError):
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        self._socket.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


Handler = Callable[[Line, Seen], None]


def answer(status: int = 200, body: bytes = b"{}", *headers: str, kind: str = "application/json") -> Handler:
    """Return a handler that gives one whole answer."""

    def handle(line: Line, seen: Seen) -> None:
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *headers]
        if kind:
            lines.append(f"Content-Type: {kind}")
        line.say("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    return handle


def raw(data: bytes) -> Handler:
    """Return a handler that says this and closes the connection."""

    def handle(line: Line, seen: Seen) -> None:
        line.say(data)
        line.close()

    return handle


def reset(line: Line, seen: Seen) -> None:
    line.reset()


def silent(line: Line, seen: Seen) -> None:
    line.hold()


@dataclass
class Wire:
    """The server; handlers are used in order, the last one for all that follows."""

    handlers: Sequence[Handler]
    tls: bool = False
    heads_only: bool = False
    """Whether handlers answer when the head is there; the body is never read."""
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    sockets: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if self.tls:
            self._context.load_cert_chain(CERTIFICATE)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}" if self.tls else f"http://127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self.sockets.append(sock)
                number = self.connections
            threading.Thread(target=self._serve, args=(sock, number), daemon=True).start()

    def _serve(self, sock: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError, ValueError):
            if self.tls:
                sock = self._context.wrap_socket(sock, server_side=True)
                with self._lock:
                    self.sockets.append(sock)
                if self.over.is_set():
                    sock.close()
                    return
            for head, body in _requests(sock, self.heads_only):
                seen = Seen(head, body, number)
                with self._lock:
                    at = min(len(self.seen), len(self.handlers) - 1)
                    self.seen.append(seen)
                self.handlers[at](Line(sock, self), seen)

    def close(self) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()  # a connection that is accepted until then is closed below as well
        with self._lock:
            open_ones = list(self.sockets)
        for sock in open_ones:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()


def _requests(sock: socket.socket, heads_only: bool) -> Iterator[tuple[bytes, bytes]]:
    """Head and body of each request, until the peer closes."""
    buffer = bytearray()

    def more() -> bool:
        piece = sock.recv(65536)
        buffer.extend(piece)
        return bool(piece)

    def taken(end: int) -> bytes:
        part = bytes(buffer[:end])
        del buffer[:end]
        return part

    while True:
        while (end := buffer.find(b"\r\n\r\n")) < 0:
            if not more():
                return
        head = taken(end + 4)[:-4]
        lowered = head.lower()
        if heads_only:
            buffer.clear()
            body = b""
        elif b"transfer-encoding: chunked" in lowered:
            while (end := buffer.find(b"0\r\n\r\n")) < 0:
                if not more():
                    return
            body = taken(end + 5)[:-5]
        else:
            length = int(lowered.partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            while len(buffer) < length:
                if not more():
                    return
            body = taken(length)
        yield head, body
