"""What differs between two documents, as a JSON Patch (RFC 6902) of `add`, `remove` and `replace`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.json_text import Json, copied

__all__ = ["difference"]

Operation = dict[str, Any]


def difference(old: Json, new: Json) -> list[Operation]:
    """The operations that make `new` of `old`, each at the innermost place that differs.

    Numbers differ when their spelling does (`1` and `1.0`). The order of keys is no difference.
    """
    try:
        return list(_changes(old, new, ""))
    except RecursionError:
        # Too deep to walk; the patch is still right, only coarse.
        return [] if _same(old, new) else [_set("replace", "", new)]


def _changes(old: Json, new: Json, path: str) -> Iterator[Operation]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _in_object(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_list(old, new, path)
    elif not _same(old, new):
        yield _set("replace", path, new)


def _in_object(old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[Operation]:
    for key in old:
        if key not in new:
            yield {"op": "remove", "path": _below(path, key)}
    for key, value in new.items():
        if key in old:
            yield from _changes(old[key], value, _below(path, key))
        else:
            yield _set("add", _below(path, key), value)


def _in_list(old: list[Any], new: list[Any], path: str) -> Iterator[Operation]:
    """Ends that are the same stay out of it, so that an item put in or taken out is one operation."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and _same(old[start], new[start]):
        start += 1
    end = 0
    while end < shorter - start and _same(old[-1 - end], new[-1 - end]):
        end += 1
    old_stop, new_stop = len(old) - end, len(new) - end
    paired = min(old_stop, new_stop)
    for index in range(start, paired):
        yield from _changes(old[index], new[index], f"{path}/{index}")
    for index in range(old_stop - 1, paired - 1, -1):
        yield {"op": "remove", "path": f"{path}/{index}"}
    for index in range(paired, new_stop):
        yield _set("add", f"{path}/{index}", new[index])


def _same(old: Json, new: Json) -> bool:
    """Equal as JSON text, at any depth: Python's `True == 1 == 1.0` does not count."""
    work: list[tuple[Any, Any]] = [(old, new)]
    while work:
        one, other = work.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, dict):
            if one.keys() != other.keys():
                return False
            work += [(value, other[key]) for key, value in one.items()]
        elif isinstance(one, list):
            if len(one) != len(other):
                return False
            work += zip(one, other, strict=True)
        elif one != other:
            return False
    return True


def _set(operation: str, path: str, value: Json) -> Operation:
    return {"op": operation, "path": path, "value": copied(value)}


def _below(path: str, key: str) -> str:
    return f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
