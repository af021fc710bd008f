"""Models of One.

Generated from specs/one.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["OneThing"]


class OneThing(Model):
    """Schema `Thing` of One · docs/models/one_thing.md"""

    a: str | None = field("a", default=None)
