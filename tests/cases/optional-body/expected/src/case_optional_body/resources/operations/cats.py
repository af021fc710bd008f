"""The operations of cats, as data.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from ..._runtime.operation import Body, Operation

CREATE: Operation[None] = Operation(
    key="POST /cats",
    id="createCat",
    method="POST",
    path=("/cats",),
    body=Body("application/json", "Pet", constants={"kind": "cat"}),
    success={"204": ""},
    secured=False,
    docs="operations/cats/create.md",
)
