"""The operations of Prints, as data.

Generated from specs/prints.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, Query

if TYPE_CHECKING:
    from ...models.prints import Print

FIND: Operation[Print] = Operation(
    key="GET /prints",
    id="findPrint",
    method="GET",
    path=("/prints",),
    query=(Query("ratio"),),
    success={"200": "Print"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/prints/find.md",
)
