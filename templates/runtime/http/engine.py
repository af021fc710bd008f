"""What this package needs of the HTTP engine, `httpcore2`, and what the engine does not do itself.

Only public names are used, and they are looked for before any of them is.

At DEBUG the engine logs the headers of answers whole: cookies, and redirects with their signatures. It does not say
whose request a line is about, so these headers are masked in all of its lines.

The engine keeps what a server or a proxy sends behind a complete answer, and would take it for the answer to the next
request: a refused POST would look like a success. So where the answers on one connection end is counted here, and the
connection is used again only when the answer before ended exactly with the last byte that came. Anything unusual (two
lengths, trailers, a body until the end of the connection) counts as not ended: that costs a new connection and nothing
else.
"""

from __future__ import annotations

import logging
import re
from types import ModuleType
from typing import Literal

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
