"""The operations of Steps, as data.

Generated from specs/steps.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation

if TYPE_CHECKING:
    from ...models.steps import Step

CREATE: Operation[Step] = Operation(
    key="POST /steps",
    id="createStep",
    method="POST",
    path=("/steps",),
    body=Body("application/json", "Step", required=True),
    success={"200": "Step"},
    secured=False,
    docs="operations/steps/create.md",
)
