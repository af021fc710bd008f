"""Errors of reading a list page by page."""

from __future__ import annotations

from ..core.errors import SDKError

__all__ = ["PaginationError"]


class PaginationError(SDKError):
    """The next page cannot be requested: its address is unusable, repeats, or leads to another server."""
