"""Async calls of Labels.

Generated from specs/labels.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import labels as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.labels import Labels

__all__ = ["AsyncLabelsResource", "AsyncLabelsResourceWithRawResponse", "AsyncLabelsResourceWithStreamingResponse"]


class AsyncLabelsResource(AsyncResource):
    """Labels: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncLabelsResourceWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncLabelsResourceWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncLabelsResourceWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncLabelsResourceWithStreamingResponse(self)

    async def get(self, **options: Unpack[RequestOptions]) -> Labels:
        """Returns:
            OK.

        `GET /labels` · docs/operations/labels/get.md
        """
        return await self._send(operations.GET, options=options)


class AsyncLabelsResourceWithRawResponse:
    """The methods of `AsyncLabelsResource`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncLabelsResource) -> None:
        self.get = async_raw(resource.get)


class AsyncLabelsResourceWithStreamingResponse:
    """The methods of `AsyncLabelsResource`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncLabelsResource) -> None:
        self.get = async_streamed(resource.get)
