"""Async calls of Two.

Generated from specs/two.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import two as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.two import TwoThing

__all__ = ["AsyncTwo", "AsyncTwoWithRawResponse", "AsyncTwoWithStreamingResponse"]


class AsyncTwo(AsyncResource):
    """Two: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncTwoWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncTwoWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncTwoWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncTwoWithStreamingResponse(self)

    async def create(self, **options: Unpack[RequestOptions]) -> TwoThing:
        """Returns:
            OK.

        `POST /p` · docs/operations/two/create.md
        """
        return await self._send(operations.CREATE, options=options)


class AsyncTwoWithRawResponse:
    """The methods of `AsyncTwo`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncTwo) -> None:
        self.create = async_raw(resource.create)


class AsyncTwoWithStreamingResponse:
    """The methods of `AsyncTwo`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncTwo) -> None:
        self.create = async_streamed(resource.create)
