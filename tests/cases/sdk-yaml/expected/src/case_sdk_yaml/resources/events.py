"""Calls of Events.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resource import Resource
from .._runtime.response import raw, streamed
from .operations import events as operations

if TYPE_CHECKING:
    from typing import Unpack

    from .._runtime.options import RequestOptions
    from .._runtime.pager import Pager
    from ..models.events import Event

__all__ = ["Events", "EventsWithRawResponse", "EventsWithStreamingResponse"]


class Events(Resource):
    """Events: 1 operation."""

    @cached_property
    def with_raw_response(self) -> EventsWithRawResponse:
        """The same methods, each giving status, headers and body beside the result."""
        return EventsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> EventsWithStreamingResponse:
        """The same methods, each giving the response while it arrives, as a context manager."""
        return EventsWithStreamingResponse(self)

    def list(self, *, search: str | None = None, **options: Unpack[RequestOptions]) -> Pager[Event]:
        """Returns:
            A pager, which fetches page after page while it is read. OK.

        `GET /events` · docs/operations/events/list.md
        """
        return self._pages(operations.LIST, query={"_q": search}, options=options)


class EventsWithRawResponse:
    """The methods of `Events`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Events) -> None:
        self.list = raw(resource.list)


class EventsWithStreamingResponse:
    """The methods of `Events`, each giving the response while it arrives."""

    def __init__(self, resource: Events) -> None:
        self.list = streamed(resource.list)
