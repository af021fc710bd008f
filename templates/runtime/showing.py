"""How documents show in a terminal, a log or a traceback: short, and without secrets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from .signed import SignedURL
from .views import ListView, MapView

if TYPE_CHECKING:
    from .model import Model

__all__ = ["found_text", "is_secret", "shown", "shown_model"]

_SECRET = re.compile("crypt|salt|token|secret|password|passwd|passphrase|apikey|privatekey|authorization|credential")
_DEPTH = 3
_LENGTH = 80
_MEMBERS = 20
_HIDDEN = "'***'"


def is_secret(name: object) -> bool:
    """Whether the value under `name` is likely one that nobody else should see."""
    if not isinstance(name, str):
        return False
    return _SECRET.search("".join(filter(str.isalnum, name)).lower()) is not None


def shown_model(model: Model) -> str:
    """The set fields by their Python names: `Pet(id='5f0c', name='Rex')`."""
    return _model(model, _DEPTH)


def shown(value: Any, depth: int = _DEPTH) -> str:
    """A value as `repr` has it, cut to what one wants to read."""
    from .model import Model

    if isinstance(value, Model):
        return _model(value, depth)
    if isinstance(value, MapView):
        value = dict(value)
    elif isinstance(value, ListView):
        value = list(value[: _MEMBERS + 1])
    if isinstance(value, dict):
        members = (f"{key!r}: {_guarded(key, member, depth)}" for key, member in value.items())
        return _enclosed("{", members, "}", len(value), depth)
    if isinstance(value, list):
        return _enclosed("[", (shown(member, depth - 1) for member in value), "]", len(value), depth)
    return _cut(value)


def _model(model: Model, depth: int) -> str:
    raw = model.raw
    fields = [field for field in type(model).table.by_name.values() if field.wire_name in raw]
    parts = (f"{field.name}={_guarded(field.wire_name, getattr(model, field.name), depth)}" for field in fields)
    return _enclosed(f"{type(model).__name__}(", parts, ")", len(fields), depth)


def _guarded(name: str, value: Any, depth: int) -> str:
    """A secret is hidden whatever its shape; a count of tokens is none."""
    counted = isinstance(value, int | float) and "tokens" in name.lower()
    if value is None or isinstance(value, bool) or counted or not is_secret(name):
        return shown(value, depth - 1)
    return _HIDDEN


def _enclosed(start: str, parts: Iterable[str], end: str, size: int, depth: int) -> str:
    """The first parts; at the last level none, and none is even made."""
    shown_parts = list(islice(parts, _MEMBERS if depth > 0 else 0))
    if len(shown_parts) < size:
        shown_parts.append("...")
    return f"{start}{', '.join(shown_parts)}{end}"


def _cut(value: object) -> str:
    if type(value) is SignedURL:
        return repr(value)
    if isinstance(value, str) and len(value) > _LENGTH:
        return f"{value[: _LENGTH - 3]!r}..."
    if isinstance(value, int) and value.bit_length() > 256:
        return "a very large number"
    return repr(value)


def found_text(value: object, name: object = "") -> str:
    """What stands somewhere, for messages: `text 'abc'`, `a list`."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    kind = "text" if isinstance(value, str) else "the number"
    return f"{kind} {_HIDDEN if is_secret(name) and isinstance(value, str) else _cut(value)}"
