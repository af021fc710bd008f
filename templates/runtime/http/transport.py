"""What lies between the client and the HTTP library: one request out, one answer in, failures told by kind.

The library stays behind this: no class of it is part of an error, an answer or a setting.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ..core.redacting import legible
from ..requests.bodies import Payload
from .headers import Pair, WireHeaders
from .origins import WebOrigin

Limits = Mapping[str, float | None]
AddressCheck = Callable[[str], None]
"""Is told the IP address of a server, empty when it is not known, and raises to refuse it."""


@dataclass(slots=True)
class WireRequest:
    """One attempt, ready to be sent."""

    method: str
    origin: WebOrigin
    target: str
    headers: WireHeaders
    payload: Payload | None

    def __repr__(self) -> str:
        return f"<{self.method} {self.origin}{self.target.partition('?')[0]}>"


class Answer(Protocol):
    """The head of an answer, and its body in pieces as they come."""

    status: int
    headers: list[Pair]

    @property
    def pieces(self) -> Iterable[bytes]:
        """The body, still encoded."""
        ...

    def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        ...


class AsyncAnswer(Protocol):
    """The same for the asynchronous client."""

    status: int
    headers: list[Pair]

    @property
    def pieces(self) -> AsyncIterable[bytes]:
        """The body, still encoded."""
        ...

    async def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        ...


class Transport(Protocol):
    """Sends one request; does not retry, follow, or keep anything but connections."""

    def send(self, request: WireRequest, limits: Limits) -> Answer:
        """Send it and return when the head of the answer is there."""
        ...

    def close(self) -> None:
        """Close all connections; calls in flight end with an error."""
        ...


class AsyncTransport(Protocol):
    """The same for the asynchronous client."""

    async def send(self, request: WireRequest, limits: Limits) -> AsyncAnswer:
        """Send it and return when the head of the answer is there."""
        ...

    async def close(self) -> None:
        """Close all connections; calls in flight end with an error."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """Why no answer came."""

    kind: str
    """`connect`, `proxy`, `pool`, `write`, `read`, `protocol`, `total`, `closed`, `local`."""
    text: str
    timeout: bool = False
    sent: bool = True
    """Whether the server may have seen the request."""


_KINDS: dict[str, tuple[str, bool, bool]] = {
    "ConnectTimeout": ("connect", True, False),
    "PoolTimeout": ("pool", True, False),
    "ReadTimeout": ("read", True, True),
    "WriteTimeout": ("write", True, True),
    "ConnectError": ("connect", False, False),
    "ConnectionNotAvailable": ("connect", False, False),
    "ProxyError": ("proxy", False, False),
    "ReadError": ("read", False, True),
    "WriteError": ("write", False, True),
    "CloseError": ("read", False, True),
    "RemoteProtocolError": ("protocol", False, True),
    "LocalProtocolError": ("local", False, False),
    "UnsupportedProtocol": ("local", False, False),
    "StreamError": ("closed", False, True),
}
_LIBRARIES = ("httpx2", "httpcore2")


def failure_of(error: Exception) -> Failure | None:
    """Return what an exception of the HTTP library means; `None` when it comes from elsewhere.

    It is told by the name of its class, so that neither library is imported for it. A message about our own request
    may hold a header value, so it is not repeated.
    """
    for kind in type(error).__mro__:
        if kind.__name__ in _KINDS and kind.__module__.partition(".")[0] in _LIBRARIES:
            name, timeout, sent = _KINDS[kind.__name__]
            text = "" if name == "local" else legible(str(error), 200)
            return Failure(name, text, timeout, sent)
    return None
