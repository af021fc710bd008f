"""The operations of Events, as data.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import BodyPaging, Operation, Query

if TYPE_CHECKING:
    from ...models.events import Event

LIST: Operation[Event] = Operation(
    key="GET /events",
    id="getEventsV2",
    method="GET",
    path=("/events",),
    query=(Query("_q"),),
    paging=BodyPaging(next=("nextUrl",), items=("events",)),
    success={"200": "EventPage"},
    item="Event",
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/events/list.md",
)
