"""Models of Two.

Generated from specs/two.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["TwoThing"]


class TwoThing(Model):
    """Schema `Thing` of Two · docs/models/two_thing.md"""

    b: int | None = field("b", default=None)
