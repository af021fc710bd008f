"""Async calls of orders.

Generated from specs/tiny.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import orders as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions

__all__ = ["AsyncOrders", "AsyncOrdersWithRawResponse", "AsyncOrdersWithStreamingResponse"]


class AsyncOrders(AsyncResource):
    """orders: 5 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncOrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncOrdersWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncOrdersWithStreamingResponse(self)

    async def get(self, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `GET /orders` · docs/operations/orders/get.md
        """
        return await self._send(operations.GET, options=options)

    async def post(self, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `POST /orders` · docs/operations/orders/post.md
        """
        return await self._send(operations.POST, options=options)

    async def get_by_order_id(self, order_id: str, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `GET /orders/{orderId}` · docs/operations/orders/get_by_order_id.md
        """
        return await self._send(operations.GET_BY_ORDER_ID, path=(order_id,), options=options)

    async def delete(self, order_id: str, **options: Unpack[RequestOptions]) -> None:
        """Returns:
            OK.

        `DELETE /orders/{orderId}` · docs/operations/orders/delete.md
        """
        return await self._send(operations.DELETE, path=(order_id,), options=options)

    async def get_by_order_id_lines_by_line_no(
        self, order_id: str, line_no: str, **options: Unpack[RequestOptions]
    ) -> None:
        """Returns:
            OK.

        `GET /orders/{orderId}/lines/{lineNo}` · docs/operations/orders/get_by_order_id_lines_by_line_no.md
        """
        return await self._send(operations.GET_BY_ORDER_ID_LINES_BY_LINE_NO, path=(order_id, line_no), options=options)


class AsyncOrdersWithRawResponse:
    """The methods of `AsyncOrders`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.get = async_raw(resource.get)
        self.post = async_raw(resource.post)
        self.get_by_order_id = async_raw(resource.get_by_order_id)
        self.delete = async_raw(resource.delete)
        self.get_by_order_id_lines_by_line_no = async_raw(resource.get_by_order_id_lines_by_line_no)


class AsyncOrdersWithStreamingResponse:
    """The methods of `AsyncOrders`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.get = async_streamed(resource.get)
        self.post = async_streamed(resource.post)
        self.get_by_order_id = async_streamed(resource.get_by_order_id)
        self.delete = async_streamed(resource.delete)
        self.get_by_order_id_lines_by_line_no = async_streamed(resource.get_by_order_id_lines_by_line_no)
