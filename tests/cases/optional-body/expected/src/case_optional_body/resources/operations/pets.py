"""The operations of Pets, as data.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation

if TYPE_CHECKING:
    from ...models.pets import Pet

CREATE: Operation[Pet] = Operation(
    key="POST /pets",
    id="createPet",
    method="POST",
    path=("/pets",),
    body=Body("application/json", "Pet"),
    success={"200": "Pet"},
    secured=False,
    docs="operations/pets/create.md",
)
