"""The operations of Tools, as data.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation, Pairing, PathParam

if TYPE_CHECKING:
    from ...models.garden import Tool

GET: Operation[Tool] = Operation(
    key="GET /tools/{id}",
    id="getTool",
    method="GET",
    path=("/tools/", PathParam("id")),
    success={"200": "Tool"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/tools/get.md",
)

REPLACE: Operation[Tool] = Operation(
    key="PUT /tools/{id}",
    id="replaceTool",
    method="PUT",
    path=("/tools/", PathParam("id")),
    body=Body("application/json", "ToolRequest", required=True),
    pair=Pairing(("id",)),
    success={"200": "Tool"},
    idempotent=True,
    secured=False,
    docs="operations/tools/replace.md",
)

UPDATE: Operation[Tool] = Operation(
    key="PATCH /tools/{id}",
    id="updateTool",
    method="PATCH",
    path=("/tools/", PathParam("id")),
    body=Body("application/json", "ToolRequest", required=True),
    success={"200": "Tool"},
    secured=False,
    docs="operations/tools/update.md",
)
