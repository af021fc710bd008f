"""Calls that are made only when another call says that nothing stands against them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .core.errors import SDKError
from .core.operation import OMIT, Given, Operation, Send, SendAsync, Step
from .core.wire import View

__all__ = ["Guard", "InUseError"]

_OWN = frozenset({"extra_body", "extra_query", "idempotency_key", "_as", "_sieve"})
"""Options that belong to the guarded call alone."""


@dataclass(frozen=True, slots=True)
class Guard(Step):
    """An argument that has another operation asked first: unless its answer is empty, nothing is sent."""

    argument: str
    """Its value is whether to ask, and the operation that is asked."""

    def around(self, client: Any, operation: Operation[Any], send: Send, given: Given) -> Any:
        wanted, asked = given.extras[self.argument]
        if wanted:
            _check_unused(asked, given.path, client._call(asked, *_question(given)))
        return send(given)

    async def around_async(self, client: Any, operation: Operation[Any], send: SendAsync, given: Given) -> Any:
        wanted, asked = given.extras[self.argument]
        if wanted:
            _check_unused(asked, given.path, await client._call(asked, *_question(given)))
        return await send(given)


class InUseError(SDKError):
    """The object is in use; nothing was sent."""

    found: Any = None
    """What depends on it, as the server answered."""


def _question(given: Given) -> tuple[Any, ...]:
    own = {name: value for name, value in given.options.items() if name not in _OWN}
    return given.path, None, None, None, OMIT, None, own


def _check_unused(operation: Operation[Any], path: Any, answer: Any) -> None:
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
