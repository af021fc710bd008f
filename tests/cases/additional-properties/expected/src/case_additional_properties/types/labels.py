"""Wire forms of the models of Labels.

Generated from specs/labels.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["ClosedDict", "CountsDict", "LabelDict", "LabelsDict"]


class ClosedDict(TypedDict, total=False):
    """Wire form of `Closed`."""

    a: str
    counts: CountsDict


class LabelDict(TypedDict, total=False):
    """Wire form of `Label`."""

    colour: str


class LabelsDict(TypedDict, total=False):
    """Wire form of `Labels`."""

    name: str


CountsDict: TypeAlias = "dict[str, int]"
"""Wire form of `Counts`."""
