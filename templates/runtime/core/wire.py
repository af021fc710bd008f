"""From Python values to JSON values, the one way by which anything enters a document; and places in a document.

A place is kept as links while walking, and spelled only when somebody reads it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

if TYPE_CHECKING:
    from ..codecs.times import Writer

__all__ = [
    "Place",
    "View",
    "annotation_text",
    "attached",
    "below",
    "copied",
    "equal_by_levels",
    "innermost_first",
    "keys_of",
    "spelled",
    "to_wire",
]


def copied(value: Any) -> Any:
    """Copy a JSON value through all levels, without recursion, so that depth is no limit."""
    holder = [value]
    work: list[Any] = [holder]
    while work:
        node = work.pop()
        for key, item in list(node.items()) if isinstance(node, dict) else enumerate(node):
            if isinstance(item, dict | list):
                node[key] = fresh = dict(item) if isinstance(item, dict) else list(item)
                work.append(fresh)
    return holder[0]


def innermost_first(value: Any) -> list[Any]:
    """Return every list and object of a JSON value once, each after all that it holds; the value itself is the last.

    `pickle` goes into what it meets for the first time and refuses what is too deep. In this order it has met all
    members of a container before the container, so that depth is no limit, and what was one object stays one.
    """
    found: list[Any] = []
    seen: set[int] = set()
    work = [(value, False)] if isinstance(value, dict | list) else []
    while work:
        node, complete = work.pop()
        if complete:
            found.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            work.append((node, True))
            members = node.values() if isinstance(node, dict) else node
            work += [(member, False) for member in members if isinstance(member, dict | list)]
    return found


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


_PLAIN = frozenset({str, int, bool, type(None)})
_DEPTH = 200
"""Levels that a value may have on its way in; documents that were read may have more."""


class View:
    """Something that shows a JSON value through types; the value itself is `raw`."""

    __slots__ = ("_raw",)
    _raw: Any

    def _shown(self, depth: int) -> str:
        """How it shows in a terminal, down to so many levels."""
        raise NotImplementedError


def equal_by_levels(one: Any, other: Any) -> bool:
    """Compare JSON values as `==` does, for those that are nested too deeply for it."""
    work = [(one, other)]
    while work:
        one, other = work.pop()
        if one is other:
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys():
                return False
            work += [(value, other[key]) for key, value in one.items()]
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            work += zip(one, other, strict=True)
        elif one != other:
            return False
    return True


def to_wire(value: Any, path: str, time: Writer | None = None, above: tuple[int, ...] = ()) -> Any:
    """The JSON value of `value`.

    Views give the very value that they show, so that both stay one. Lists and mappings are copied. `path` is where the
    value will stand and appears in messages; `time` writes points in time, RFC 3339 when absent; `above` holds the
    identities of the containers around the value.

    Raises:
        TypeError: JSON has no such value: bytes, sets, keys that are no text, cycles, inexact decimals, other objects.
        ValueError: a time without zone, a number that is not finite, too many levels.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is float:
        return _finite(value, path)
    if isinstance(value, View):
        return value._raw
    if isinstance(value, Mapping):
        return _object(value, path, time, _deeper(value, path, above))
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray | memoryview):
        inner = _deeper(value, path, above)
        return [to_wire(item, below(path, index), time, inner) for index, item in enumerate(value)]
    return _scalar(value, path, time)


def _object(value: Mapping[Any, Any], path: str, time: Writer | None, above: tuple[int, ...]) -> dict[str, Any]:
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"{_at(path)}the key {key!r} is no text")
    return {str(key): to_wire(item, below(path, key), time, above) for key, item in value.items()}


def _deeper(value: object, path: str, above: tuple[int, ...]) -> tuple[int, ...]:
    if id(value) in above:
        raise TypeError(f"{_at(path)}the value contains itself")
    if len(above) >= _DEPTH:
        raise ValueError(f"{_at(path[:80])}the value is nested too deeply")
    return (*above, id(value))


def _finite(value: float, path: str) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{_at(path)}{value!r} is no JSON number")
    return value


def _scalar(value: Any, path: str, time: Writer | None) -> Any:
    """The rarer values; their modules load only when such a value comes."""
    from datetime import date, datetime
    from datetime import time as clock_time
    from decimal import Decimal
    from enum import Enum

    from ..codecs.times import plain, rfc3339

    if isinstance(value, Enum):
        return to_wire(value.value, path, time)
    if isinstance(value, datetime):
        return _timed(value, path, time or rfc3339)
    if isinstance(value, date | clock_time):
        return plain(value)
    if isinstance(value, Decimal):
        return _exact(value, path)
    for base in (str, int, float):
        if isinstance(value, base):
            return to_wire(base(value), path)
    _refuse(value, path)


def _timed(value: Any, path: str, time: Callable[[Any], str | int]) -> str | int:
    try:
        return time(value)
    except ValueError as error:
        raise ValueError(f"{_at(path)}{error}") from None


def _exact(value: Any, path: str) -> int | float:
    """The number that JSON text would spell the same way."""
    if not value.is_finite():
        raise ValueError(f"{_at(path)}{value!r} is no JSON number")
    if value == (whole := int(value)):
        return whole
    if type(value)(repr(number := float(value))) != value:
        raise TypeError(f"{_at(path)}{value!r} has more digits than a JSON number keeps")
    return number


def _refuse(value: object, path: str) -> NoReturn:
    name = type(value).__name__
    if isinstance(value, bytes | bytearray | memoryview):
        raise TypeError(f"{_at(path)}JSON has no {name}; decode it, or encode it as base64 text")
    raise TypeError(f"{_at(path)}JSON has no {name}")


def _at(path: str) -> str:
    return f"{path}: " if path else ""


def attached(container: object, value: Any, path: str) -> Any:
    """`value`, once it is sure that setting it below `container` makes no cycle.

    Assigning a view shares its document, so a document could be put into itself; no JSON text could say that.
    """
    work = [value] if isinstance(value, dict | list) else []
    seen: set[int] = set()
    while work:
        node = work.pop()
        if node is container:
            raise TypeError(f"{_at(path)}the document would contain itself")
        if id(node) not in seen:
            seen.add(id(node))
            members = node.values() if isinstance(node, dict) else node
            work.extend(member for member in members if isinstance(member, dict | list))
    return value


def annotation_text(stated: object) -> str:
    """The text of an annotation, which is an object where a module does not defer its annotations."""
    if isinstance(stated, str):
        return stated
    return stated.__name__ if isinstance(stated, type) else repr(stated)
