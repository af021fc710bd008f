"""Wire forms of the models of Steps.

Generated from specs/steps.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["StepDict"]


class StepDict(TypedDict, total=False):
    """Wire form of `Step`."""

    kind: Literal["load", "store"] | str
    label: str
    sourceId: str
    targetId: str
