"""Calls of orders.

Generated from specs/tiny.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import orders as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions

__all__ = ["Orders", "OrdersWithRawResponse", "OrdersWithStreamingResponse"]


class Orders(Resource):
    """orders: 5 operations."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return OrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> OrdersWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return OrdersWithStreamingResponse(self)

    def get(self, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `GET /orders` · docs/operations/orders/get.md
        """
        return self._send(operations.GET, options=options)

    def post(self, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `POST /orders` · docs/operations/orders/post.md
        """
        return self._send(operations.POST, options=options)

    def get_by_order_id(self, order_id: str, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `GET /orders/{orderId}` · docs/operations/orders/get_by_order_id.md
        """
        return self._send(operations.GET_BY_ORDER_ID, path=(order_id,), options=options)

    def delete(self, order_id: str, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `DELETE /orders/{orderId}` · docs/operations/orders/delete.md
        """
        return self._send(operations.DELETE, path=(order_id,), options=options)

    def get_by_order_id_lines_by_line_no(self, order_id: str, line_no: str, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `GET /orders/{orderId}/lines/{lineNo}` · docs/operations/orders/get_by_order_id_lines_by_line_no.md
        """
        return self._send(operations.GET_BY_ORDER_ID_LINES_BY_LINE_NO, path=(order_id, line_no), options=options)


class OrdersWithRawResponse:
    """The methods of `Orders`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Orders) -> None:
        self.get = raw(resource.get)
        self.post = raw(resource.post)
        self.get_by_order_id = raw(resource.get_by_order_id)
        self.delete = raw(resource.delete)
        self.get_by_order_id_lines_by_line_no = raw(resource.get_by_order_id_lines_by_line_no)


class OrdersWithStreamingResponse:
    """The methods of `Orders`, each giving the response while it arrives."""

    def __init__(self, resource: Orders) -> None:
        self.get = streamed(resource.get)
        self.post = streamed(resource.post)
        self.get_by_order_id = streamed(resource.get_by_order_id)
        self.delete = streamed(resource.delete)
        self.get_by_order_id_lines_by_line_no = streamed(resource.get_by_order_id_lines_by_line_no)
