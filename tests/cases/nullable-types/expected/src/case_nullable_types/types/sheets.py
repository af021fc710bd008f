"""Wire forms of the models of Sheets.

Generated from specs/sheets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Any

__all__ = ["OwnerDict", "SheetDict"]


class OwnerDict(TypedDict, total=False):
    """Wire form of `Owner`."""

    name: str


class SheetDict(TypedDict, total=False):
    """Wire form of `Sheet`."""

    anything: Any
    cells: list[Any]
    described: Any
    free: dict[str, Any]
    mixed: list[Any]
    nothing: None
    owner: OwnerDict | None
    size: int | str | None
    title: str | None
