"""A 404 that only says "there is none", for the calls where the caller asked to take it so."""

from __future__ import annotations

from typing import Any

from .core.errors import NotFoundError
from .core.operation import Operation
from .core.options import RequestOptions

__all__ = ["checked_mode", "nothing"]

_LIST = "MutableSequence["


def checked_mode(options: RequestOptions) -> None:
    """Refuse `missing_ok` where the answer itself was asked for: there would be none to give."""
    if "_as" in options:
        raise TypeError("missing_ok is for plain calls: a raw or streamed response of a 404 is always an error")


def nothing(operation: Operation[Any], error: NotFoundError) -> Any:
    """Return an empty list or `None`; raise the error when it says something else than "there is none"."""
    if operation.missing and not any(error.has_code(code) for code in operation.missing):
        raise error
    if operation.result:
        return None
    typed = [annotation for annotation in operation.success.values() if annotation]
    return [] if typed and all(one.startswith(_LIST) for one in typed) else None
