"""Async calls of Prints.

Generated from specs/prints.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import prints as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.prints import Print, Ratio

__all__ = ["AsyncPrints", "AsyncPrintsWithRawResponse", "AsyncPrintsWithStreamingResponse"]


class AsyncPrints(AsyncResource):
    """Prints: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncPrintsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncPrintsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPrintsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncPrintsWithStreamingResponse(self)

    async def find(self, *, ratio: Ratio | None = None, **options: Unpack[RequestOptions]) -> Print:
        """Returns:
            OK.

        `GET /prints` · docs/operations/prints/find.md
        """
        return await self._send(operations.FIND, query={"ratio": ratio}, options=options)


class AsyncPrintsWithRawResponse:
    """The methods of `AsyncPrints`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncPrints) -> None:
        self.find = async_raw(resource.find)


class AsyncPrintsWithStreamingResponse:
    """The methods of `AsyncPrints`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncPrints) -> None:
        self.find = async_streamed(resource.find)
