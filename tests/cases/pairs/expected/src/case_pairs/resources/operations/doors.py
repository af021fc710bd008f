"""The operations of Doors, as data.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation, PathParam

if TYPE_CHECKING:
    from ...models.garden import Door

GET: Operation[Door] = Operation(
    key="GET /doors/{id}",
    id="getDoor",
    method="GET",
    path=("/doors/", PathParam("id")),
    success={"200": "Door"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/doors/get.md",
)

REPLACE: Operation[Door] = Operation(
    key="PUT /doors/{id}",
    id="updateDoor",
    method="PUT",
    path=("/doors/", PathParam("id")),
    body=Body("application/json", "Door", required=True),
    success={"200": "Door"},
    idempotent=True,
    secured=False,
    docs="operations/doors/replace.md",
)
