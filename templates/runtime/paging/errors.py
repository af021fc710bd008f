"""Errors of reading a list page by page."""

from __future__ import annotations

from ..core.errors import SDKError

__all__ = ["PaginationError"]


class PaginationError(SDKError):
    """The next page cannot be requested.

    Its link is invalid, has been followed before, or leads to another server.
    """
