"""Calls of Orders.

Generated from specs/orders.md, specs/supplements/orders.yaml. Do not edit; run `make generate`.
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
    from ..models.orders import Order

__all__ = ["Orders", "OrdersWithRawResponse", "OrdersWithStreamingResponse"]


class Orders(Resource):
    """Orders: 2 operations."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return OrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> OrdersWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return OrdersWithStreamingResponse(self)

    def get(self, order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Returns:
            OK.

        `GET /orders/{orderId}` · docs/operations/orders/get.md
        """
        return self._send(operations.GET, path=(order_id,), options=options)

    def ship(self, order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Returns:
            OK.

        `POST /orders/{orderId}/ship` · docs/operations/orders/ship.md
        """
        return self._send(operations.SHIP, path=(order_id,), options=options)


class OrdersWithRawResponse:
    """The methods of `Orders`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Orders) -> None:
        self.get = raw(resource.get)
        self.ship = raw(resource.ship)


class OrdersWithStreamingResponse:
    """The methods of `Orders`, each giving the response while it arrives."""

    def __init__(self, resource: Orders) -> None:
        self.get = streamed(resource.get)
        self.ship = streamed(resource.ship)
