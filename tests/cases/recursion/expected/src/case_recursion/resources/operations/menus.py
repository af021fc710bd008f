"""The operations of Menus, as data.

Generated from specs/menus.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam

if TYPE_CHECKING:
    from ...models.menus import Entries

GET_ENTRIES: Operation[Entries] = Operation(
    key="GET /menus/{id}",
    id="getMenuEntries",
    method="GET",
    path=("/menus/", PathParam("id")),
    success={"200": "Entries"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/menus/get_entries.md",
)
