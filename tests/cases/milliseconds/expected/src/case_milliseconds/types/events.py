"""Wire forms of the models of Events.

Generated from specs/events.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["EventDict"]


class EventDict(TypedDict, total=False):
    """Wire form of `Event`."""

    at: str | None
    end: str
