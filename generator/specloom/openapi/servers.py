"""Addresses of servers: which of them send in clear text what they are sent."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit


def is_insecure(url: str) -> bool:
    """Whether everybody on the way reads along: plain http to another machine."""
    parts = urlsplit(url)
    return parts.scheme != "https" and not _is_loopback(parts)


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
