"""Signed URLs: addresses that carry their own right to be read, so that no credential may ever go there.

Whoever has such an address can read the file behind it. Before it is asked for its host is looked at: an address that
leads into a private network is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..http.transport import Address, AddressError, parse
from .errors import SignedURLError

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

__all__ = ["address_of", "check_public", "is_private"]

_LOCAL = re.compile(r"(.*\.)?(localhost|local|internal|localdomain)\.?")
_GLOBAL_UNICAST = 0b001
"""The first three bits of all IPv6 addresses that are routed on the public internet."""
_MAPPED, _TRANSLATED = 0xFFFF, 0x64FF9B << 64
"""The first 96 bits where the last 32 are an IPv4 address: ::ffff:0:0/96 (RFC 4291) and 64:ff9b::/96 (RFC 6052)."""
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""The 32 bits in front of the IPv4 address in an interface identifier of RFC 5214."""


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


def check_public(address: str) -> None:
    """Refuse a connection into a private network: a name of the public internet may lead there.

    Raises:
        SignedURLError: the IP address of the server is not on the public internet, or not known.
    """
    if not address or is_private(address):
        raise SignedURLError("the signed URL is not asked for: its host is in a private network (allow_private)")


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
            return ipaddress.IPv6Address(text)
        except ValueError:
            return ipaddress.IPv6Address(0)  # what cannot be read is not known to be public
    try:  # `127.1`, `0x7f000001` and `2130706433` are spellings of one address
        return ipaddress.IPv4Address(socket.inet_aton(text))
    except OSError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address, and each IPv4 address inside it, is on the public internet.

    IPv6 outside of the global unicast range is none of it, whatever it holds: IPv4-compatible addresses, those of local
    translators (64:ff9b:1::/48), unique and site-local ones. Teredo addresses are not global for `ipaddress` either.
    """
    if address.version == 4:
        return address.is_global and not address.is_multicast
    number = int(address)
    if number >> 32 in {_MAPPED, _TRANSLATED}:
        return _is_public(_inner(number))
    if number >> 125 != _GLOBAL_UNICAST or not address.is_global:
        return False
    if address.sixtofour is not None:
        return _is_public(address.sixtofour)
    return number >> 32 & 0xFFFFFFFF not in _ISATAP or _is_public(_inner(number))


def _inner(number: int) -> IPv4Address:
    from ipaddress import IPv4Address

    return IPv4Address(number & 0xFFFFFFFF)
