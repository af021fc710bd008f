"""The operations of Faults, as data.

Generated from specs/faults.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from ...models.faults import Fault

LIST: Operation[MutableSequence[Fault]] = Operation(
    key="GET /faults",
    id="listFaults",
    method="GET",
    path=("/faults",),
    success={"200": "MutableSequence[Fault]", "204": ""},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/faults/list.md",
)

REPLACE: Operation[MutableSequence[Fault]] = Operation(
    key="PUT /faults",
    id="replaceFaults",
    method="PUT",
    path=("/faults",),
    body=Body("application/json", "MutableSequence[Fault]", required=True),
    success={"200": "MutableSequence[Fault]"},
    idempotent=True,
    secured=False,
    docs="operations/faults/replace.md",
)

DELETE: Operation[None] = Operation(
    key="DELETE /faults",
    id="deleteFaults",
    method="DELETE",
    path=("/faults",),
    body=Body("application/json", "Keys", required=True),
    success={"204": ""},
    idempotent=True,
    secured=False,
    docs="operations/faults/delete.md",
)

RETRY: Operation[None] = Operation(
    key="POST /faults/retry",
    id="retryFaults",
    method="POST",
    path=("/faults/retry",),
    success={"202": ""},
    secured=False,
    docs="operations/faults/retry.md",
)
