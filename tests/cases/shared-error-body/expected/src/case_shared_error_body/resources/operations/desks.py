"""The operations of Desks, as data.

Generated from specs/desks.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam

if TYPE_CHECKING:
    from ...models.desks import Desk

CREATE: Operation[Desk] = Operation(
    key="POST /desks",
    id="createDesk",
    method="POST",
    path=("/desks",),
    success={"200": "Desk"},
    errors={"401": "UnauthorizedBody"},
    secured=False,
    docs="operations/desks/create.md",
)

GET: Operation[Desk] = Operation(
    key="GET /desks/{id}",
    id="getDesk",
    method="GET",
    path=("/desks/", PathParam("id")),
    success={"200": "Desk"},
    errors={"401": "UnauthorizedBody"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/desks/get.md",
)

REPLACE: Operation[Desk] = Operation(
    key="PUT /desks/{id}",
    id="updateDesk",
    method="PUT",
    path=("/desks/", PathParam("id")),
    success={"200": "Desk"},
    errors={"401": "UnauthorizedBody"},
    idempotent=True,
    secured=False,
    docs="operations/desks/replace.md",
)
