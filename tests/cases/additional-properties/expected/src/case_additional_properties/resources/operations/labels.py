"""The operations of Labels, as data.

Generated from specs/labels.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from ...models.labels import Labels

GET: Operation[Labels] = Operation(
    key="GET /labels",
    id="getLabels",
    method="GET",
    path=("/labels",),
    success={"200": "Labels"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/labels/get.md",
)
