"""Async calls of Sync.

Generated from specs/sync.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import sync as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.sync import CustomerRelationshipManagementSynchronisationConfigura5679bc

__all__ = ["AsyncSync", "AsyncSyncWithRawResponse", "AsyncSyncWithStreamingResponse"]


class AsyncSync(AsyncResource):
    """Sync: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncSyncWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncSyncWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSyncWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncSyncWithStreamingResponse(self)

    async def get_the_current_synchronisation_orders_of_the_account(
        self, **options: Unpack[RequestOptions]
    ) -> CustomerRelationshipManagementSynchronisationConfigura5679bc:
        """Returns:
            OK.

        `GET /sync` · docs/operations/sync/get_the_current_synchronisation_orders_of_the_account.md
        """
        return await self._send(operations.GET_THE_CURRENT_SYNCHRONISATION_ORDERS_OF_THE_ACCOUNT, options=options)


class AsyncSyncWithRawResponse:
    """The methods of `AsyncSync`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncSync) -> None:
        self.get_the_current_synchronisation_orders_of_the_account = async_raw(
            resource.get_the_current_synchronisation_orders_of_the_account
        )


class AsyncSyncWithStreamingResponse:
    """The methods of `AsyncSync`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncSync) -> None:
        self.get_the_current_synchronisation_orders_of_the_account = async_streamed(
            resource.get_the_current_synchronisation_orders_of_the_account
        )
