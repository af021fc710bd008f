"""The operations of Events, as data.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation, Query

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from ...models.events import Event

LIST: Operation[MutableSequence[Event]] = Operation(
    key="GET /events",
    id="listEvents",
    method="GET",
    path=("/events",),
    query=(Query("since", time="rfc3339_ms"), Query("until")),
    success={"200": "MutableSequence[Event]"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/events/list.md",
)
