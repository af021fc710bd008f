"""Errors of downloads."""

from __future__ import annotations

from ..core.errors import SDKError

__all__ = ["SignedURLError", "SignedURLRefusedError"]


class SignedURLError(SDKError):
    """A signed URL is not safe to request.

    It does not use https, leads into a private network, or redirects too often.
    """


class SignedURLRefusedError(SignedURLError):
    """A signed URL was rejected, for example because it expired.

    Requesting a new URL did not help.
    """

    status: int = 0
