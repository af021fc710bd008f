"""Models of Faults.

Generated from specs/faults.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from collections.abc import MutableSequence

__all__ = ["Fault", "Keys"]


class Fault(Model):
    """Schema `Fault` of Faults · docs/models/fault.md"""

    id: str | None = field("id", default=None)


class Keys(Model):
    """Schema `Keys` of Faults · docs/models/keys.md"""

    keys: MutableSequence[str] = field("keys")
