"""The operations of Forms, as data.

Generated from specs/forms.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, HeaderParam, Operation, PathParam, Query

if TYPE_CHECKING:
    from ...models.forms import Form

REPLACE: Operation[Form] = Operation(
    key="PUT /forms/{type}",
    id="putForm",
    method="PUT",
    path=("/forms/", PathParam("type")),
    query=(Query("class"),),
    headers=(HeaderParam("X-Trace-Id"),),
    body=Body("application/json", "Form", required=True),
    success={"200": "Form"},
    idempotent=True,
    secured=False,
    docs="operations/forms/replace.md",
)
