"""Models of Menus.

Generated from specs/menus.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from typing import TypeAlias

__all__ = ["Entries", "Entry", "Tree"]


class Entry(Model):
    """Part of `Entries` · docs/models/entry.md"""

    entries: Entries | None = field("entries", default=None)

    label: str | None = field("label", default=None)


class Tree(Model):
    """Schema `Tree` of Menus · docs/models/tree.md"""

    branches: MutableMapping[str, Tree] | None = field("branches", default=None)

    left: Tree | None = field("left", default=None)


Entries: TypeAlias = "MutableSequence[Entry]"
"""The entries of one level.

Schema `Entries` of Menus · docs/models/entries.md
"""
