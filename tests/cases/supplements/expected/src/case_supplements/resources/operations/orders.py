"""The operations of Orders, as data.

Generated from specs/orders.md, specs/supplements/orders.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, PathParam

if TYPE_CHECKING:
    from ...models.orders import Order

GET: Operation[Order] = Operation(
    key="GET /orders/{orderId}",
    id="getOrder",
    method="GET",
    path=("/orders/", PathParam("orderId")),
    success={"200": "Order"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/orders/get.md",
)

SHIP: Operation[Order] = Operation(
    key="POST /orders/{orderId}/ship",
    id="shipOrder",
    method="POST",
    path=("/orders/", PathParam("orderId"), "/ship"),
    success={"200": "Order"},
    secured=False,
    docs="operations/orders/ship.md",
)
