"""Wire forms of the models of Menus.

Generated from specs/menus.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["EntriesDict", "EntryDict", "TreeDict"]


class EntryDict(TypedDict, total=False):
    """Wire form of `Entry`."""

    entries: EntriesDict
    label: str


class TreeDict(TypedDict, total=False):
    """Wire form of `Tree`."""

    branches: dict[str, TreeDict]
    left: TreeDict


EntriesDict: TypeAlias = "list[EntryDict]"
"""Wire form of `Entries`."""
