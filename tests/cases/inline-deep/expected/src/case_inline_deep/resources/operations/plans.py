"""The operations of Plans, as data.

Generated from specs/plans.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam

if TYPE_CHECKING:
    from ...models.plans import Plan

GET: Operation[Plan] = Operation(
    key="GET /plans/{id}",
    id="getPlan",
    method="GET",
    path=("/plans/", PathParam("id")),
    success={"200": "Plan"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/plans/get.md",
)
