"""The operations of Jobs, as data.

Generated from specs/supplements/jobs.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam, Waiter

if TYPE_CHECKING:
    from ...models.shared import Job

GET: Operation[Job] = Operation(
    key="GET /v1/jobs/{_id}",
    id="getJobById",
    method="GET",
    path=("/v1/jobs/", PathParam("_id")),
    waiter=Waiter("status", ("completed",), failure=("failed", "canceled")),
    success={"200": "Job"},
    errors={"401": "UnauthorizedBody", "403": "ForbiddenBody", "404": "Error"},
    safe=True,
    idempotent=True,
    docs="operations/jobs/get.md",
)
