"""The operations of runs, as data.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from ...models.copies import Rejected, Scheduled

CREATE: Operation[Scheduled | Rejected] = Operation(
    key="POST /runs",
    id="createRun",
    method="POST",
    path=("/runs",),
    success={"200": "Scheduled | Rejected"},
    secured=False,
    docs="operations/runs/create.md",
)
