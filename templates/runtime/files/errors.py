"""Errors of downloads."""

from __future__ import annotations

from ..core.errors import SDKError

__all__ = ["SignedURLError", "SignedURLRefusedError"]


class SignedURLError(SDKError):
    """A signed URL is not requested: it is not https, leads into a private network, or redirects twice."""


class SignedURLRefusedError(SignedURLError):
    """The server refused a signed URL: it is expired or invalid, and a new one did not help."""

    status: int = 0
