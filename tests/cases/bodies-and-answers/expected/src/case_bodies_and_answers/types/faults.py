"""Wire forms of the models of Faults.

Generated from specs/faults.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required

__all__ = ["FaultDict", "KeysDict"]


class FaultDict(TypedDict, total=False):
    """Wire form of `Fault`."""

    id: str


class KeysDict(TypedDict, total=False):
    """Wire form of `Keys`."""

    keys: Required[list[str]]
