"""Async calls of Events.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._runtime.resource import AsyncResource
from ..._runtime.response import async_raw, async_streamed
from ..operations import events as operations

if TYPE_CHECKING:
    from collections.abc import MutableSequence
    from datetime import datetime
    from typing import Unpack

    from ..._runtime.options import RequestOptions
    from ...models.events import Event

__all__ = ["AsyncEvents", "AsyncEventsWithRawResponse", "AsyncEventsWithStreamingResponse"]


class AsyncEvents(AsyncResource):
    """Events: 1 operation."""

    @cached_property
    def with_raw_response(self) -> AsyncEventsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return AsyncEventsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncEventsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return AsyncEventsWithStreamingResponse(self)

    async def list(
        self,
        *,
        since: datetime | str | None = None,
        until: datetime | str | None = None,
        **options: Unpack[RequestOptions],
    ) -> MutableSequence[Event]:
        """Returns:
            OK.

        `GET /events` · docs/operations/events/list.md
        """
        return await self._send(operations.LIST, query={"since": since, "until": until}, options=options)


class AsyncEventsWithRawResponse:
    """The methods of `AsyncEvents`, each giving status, headers and body beside the result."""

    def __init__(self, resource: AsyncEvents) -> None:
        self.list = async_raw(resource.list)


class AsyncEventsWithStreamingResponse:
    """The methods of `AsyncEvents`, each giving the response while it arrives."""

    def __init__(self, resource: AsyncEvents) -> None:
        self.list = async_streamed(resource.list)
