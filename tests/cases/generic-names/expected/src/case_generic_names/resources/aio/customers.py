"""Async calls of Customers.

Generated from specs/customers.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.options import OMIT
from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import customers as operations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Unpack

    from ..._runtime.options import Omit, RequestOptions
    from ...models.customers import CustomerRequest, CustomerResponse
    from ...types.customers import CustomerRequestDict

__all__ = ["AsyncCustomers", "AsyncCustomersWithRawResponse", "AsyncCustomersWithStreamingResponse"]


class AsyncCustomers(AsyncResource):
    """Customers: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncCustomersWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncCustomersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncCustomersWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncCustomersWithStreamingResponse(self)

    async def create(
        self,
        *,
        body: CustomerRequest | CustomerRequestDict | Mapping[str, Any] | Omit = OMIT,
        name: str | Omit = OMIT,
        mail: str | Omit = OMIT,
        **options: Unpack[RequestOptions],
    ) -> CustomerResponse:
        """Args:
            body: The whole body instead: a model, or a dictionary in wire form.

        Returns:
            OK.

        `POST /customers` · docs/operations/customers/create.md
        """
        return await self._send(operations.CREATE, body=body, fields={"name": name, "mail": mail}, options=options)


class AsyncCustomersWithRawResponse:
    """The methods of `AsyncCustomers`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncCustomers) -> None:
        self.create = async_raw(resource.create)


class AsyncCustomersWithStreamingResponse:
    """The methods of `AsyncCustomers`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncCustomers) -> None:
        self.create = async_streamed(resource.create)
