"""Addresses: what a base URL may be, and whether another address is at the same place.

The token goes to one origin only. So an address is taken apart here, strictly, and compared as scheme, host in its
encoded lower-case form, and port; two ways to write the same origin are the same, and everything odd is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urljoin

from ..core.errors import ConfigurationError
from ..core.redacting import Discreet

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


def base_url(url: str, *, carries_token: bool = True) -> BaseUrl:
    """Return a base URL; refuses all that could send the token astray or in clear."""
    if not isinstance(url, str):
        raise ConfigurationError(f"base_url must be text, not {type(url).__name__}")
    try:
        address = parse(url)
    except AddressError as fault:
        raise ConfigurationError(f"base_url cannot be used: {fault}") from None
    if "#" in url:
        raise ConfigurationError("base_url cannot be used: it holds a fragment (#…)")
    if address.origin.scheme == "http" and carries_token and not address.origin.is_loopback:
        raise ConfigurationError("base_url cannot be used: the token would travel in clear; use https://")
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


class SignedURL(Discreet):
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
