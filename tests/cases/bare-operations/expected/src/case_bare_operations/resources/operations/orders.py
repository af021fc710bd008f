"""The operations of orders, as data.

Generated from specs/tiny.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from ..._runtime.operation import Operation, PathParam

GET: Operation[None] = Operation(
    key="GET /orders",
    id="get_orders",
    method="GET",
    path=("/orders",),
    success={"200": ""},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/orders/get.md",
)

POST: Operation[None] = Operation(
    key="POST /orders",
    id="post_orders",
    method="POST",
    path=("/orders",),
    success={"200": ""},
    secured=False,
    docs="operations/orders/post.md",
)

GET_BY_ORDER_ID: Operation[None] = Operation(
    key="GET /orders/{orderId}",
    id="get_orders_by_order_id",
    method="GET",
    path=("/orders/", PathParam("orderId")),
    success={"200": ""},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/orders/get_by_order_id.md",
)

DELETE: Operation[None] = Operation(
    key="DELETE /orders/{orderId}",
    id="delete_orders_by_order_id",
    method="DELETE",
    path=("/orders/", PathParam("orderId")),
    success={"200": ""},
    idempotent=True,
    secured=False,
    docs="operations/orders/delete.md",
)

GET_BY_ORDER_ID_LINES_BY_LINE_NO: Operation[None] = Operation(
    key="GET /orders/{orderId}/lines/{lineNo}",
    id="get_orders_by_order_id_lines_by_line_no",
    method="GET",
    path=("/orders/", PathParam("orderId"), "/lines/", PathParam("lineNo")),
    success={"200": ""},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/orders/get_by_order_id_lines_by_line_no.md",
)
