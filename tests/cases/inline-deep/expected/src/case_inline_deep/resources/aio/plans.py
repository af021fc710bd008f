"""Async calls of Plans.

Generated from specs/plans.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import plans as operations

if TYPE_CHECKING:
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.plans import Plan

__all__ = ["AsyncPlans", "AsyncPlansWithRawResponse", "AsyncPlansWithStreamingResponse"]


class AsyncPlans(AsyncResource):
    """Plans: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncPlansWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncPlansWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPlansWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncPlansWithStreamingResponse(self)

    async def get(self, plan_id: str, **options: Unpack[RequestOptions]) -> Plan:
        """Returns:
            OK.

        `GET /plans/{id}` · docs/operations/plans/get.md
        """
        return await self._send(operations.GET, path=(plan_id,), options=options)


class AsyncPlansWithRawResponse:
    """The methods of `AsyncPlans`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncPlans) -> None:
        self.get = async_raw(resource.get)


class AsyncPlansWithStreamingResponse:
    """The methods of `AsyncPlans`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncPlans) -> None:
        self.get = async_streamed(resource.get)
