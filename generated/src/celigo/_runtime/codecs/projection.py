"""What of a received document goes into a request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..core.json_text import Json, JsonError, copied
from .shapes import ListCodec, MapCodec, ModelCodec

if TYPE_CHECKING:
    from .codec import Codec
    from .fields import Table

__all__ = ["request_of"]


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
        kept[key] = _inside(member, own, wanted)
    return kept


def _inside(value: Json, own: Codec | None, wanted: Codec | None) -> Json:
    if not isinstance(value, dict | list):
        return value
    own = own.select(value) if own else None
    wanted = wanted.select(value) if wanted else None
    if isinstance(value, dict) and isinstance(own, ModelCodec):
        return _projected(value, own.model.table, wanted.model.table if isinstance(wanted, ModelCodec) else None)
    if isinstance(value, dict) and isinstance(own, MapCodec):
        item = wanted.item if isinstance(wanted, MapCodec) else None
        return {key: _inside(member, own.item, item) for key, member in value.items()}
    if isinstance(value, list) and isinstance(own, ListCodec):
        item = wanted.item if isinstance(wanted, ListCodec) else None
        return [_inside(member, own.item, item) for member in value]
    kept: Json = copied(value)
    return kept
