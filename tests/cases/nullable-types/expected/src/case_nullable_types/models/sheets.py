"""Models of Sheets.

Generated from specs/sheets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableMapping, MutableSequence
    from typing import Any

__all__ = ["Owner", "Sheet"]


class Owner(Model):
    """Schema `Owner` of Sheets · docs/models/owner.md"""

    name: str | None = field("name", default=None)


class Sheet(Model):
    """Schema `Sheet` of Sheets · docs/models/sheet.md"""

    anything: Any = field("anything", default=None)

    cells: MutableSequence[Any] | None = field("cells", default=None)

    described: Any = field("described", default=None)
    """Whatever it is."""

    free: MutableMapping[str, Any] | None = field("free", default=None)

    mixed: MutableSequence[Any] | None = field("mixed", default=None)

    nothing: None = field("nothing", default=None)

    owner: Owner | None = field("owner", default=None)

    size: int | str | None = field("size", default=None)

    title: str | None = field("title", default=None)
