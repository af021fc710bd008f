"""Signed URLs: addresses that carry their own right to be read, so that no credential may ever go there.

Whoever has such an address can read the file behind it. So it is shown without its query, and before it is asked for
its host is looked at: an address that leads into a private network is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import SignedURLError
from .origins import Address, AddressError, parse, without_query_values

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

__all__ = ["SignedURL", "address_of", "is_private"]

_LOCAL = re.compile(r"(.*\.)?(localhost|local|internal|localdomain)\.?")
_TRANSLATED = 0x64FF9B << 96
"""Where IPv4 stands inside IPv6 (RFC 6052): in the last 32 bits of 64:ff9b::/96."""


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


def address_of(url: str, *, allow_private: bool = False) -> Address:
    """Take a signed URL apart.

    Args:
        url: The address, which is used letter by letter.
        allow_private: Whether it may lead to this machine or into a private network; only then may it be http, and only
            on this machine.

    Raises:
        SignedURLError: it is no https address, or leads where it must not. The message does not hold the address.
    """
    try:
        address = parse(url)
    except AddressError as fault:
        raise SignedURLError(f"the signed URL is not asked for: {fault}") from None
    origin = address.origin
    if not allow_private and is_private(origin.host):
        raise SignedURLError("the signed URL is not asked for: it leads into a private network (allow_private)")
    if origin.scheme != "https" and not origin.is_loopback:
        raise SignedURLError("the signed URL is not asked for: the scheme is http, not https")
    return address


def is_private(host: str) -> bool:
    """Say whether a host is by its name, or by its address in any spelling, not on the public internet."""
    if _LOCAL.fullmatch(host.lower()):
        return True
    found = _ip_of(host.strip("[]").partition("%")[0])
    return found is not None and not _is_public(found)


def _ip_of(text: str) -> IPv4Address | IPv6Address | None:
    import ipaddress
    import socket

    if ":" in text:
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return None
    try:  # `127.1`, `0x7f000001` and `2130706433` are spellings of one address
        return ipaddress.IPv4Address(socket.inet_aton(text))
    except OSError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    from ipaddress import IPv4Address, IPv6Address

    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and int(address) >> 32 == _TRANSLATED >> 32:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast
