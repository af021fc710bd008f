"""Wire forms of the models of Prints.

Generated from specs/prints.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Literal

    from ..models.prints import Ratio

__all__ = ["PrintDict"]


class PrintDict(TypedDict, total=False):
    """Wire form of `Print`."""

    colour: Literal["yes", "no", "true-black"] | str
    copies: Literal[1, 2, 5] | int
    quality: Literal["2k", "4k", ""] | str | None
    ratio: Ratio
    size: Literal["1024x1024", "512x512"] | str
    type: Literal["print"] | str
