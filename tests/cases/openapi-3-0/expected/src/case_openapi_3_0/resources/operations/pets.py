"""The operations of pets, as data.

Generated from specs/pets.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam

if TYPE_CHECKING:
    from ...models.old_pets import Pet

GET: Operation[Pet] = Operation(
    key="GET /pets/{id}",
    id="getPet",
    method="GET",
    path=("/pets/", PathParam("id")),
    success={"200": "Pet"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/pets/get.md",
)
