"""Async calls of Orders.

Generated from specs/orders.md, specs/supplements/orders.yaml. Do not edit; run `make generate`.
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
    from ...models.orders import Order

__all__ = ["AsyncOrders", "AsyncOrdersWithRawResponse", "AsyncOrdersWithStreamingResponse"]


class AsyncOrders(AsyncResource):
    """Orders: 2 operations."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncOrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncOrdersWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncOrdersWithStreamingResponse(self)

    async def get(self, order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Returns:
            OK.

        `GET /orders/{orderId}` · docs/operations/orders/get.md
        """
        return await self._send(operations.GET, path=(order_id,), options=options)

    async def ship(self, order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Returns:
            OK.

        `POST /orders/{orderId}/ship` · docs/operations/orders/ship.md
        """
        return await self._send(operations.SHIP, path=(order_id,), options=options)


class AsyncOrdersWithRawResponse:
    """The methods of `AsyncOrders`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.get = async_raw(resource.get)
        self.ship = async_raw(resource.ship)


class AsyncOrdersWithStreamingResponse:
    """The methods of `AsyncOrders`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.get = async_streamed(resource.get)
        self.ship = async_streamed(resource.ship)
