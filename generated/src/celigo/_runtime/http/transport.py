"""What lies between the client and the HTTP library: one request out, one answer in, with their addresses and headers.

The library stays behind this: no class of it is part of an error, an answer or a setting, and failures are told by
kind.

The token goes to one origin only. So an address is taken apart here, strictly, and compared as scheme, host in its
encoded lower-case form, and port; two ways to write the same origin are the same, and everything odd is refused.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import quote, urljoin

from ..core.errors import ConfigurationError

if TYPE_CHECKING:
    from .encoding import Payload

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_VALUE = re.compile(r"[\x20-\x7e\xa1-\xff\t]*")

FRAMING = frozenset({"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "expect"})
"""Headers that belong to the connection: a caller who sets them would break it."""

_ADDRESSES = frozenset({"location", "content-location", "refresh"})

Pair = tuple[bytes, bytes]


class WireHeaders(list[Pair]):
    """Headers to be sent; shows names only, for one of the values is the token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<headers {', '.join(name.decode('latin-1') for name, _ in self)}>"

    __str__ = __repr__

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("request headers are not pickled: one of them is the token")


class HeaderMap(Mapping[str, str]):
    """Headers of an answer, by name in any case; several of one name are joined with commas.

    All of them can be read, but cookies, tokens and the addresses of redirects are neither shown nor pickled.
    """

    __slots__ = ("_pairs", "_table")

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._table: dict[str, list[str]] | None = None

    def _lines(self) -> dict[str, list[str]]:
        if self._table is None:
            table: dict[str, list[str]] = {}
            for name, value in self._pairs:
                table.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
            self._table = table
        return self._table

    def __getitem__(self, name: str) -> str:
        return ", ".join(self._lines()[name.lower()])

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._lines()

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines())

    def __len__(self) -> int:
        return len(self._lines())

    def get_all(self, name: str) -> list[str]:
        """Return each line of this name."""
        return list(self._lines().get(name.lower(), ()))

    def __repr__(self) -> str:
        from ..core.redacting import HIDDEN, redacted

        shown = {name: HIDDEN if _is_private(name) else redacted(self[name]) for name in self}
        return f"HeaderMap({shown!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return HeaderMap, ([pair for pair in self._pairs if not _is_private(pair[0].decode("latin-1"))],)


def _is_private(name: str) -> bool:
    """Whether a header of an answer is neither shown nor pickled: cookies, tokens, and addresses that may be signed."""
    from ..core.redacting import is_secret

    return name.lower() in _ADDRESSES or is_secret(name)


def pickled(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return the headers of an answer as they may leave the process."""
    if isinstance(headers, HeaderMap):
        return headers  # leaves out by itself what stays here
    return {name: value for name, value in headers.items() if not _is_private(name)}


def wire_pair(name: str, value: str) -> Pair:
    """Return a header as it is sent; refuses what would end the line or be changed on the way.

    The value is never part of the message: it may be a secret.
    """
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no header name")
    if not isinstance(value, str):
        raise TypeError(f"header {name} must be text, not {type(value).__name__}")
    if not _VALUE.fullmatch(value):
        raise ValueError(f"header {name} holds a character that cannot be sent (a control character or not Latin-1)")
    if value != value.strip(" \t"):
        raise ValueError(f"header {name} begins or ends with a space")
    return name.encode("ascii"), value.encode("latin-1")


def extra_pairs(headers: Mapping[str, str] | None, credential: str) -> list[Pair]:
    """Return a caller's own headers; refuses those that belong to the connection or to the credential."""
    pairs = []
    for name, value in (headers or {}).items():
        pair = wire_pair(name, value)
        lowered = name.lower()
        if lowered in FRAMING:
            raise ValueError(f"header {name} is set by the client itself")
        if lowered == credential.lower():
            raise ValueError(f"header {name} carries the credential: give the token to the client instead")
        pairs.append(pair)
    return pairs


def merged(pairs: Sequence[Pair], over: Sequence[Pair]) -> WireHeaders:
    """Return the first headers with the second put in their place."""
    replaced = {name.lower() for name, _ in over}
    return WireHeaders([pair for pair in pairs if pair[0].lower() not in replaced] + list(over))


_PARTS = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.DOTALL,
)
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{0,5}))?")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?")
_ODD = re.compile(r"[\x00-\x20\x7f\\\u0085\u00a0\u2028\u2029\ud800-\udfff]")
_PORTS = {"http": 80, "https": 443}


class WebOrigin(NamedTuple):
    """Scheme, host and port; equal if and only if it is the same place."""

    scheme: str
    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as the `Host` header says them."""
        return self.host if _PORTS[self.scheme] == self.port else f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether nothing leaves this machine."""
        return self.host in {"localhost", "[::1]"} or re.fullmatch(r"127(\.[0-9]{1,3}){3}", self.host) is not None

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}"


class Address(NamedTuple):
    """An absolute address taken apart."""

    origin: WebOrigin
    path: str
    query: str


class AddressError(ValueError):
    """The text is no address that may be asked."""


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """Where the API is."""

    origin: WebOrigin
    path: str = ""
    """Without the slash at the end."""
    query: str = ""

    def __str__(self) -> str:
        return f"{self.origin}{self.path}"


def parse(url: str) -> Address:
    """Take an absolute http(s) address apart; the message of the error never holds the address."""
    if _ODD.search(url):
        raise AddressError("it holds a space, a backslash, a control character or half a surrogate pair")
    match = _PARTS.fullmatch(url)
    if match is None:
        raise AddressError("it has no scheme such as https://")
    scheme = match["scheme"].lower()
    if scheme not in _PORTS:
        raise AddressError(f"the scheme is {scheme}, not https")
    authority = match["authority"]
    if "@" in authority:
        raise AddressError("it holds a user name")
    host_port = _AUTHORITY.fullmatch(authority)
    if host_port is None:
        raise AddressError("it has no usable host")
    port = int(host_port["port"]) if host_port["port"] else _PORTS[scheme]
    if not 0 < port < 65536:
        raise AddressError(f"the port is {port}")
    return Address(
        WebOrigin(scheme, _host(host_port["host"]), port), _ascii(match["path"]), _ascii(match["query"] or "")
    )


def _host(text: str) -> str:
    if text.startswith("["):
        return text.lower()
    try:
        host = text.lower() if text.isascii() else text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise AddressError("the host is no domain name") from None
    if not _HOST.fullmatch(host) or ".." in host:
        raise AddressError("the host is no domain name")
    return host


def _ascii(text: str) -> str:
    return text if text.isascii() else quote(text, safe="!#$%&'()*+,/:;=?@[]~", errors="strict")


def base_url(url: str, *, carries_token: bool = True, allow_http: bool = False) -> BaseUrl:
    """Return a base URL; refuses all that could send the token astray, or in clear without `allow_http`."""
    if not isinstance(url, str):
        raise ConfigurationError(f"base_url must be text, not {type(url).__name__}")
    try:
        address = parse(url)
    except AddressError as fault:
        raise ConfigurationError(f"base_url cannot be used: {fault}") from None
    if "#" in url:
        raise ConfigurationError("base_url cannot be used: it holds a fragment (#…)")
    if address.origin.scheme == "http" and carries_token and not (allow_http or address.origin.is_loopback):
        raise ConfigurationError("base_url cannot be used: the token would travel in clear (https, or allow_http=True)")
    if any(part in {".", ".."} for part in address.path.split("/")):
        raise ConfigurationError("base_url cannot be used: its path holds . or ..")
    return BaseUrl(address.origin, address.path.rstrip("/"), address.query)


def target_of(url: str, base: BaseUrl, current: str, strip_prefix: str = "") -> str:
    """Return the request target of an address that the server gave, absolute or relative; it must be the same origin.

    `current` is the target that the answer came from. The address is used as it stands, letter by letter; only the
    start of the path is adapted to the base.
    """
    text = url.strip(" ")
    if _ODD.search(text):
        raise AddressError("it holds a space, a backslash, a control character or half a surrogate pair")
    if text.startswith("//"):
        text = f"{base.origin.scheme}:{text}"
    if _PARTS.match(text):
        address = parse(text)
        if address.origin != base.origin:
            raise AddressError(f"it is at another origin, {address.origin}")
        return _joined(_rebased(address.path, base, strip_prefix, absolute=True), address.query)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        raise AddressError("it is neither relative nor an http address")
    if not text.startswith("/"):
        text = urljoin(current, text)
        path, _, query = text.partition("#")[0].partition("?")
        return _joined(_ascii(path), _ascii(query))
    path, _, query = text.partition("#")[0].partition("?")
    return _joined(_rebased(_ascii(path), base, strip_prefix, absolute=False), _ascii(query))


def _rebased(path: str, base: BaseUrl, strip_prefix: str, *, absolute: bool) -> str:
    inside = bool(base.path) and (path == base.path or path.startswith(base.path + "/"))
    if inside:
        return path
    if strip_prefix and path.startswith(strip_prefix.rstrip("/") + "/"):
        path = path[len(strip_prefix.rstrip("/")) :]
        return base.path + path
    return path if absolute else base.path + path


def _joined(path: str, query: str) -> str:
    return f"{path or '/'}?{query}" if query else path or "/"


def without_query_values(origin: WebOrigin, target: str) -> str:
    """Return an address for people: the names of the query stay, its values do not."""
    path, mark, query = target.partition("?")
    names = [part.partition("=")[0] for part in query.split("&")] if mark else []
    return f"{origin}{path}" + ("?" + "&".join(f"{name}=***" for name in names) if names else "")


class SignedURL(str):
    """The text of a signed URL; `repr` leaves the values of its query out, `str` gives all of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"SignedURL({shown_url(self)!r})"


def shown_url(url: str) -> str:
    """Return an address for people: where it leads, without the values of its query."""
    try:
        address = parse(url)
    except AddressError:
        return "***"
    query = f"?{address.query}" if address.query else ""
    return without_query_values(address.origin, address.path + query)


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
    from ..core.redacting import legible

    for kind in type(error).__mro__:
        if kind.__name__ in _KINDS and kind.__module__.partition(".")[0] in _LIBRARIES:
            name, timeout, sent = _KINDS[kind.__name__]
            text = "" if name == "local" else legible(str(error), 200)
            return Failure(name, text, timeout, sent)
    return None
