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
    from collections.abc import MutableSequence
    from datetime import datetime
    from typing import Unpack

    from .._runtime.options import RequestOptions
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

    def list(
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
        return self._send(operations.LIST, query={"since": since, "until": until}, options=options)


class EventsWithRawResponse:
    """The methods of `Events`, each giving status, headers and body beside the result."""

    def __init__(self, resource: Events) -> None:
        self.list = raw(resource.list)


class EventsWithStreamingResponse:
    """The methods of `Events`, each giving the response while it arrives."""

    def __init__(self, resource: Events) -> None:
        self.list = streamed(resource.list)
