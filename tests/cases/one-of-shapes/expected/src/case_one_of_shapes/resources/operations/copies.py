"""The operations of Copies, as data.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from ...models.copies import Copied

CREATE: Operation[Copied | MutableSequence[Copied]] = Operation(
    key="POST /copies",
    id="createCopy",
    method="POST",
    path=("/copies",),
    success={"200": "Copied | MutableSequence[Copied]"},
    secured=False,
    docs="operations/copies/create.md",
)
