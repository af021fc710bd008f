"""Models of Steps.

Generated from specs/steps.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["Step"]


class Step(Model, alternatives=(("sourceId",), ("targetId",))):
    """Schema `Step` of Steps · docs/models/step.md"""

    kind: Literal["load", "store"] | str | None = field("kind", default=None)

    label: str | None = field("label", default=None)

    source_id: str | None = field("sourceId", default=None)

    target_id: str | None = field("targetId", default=None)
