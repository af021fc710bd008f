"""Models of Labels.

Generated from specs/labels.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["Closed", "Counts", "Label", "Labels"]


class Closed(Model, closed=True):
    """Schema `Closed` of Labels · docs/models/closed.md"""

    a: str | None = field("a", default=None)

    counts: Counts | None = field("counts", default=None)


class Counts(Model, additional="int"):
    """Schema `Counts` of Labels · docs/models/counts.md"""


class Label(Model):
    """Schema `Label` of Labels · docs/models/label.md"""

    colour: str | None = field("colour", default=None)


class Labels(Model, additional="Label"):
    """Schema `Labels` of Labels · docs/models/labels.md"""

    name: str | None = field("name", default=None)
