"""Whole documents: made from keywords, reduced to what a request takes, and compared as a JSON Patch (RFC 6902)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..core.json_text import Json, JsonError
from ..core.wire import below, copied
from .codec import ListCodec, MapCodec, ModelCodec

if TYPE_CHECKING:
    from .codec import Codec
    from .model import Table

__all__ = ["check_names", "difference", "refusal", "request_of"]


def refusal(table: Table, names: Iterable[str]) -> TypeError:
    """The error for keywords that do not build the model: says which, and what was meant."""
    given = set(names)
    unknown = sorted(given - table.by_name.keys())
    missing = [item.name for item in table.required if item.name not in given]
    faults = [_unknown(table, name) for name in unknown]
    if missing:
        faults.append(f"required: {', '.join(missing)}")
    return TypeError(f"{table.model.__name__}: {'; '.join(faults)}")


def _unknown(table: Table, name: str) -> str:
    from ..core.mistakes import meant

    wire = table.by_wire.get(name)
    return f"no field {name!r}{meant(name, table.by_name, wire.name if wire else '')}"


def check_names(value: Json, codec: Codec, path: str) -> None:
    """Raise `TypeError` for a key of a dictionary that is the Python name of a field, where JSON has another.

    Sent as it is, the server would take it for a field of another name, or for none.
    """
    if isinstance(value, list) and isinstance(codec := codec.select(value) or codec, ListCodec):
        for index, member in enumerate(value):
            check_names(member, codec.item, below(path, index))
    if not isinstance(value, dict):
        return
    codec = codec.select(value) or codec
    if isinstance(codec, MapCodec):
        for key, member in value.items():
            check_names(member, codec.item, below(path, key))
    if not isinstance(codec, ModelCodec):
        return
    table = codec.model.table
    for key, member in value.items():
        field = table.by_wire.get(key)
        meant = table.by_name.get(key)
        if field is not None:
            check_names(member, field.codec, below(path, key))
        elif meant is not None and meant.wire_name not in value:
            raise TypeError(
                f"{path}: {key!r} is the name in Python; in a dictionary the key is {meant.wire_name!r}, "
                f"or give a {table.model.__name__}"
            )


def request_of(document: dict[str, Any], table: Table, schema: Table | None) -> dict[str, Any]:
    """A copy of a whole document without what the server sets; raises `JsonError` for too many levels."""
    try:
        return _projected(document, table, schema)
    except RecursionError:
        raise JsonError("not sendable: the document is nested too deeply") from None


def _projected(value: dict[str, Any], table: Table, schema: Table | None) -> dict[str, Any]:
    """A copy of `value` without what the server sets.

    A field stays out if it is read-only here, unless `schema`, the model of the request, has it as writable: a field
    can be read-only in the answer and still be asked for. Keys that no schema knows stay, because a full replacement
    would erase them.
    """
    kept: dict[str, Any] = {}
    for key, member in value.items():
        field = table.by_wire.get(key)
        asked = schema.by_wire.get(key) if schema else None
        if field is not None and field.read_only and (asked is None or asked.read_only):
            continue
        own = field.codec if field else table.additional
        wanted = asked.codec if asked else schema.additional if schema else None
        kept[key] = _projected_value(member, own, wanted)
    return kept


def _projected_value(value: Json, own: Codec | None, wanted: Codec | None) -> Json:
    if not isinstance(value, dict | list):
        return value
    own = own.select(value) if own else None
    wanted = wanted.select(value) if wanted else None
    if isinstance(value, dict) and isinstance(own, ModelCodec):
        return _projected(value, own.model.table, wanted.model.table if isinstance(wanted, ModelCodec) else None)
    if isinstance(value, dict) and isinstance(own, MapCodec):
        item = wanted.item if isinstance(wanted, MapCodec) else None
        return {key: _projected_value(member, own.item, item) for key, member in value.items()}
    if isinstance(value, list) and isinstance(own, ListCodec):
        item = wanted.item if isinstance(wanted, ListCodec) else None
        return [_projected_value(member, own.item, item) for member in value]
    kept: Json = copied(value)
    return kept


PatchOperation = dict[str, Any]


def difference(old: Json, new: Json) -> list[PatchOperation]:
    """The operations that make `new` of `old`, each at the innermost place that differs.

    Numbers differ when their spelling does (`1` and `1.0`). The order of keys is no difference.
    """
    try:
        return list(_changes(old, new, ""))
    except RecursionError:
        # Too deep to walk; the patch is still right, only coarse.
        return [] if _same(old, new) else [_set("replace", "", new)]


def _changes(old: Json, new: Json, path: str) -> Iterator[PatchOperation]:
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _in_object(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_list(old, new, path)
    elif not _same(old, new):
        yield _set("replace", path, new)


def _in_object(old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[PatchOperation]:
    for key in old:
        if key not in new:
            yield {"op": "remove", "path": _pointer(path, key)}
    for key, value in new.items():
        if key in old:
            yield from _changes(old[key], value, _pointer(path, key))
        else:
            yield _set("add", _pointer(path, key), value)


def _in_list(old: list[Any], new: list[Any], path: str) -> Iterator[PatchOperation]:
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


def _set(operation: str, path: str, value: Json) -> PatchOperation:
    return {"op": operation, "path": path, "value": copied(value)}


def _pointer(path: str, key: str) -> str:
    return f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
