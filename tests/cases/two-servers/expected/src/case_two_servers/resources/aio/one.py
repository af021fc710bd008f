"""Async calls of One.

Generated from specs/one.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import one as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.one import OneThing

__all__ = ["AsyncOne", "AsyncOneWithRawResponse", "AsyncOneWithStreamingResponse"]


class AsyncOne(AsyncResource):
    """One: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncOneWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncOneWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncOneWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncOneWithStreamingResponse(self)

    async def get(self, **options: Unpack[RequestOptions]) -> OneThing:
        """Returns:
            OK.

        `GET /p` · docs/operations/one/get.md
        """
        return await self._send(operations.GET, options=options)


class AsyncOneWithRawResponse:
    """The methods of `AsyncOne`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncOne) -> None:
        self.get = async_raw(resource.get)


class AsyncOneWithStreamingResponse:
    """The methods of `AsyncOne`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncOne) -> None:
        self.get = async_streamed(resource.get)
