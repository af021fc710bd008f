"""Calls that are made only when another call says that nothing stands against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .codecs.wire import View
from .core.errors import SDKError
from .core.operation import Operation
from .core.options import OMIT, RequestOptions

__all__ = ["Guards", "InUseError", "check_unused", "questions"]

Guards = tuple[tuple[bool, Operation[Any]], ...]
"""Whether it was asked for, and the operation whose answer has to be empty."""

_OWN = frozenset({"extra_body", "extra_query", "idempotency_key", "_as", "_sieve"})
"""Options that belong to the guarded call alone."""


class InUseError(SDKError):
    """Other objects depend on what was to be changed or removed; nothing was sent."""

    found: Any = None
    """What depends on it, as the server answered."""


def questions(guards: Guards, path: Any, options: RequestOptions) -> Iterator[tuple[Operation[Any], tuple[Any, ...]]]:
    """The operations that are to be asked, and their arguments."""
    own = {name: value for name, value in options.items() if name not in _OWN}
    for asked, operation in guards:
        if asked:
            yield operation, (path, None, None, None, OMIT, None, dict(own))


def check_unused(operation: Operation[Any], path: Any, answer: Any) -> None:
    """Raise when the answer names something."""
    if not _is_empty(answer._raw if isinstance(answer, View) else answer):
        subject = "/".join(map(str, path))
        raise InUseError(f"{subject} is in use, as {operation.key} says; nothing was sent", found=answer)


def _is_empty(value: Any) -> bool:
    """Whether a value names nothing: it is null, or a list or object that holds nothing but such values."""
    if isinstance(value, Mapping):
        return all(map(_is_empty, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_empty, value))
    return value is None
