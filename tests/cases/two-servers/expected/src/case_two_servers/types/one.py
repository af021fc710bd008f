"""Wire forms of the models of One.

Generated from specs/one.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["OneThingDict"]


class OneThingDict(TypedDict, total=False):
    """Wire form of `OneThing`."""

    a: str
