"""The operations of One, as data.

Generated from specs/one.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from ...models.one import OneThing

GET: Operation[OneThing] = Operation(
    key="GET /p",
    id="getOne",
    method="GET",
    path=("/p",),
    success={"200": "OneThing"},
    safe=True,
    idempotent=True,
    servers=("https://one.example.com",),
    docs="operations/one/get.md",
)
