"""Models of Notes.

Generated from specs/notes.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence
    from typing import Any

__all__ = ["Base", "Notes"]


class Base(Model):
    """Schema `Base` of Notes · docs/models/base.md"""

    items: MutableSequence[str] | None = field("items", default=None)


class Notes(Model):
    """Schema `Notes` of Notes · docs/models/notes.md"""

    items: MutableSequence[str] = field("items")

    etag: Any = field("etag")
