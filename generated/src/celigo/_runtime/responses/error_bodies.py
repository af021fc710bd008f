"""What the body of an error says, whatever its shape: `{errors: […]}`, `{message}`, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..core.errors import ErrorDetail
from ..core.redacting import legible, masked


def details_of(body: Any) -> tuple[ErrorDetail, ...]:
    """Return the entries of an error body of any shape: `{errors: […]}`, `{message}`, or neither."""
    if not isinstance(body, dict):
        return ()
    entries = body.get("errors")
    if isinstance(entries, Iterable) and not isinstance(entries, str | bytes | dict):
        found = tuple(_detail(entry) for entry in entries if entry is not None)
        if found:
            return found
    if isinstance(entries, dict | str) and entries:
        return (_detail(entries),)
    if any(isinstance(body.get(name), str | dict) for name in ("message", "error", "detail", "title")):
        return (_detail(body),)
    return ()


def _detail(entry: Any) -> ErrorDetail:
    if not isinstance(entry, dict):
        return ErrorDetail(message=_text(entry), raw=entry)
    nested = entry.get("error")
    if isinstance(nested, dict):
        return _detail(nested)
    message = next((entry[n] for n in ("message", "error", "detail", "title") if isinstance(entry.get(n), str)), "")
    code, field, source = entry.get("code"), entry.get("field"), entry.get("source")
    return ErrorDetail(
        message=_text(message),
        code=code if isinstance(code, str | int) and not isinstance(code, bool) else None,
        field=field if isinstance(field, str) else None,
        source=source if isinstance(source, str) else None,
        raw=entry,
    )


def _text(value: Any) -> str:
    return legible(value if isinstance(value, str) else repr(_masked(value)), 500)


def _masked(value: Any) -> Any:
    try:
        return masked(value)
    except RecursionError:
        return type(value).__name__
