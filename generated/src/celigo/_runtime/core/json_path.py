"""Places in a document: kept as links while walking, spelled only when somebody reads them."""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = ["Place", "below", "keys_of", "spelled"]

Place: TypeAlias = "tuple[Place, str | int] | None"
"""The way from the root: (place of the parent, key or index); `None` is the root."""

_PLAIN_KEY = re.compile(r"[A-Za-z_$][\w$-]*", re.ASCII)


def below(path: str, key: object) -> str:
    """The path of a member: `a.b`, `a[0]`, `a["odd key"]`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if isinstance(key, str) and _PLAIN_KEY.fullmatch(key):
        return f"{path}.{key}" if path else key
    return f"{path}[{str(key)!r}]"


def keys_of(place: Place) -> list[str | int]:
    """The keys and indexes from the root to `place`."""
    keys: list[str | int] = []
    while place is not None:
        place, key = place
        keys.append(key)
    return keys[::-1]


def spelled(place: Place) -> str:
    """The path of `place` as text; the root is empty text."""
    path = ""
    for key in keys_of(place):
        path = below(path, key)
    return path
