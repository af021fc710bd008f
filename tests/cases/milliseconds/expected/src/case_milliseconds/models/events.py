"""Models of Events.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["Event"]


class Event(Model):
    """Schema `Event` of Events · docs/models/event.md"""

    at: datetime | None = field("at", default=None, format="rfc3339_ms")

    end: datetime | None = field("end", default=None)
