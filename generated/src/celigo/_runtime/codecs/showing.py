"""How documents show in a terminal, a log or a traceback: short, and without secrets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..core.redacting import HIDDEN, Discreet, hidden_keys, is_secret, redacted
from .wire import View

if TYPE_CHECKING:
    from .model import Model

__all__ = ["MEMBERS", "found_text", "shown", "shown_model"]

_DEPTH = 3
_LENGTH = 80
_LOOKED_AT = 2000
"""Characters of a text in which secrets are looked for before it is cut."""
MEMBERS = 20
"""Members of a list or an object that are shown; the others are an ellipsis."""


def shown(value: Any, depth: int = _DEPTH) -> str:
    """A value as `repr` has it, cut to what one wants to read."""
    if isinstance(value, View):
        return value._shown(depth)
    if isinstance(value, dict):
        hidden = hidden_keys(value)
        members = (f"{_cut(key)}: {_member(member, key in hidden, depth)}" for key, member in value.items())
        return _enclosed("{", members, "}", len(value), depth)
    if isinstance(value, list):
        hidden = hidden_keys(value)
        items = (_member(member, index in hidden, depth) for index, member in enumerate(value))
        return _enclosed("[", items, "]", len(value), depth)
    return _cut(value)


def shown_model(model: Model, depth: int) -> str:
    """The set fields by their Python names: `Pet(id='5f0c', name='Rex')`."""
    raw = model.raw
    fields = [field for field in type(model).table.by_name.values() if field.wire_name in raw]
    hidden = hidden_keys(raw)
    parts = (
        f"{field.name}={_member(getattr(model, field.name), field.wire_name in hidden, depth)}" for field in fields
    )
    return _enclosed(f"{type(model).__name__}(", parts, ")", len(fields), depth)


def _member(value: Any, hidden: bool, depth: int) -> str:
    return repr(HIDDEN) if hidden else shown(value, depth - 1)


def _enclosed(start: str, parts: Iterable[str], end: str, size: int, depth: int) -> str:
    """The first parts; at the last level none, and none is even made."""
    shown_parts = list(islice(parts, MEMBERS if depth > 0 else 0))
    if len(shown_parts) < size:
        shown_parts.append("...")
    return f"{start}{', '.join(shown_parts)}{end}"


def _cut(value: object) -> str:
    if isinstance(value, Discreet):
        return repr(value)
    if isinstance(value, str):
        text = redacted(value[:_LOOKED_AT])
        return f"{text[: _LENGTH - 3]!r}..." if len(text) > _LENGTH else repr(text)
    if isinstance(value, int) and value.bit_length() > 256:
        return "a very large number"
    return repr(value)


def found_text(value: object, *names: object) -> str:
    """What stands somewhere, for messages: `text 'abc'`, `a list`; `names` are the keys on the way there."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    hidden = isinstance(value, str) and any(map(is_secret, names))
    return f"{'text' if isinstance(value, str) else 'the number'} {repr(HIDDEN) if hidden else _cut(value)}"
