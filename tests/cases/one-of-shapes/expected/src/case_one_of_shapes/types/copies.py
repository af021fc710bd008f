"""Wire forms of the models of Copies.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required

__all__ = ["CopiedDict", "RejectedDict", "ScheduledDict"]


class CopiedDict(TypedDict, total=False):
    """Wire form of `Copied`."""

    id: str
    model: str


class RejectedDict(TypedDict, total=False):
    """Wire form of `Rejected`."""

    error: Required[str]
    code: str | int


class ScheduledDict(TypedDict, total=False):
    """Wire form of `Scheduled`."""

    jobId: str
