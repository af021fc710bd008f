"""The operations of Sheets, as data.

Generated from specs/sheets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam

if TYPE_CHECKING:
    from ...models.sheets import Sheet

GET: Operation[Sheet] = Operation(
    key="GET /sheets/{id}",
    id="getSheet",
    method="GET",
    path=("/sheets/", PathParam("id")),
    success={"200": "Sheet"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/sheets/get.md",
)
