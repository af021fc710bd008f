"""Wire forms of the models of Two.

Generated from specs/two.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["TwoThingDict"]


class TwoThingDict(TypedDict, total=False):
    """Wire form of `TwoThing`."""

    b: int
