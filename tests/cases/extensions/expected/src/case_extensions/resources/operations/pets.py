"""The operations of Pets, as data.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation, PathParam

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from ...litters import Litter
    from ...models.pets import Pet

LIST: Operation[MutableSequence[Pet]] = Operation(
    key="GET /pets",
    id="listPets",
    method="GET",
    path=("/pets",),
    success={"200": "MutableSequence[Pet]"},
    safe=True,
    idempotent=True,
    docs="operations/pets/list.md",
)

CREATE: Operation[Pet] = Operation(
    key="POST /pets",
    id="createPet",
    method="POST",
    path=("/pets",),
    body=Body("application/json", "PetRequest"),
    success={"201": "Pet"},
    docs="operations/pets/create.md",
)

GET: Operation[Pet] = Operation(
    key="GET /pets/{id}",
    id="getPet",
    method="GET",
    path=("/pets/", PathParam("id")),
    success={"200": "Pet"},
    safe=True,
    idempotent=True,
    docs="operations/pets/get.md",
)

BREED: Operation[Litter] = Operation(
    key="POST /pets/{id}/litter",
    id="breedPet",
    method="POST",
    path=("/pets/", PathParam("id"), "/litter"),
    success={"200": "Pet | MutableSequence[Pet]"},
    docs="operations/pets/breed.md",
    result="litters.Litter",
)
