"""The operations of Two, as data.

Generated from specs/two.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from ...models.two import TwoThing

CREATE: Operation[TwoThing] = Operation(
    key="POST /p",
    id="createTwo",
    method="POST",
    path=("/p",),
    success={"200": "TwoThing"},
    secured=False,
    servers=("https://two.example.com",),
    docs="operations/two/create.md",
)
