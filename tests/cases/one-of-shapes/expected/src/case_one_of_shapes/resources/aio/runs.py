"""Async calls of runs.

Generated from specs/copies.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import runs as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.copies import Rejected, Scheduled

__all__ = ["AsyncRuns", "AsyncRunsWithRawResponse", "AsyncRunsWithStreamingResponse"]


class AsyncRuns(AsyncResource):
    """runs: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncRunsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncRunsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncRunsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncRunsWithStreamingResponse(self)

    async def create(self, **options: Unpack[RequestOptions]) -> Scheduled | Rejected:
        """Returns:
            OK.

        `POST /runs` · docs/operations/runs/create.md
        """
        return await self._send(operations.CREATE, options=options)


class AsyncRunsWithRawResponse:
    """The methods of `AsyncRuns`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncRuns) -> None:
        self.create = async_raw(resource.create)


class AsyncRunsWithStreamingResponse:
    """The methods of `AsyncRuns`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncRuns) -> None:
        self.create = async_streamed(resource.create)
