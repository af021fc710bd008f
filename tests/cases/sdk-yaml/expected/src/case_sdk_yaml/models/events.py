"""Models of Events.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence

__all__ = ["Event", "EventPage"]


class Event(Model):
    """Schema `Response` of Events · docs/models/event.md"""

    number: int | None = field("_n", default=None)


class EventPage(Model):
    """Schema `EventPage` of Events · docs/models/event_page.md"""

    events: MutableSequence[Event] | None = field("events", default=None)

    next_url: str | None = field("nextUrl", default=None)
