"""Wire forms of the models of Desks.

Generated from specs/desks.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required

__all__ = ["DeskDict", "UnauthorizedBodyDict"]


class DeskDict(TypedDict, total=False):
    """Wire form of `Desk`."""

    id: str


class UnauthorizedBodyDict(TypedDict, total=False):
    """Wire form of `UnauthorizedBody`."""

    message: Required[str]
