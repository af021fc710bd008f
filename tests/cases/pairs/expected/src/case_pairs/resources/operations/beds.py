"""The operations of Beds, as data.

Generated from specs/garden.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation, Pairing, PathParam, Query

if TYPE_CHECKING:
    from ...models.garden import Bed, Pump

GET: Operation[Bed] = Operation(
    key="GET /beds/{id}",
    id="getBed",
    method="GET",
    path=("/beds/", PathParam("id")),
    success={"200": "Bed"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/beds/get.md",
)

REPLACE: Operation[Bed] = Operation(
    key="PUT /beds/{id}",
    id="updateBed",
    method="PUT",
    path=("/beds/", PathParam("id")),
    query=(Query("notify"),),
    body=Body("application/json", "Bed", required=True),
    pair=Pairing(("id",)),
    success={"200": "Bed"},
    idempotent=True,
    secured=False,
    docs="operations/beds/replace.md",
)

REPLACE_LABEL: Operation[None] = Operation(
    key="PUT /beds/{id}/label",
    id="updateLabel",
    method="PUT",
    path=("/beds/", PathParam("id"), "/label"),
    body=Body("application/json", "Label", required=True),
    success={"204": ""},
    idempotent=True,
    secured=False,
    docs="operations/beds/replace_label.md",
)

GET_PUMP: Operation[Pump] = Operation(
    key="GET /beds/{id}/pump",
    id="getPump",
    method="GET",
    path=("/beds/", PathParam("id"), "/pump"),
    success={"200": "Pump"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/beds/get_pump.md",
)

REPLACE_PUMP: Operation[None] = Operation(
    key="PUT /beds/{id}/pump",
    id="updatePump",
    method="PUT",
    path=("/beds/", PathParam("id"), "/pump"),
    body=Body("application/json", "PumpRequest", required=True),
    success={"204": ""},
    idempotent=True,
    secured=False,
    docs="operations/beds/replace_pump.md",
)
