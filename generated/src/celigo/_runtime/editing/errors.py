"""Errors of edits."""

from __future__ import annotations

from typing import Any

from ..core.errors import SDKError

__all__ = ["EditConflictError"]


class EditConflictError(SDKError):
    """The object was changed elsewhere in the meantime.

    It was read again before writing, and nothing was written.
    """

    mine: Any = None
    """The object as it was to be written."""
    current: Any = None
    """The object as the server has it now."""
