"""Partial changes of a document: JSON Patch (RFC 6902) and JSON Merge Patch (RFC 7396)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..core.wire import copied
from .checking import same


class PatchError(ValueError):
    """The patch cannot be applied to this document."""


def merged(document: Any, patch: Any) -> Any:
    """Return a document with a merge patch laid over it: null removes."""
    if not isinstance(patch, Mapping):
        return copied(patch)
    result = dict(document) if isinstance(document, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def patched(document: Any, operations: Sequence[Any]) -> Any:
    """Return a document after the operations of a JSON Patch; all of them or none.

    Raises:
        PatchError: an operation is none, or speaks of a place that is not there.
    """
    holder = {"": copied(document)}
    for operation in operations:
        if not isinstance(operation, Mapping) or operation.get("op") not in _VERBS:
            raise PatchError(f"an operation is one of {', '.join(_VERBS)}")
        _VERBS[operation["op"]](holder, operation)
    return holder[""]


def _pointer(operation: Mapping[str, Any], member: str = "path") -> list[str]:
    text = operation.get(member)
    if not isinstance(text, str) or (text and not text.startswith("/")):
        raise PatchError(f"{member} is no JSON pointer")
    # The document itself stands under the empty name, so that every place has a parent.
    return ["", *(part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:])]


def _value(operation: Mapping[str, Any]) -> Any:
    if "value" not in operation:
        raise PatchError(f"{operation['op']} needs a value")
    return copied(operation["value"])


def _index(items: list[Any], name: str, *, end: bool = False) -> int:
    if end and name == "-":
        return len(items)
    if not name.isdecimal() or (name != "0" and name.startswith("0")) or int(name) >= len(items) + end:
        raise PatchError(f"there is no item {name}")
    return int(name)


def _read(holder: Any, way: Sequence[str]) -> Any:
    here = holder
    for name in way:
        if isinstance(here, list):
            here = here[_index(here, name)]
        elif isinstance(here, dict) and name in here:
            here = here[name]
        else:
            raise PatchError(f"there is no /{'/'.join(way[1:])}")
    return here


def _put(holder: Any, way: Sequence[str], value: Any) -> None:
    parent = _read(holder, way[:-1])
    if isinstance(parent, list):
        parent.insert(_index(parent, way[-1], end=True), value)
    elif isinstance(parent, dict):
        parent[way[-1]] = value
    else:
        raise PatchError(f"there is nothing that could hold /{'/'.join(way[1:])}")


def _take(holder: Any, way: Sequence[str]) -> Any:
    value = _read(holder, way)
    if len(way) == 1:
        raise PatchError("the document itself cannot be removed")
    parent = _read(holder, way[:-1])
    del parent[_index(parent, way[-1]) if isinstance(parent, list) else way[-1]]
    return value


def _add(holder: Any, operation: Mapping[str, Any]) -> None:
    _put(holder, _pointer(operation), _value(operation))


def _remove(holder: Any, operation: Mapping[str, Any]) -> None:
    _take(holder, _pointer(operation))


def _replace(holder: Any, operation: Mapping[str, Any]) -> None:
    way = _pointer(operation)
    _read(holder, way)
    parent = _read(holder, way[:-1])
    parent[_index(parent, way[-1]) if isinstance(parent, list) else way[-1]] = _value(operation)


def _move(holder: Any, operation: Mapping[str, Any]) -> None:
    source, target = _pointer(operation, "from"), _pointer(operation)
    if target[: len(source)] == source and target != source:
        raise PatchError("a value cannot be moved into itself")
    _put(holder, target, _take(holder, source))


def _copy(holder: Any, operation: Mapping[str, Any]) -> None:
    _put(holder, _pointer(operation), copied(_read(holder, _pointer(operation, "from"))))


def _test(holder: Any, operation: Mapping[str, Any]) -> None:
    if not same(_read(holder, _pointer(operation)), _value(operation)):
        raise PatchError(f"{operation['path']} has another value")


_VERBS: Mapping[str, Callable[[Any, Mapping[str, Any]], None]] = {
    "add": _add,
    "remove": _remove,
    "replace": _replace,
    "move": _move,
    "copy": _copy,
    "test": _test,
}
