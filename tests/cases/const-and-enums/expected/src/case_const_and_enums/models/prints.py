"""Models of Prints.

Generated from specs/prints.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["Print", "Ratio"]


class Print(Model):
    """Schema `Print` of Prints · docs/models/print.md"""

    colour: Literal["yes", "no", "true-black"] | str | None = field("colour", default=None, deprecated=True)

    copies: Literal[1, 2, 5] | int | None = field("copies", default=None)
    """Defaults to `1`."""

    quality: Literal["2k", "4k", ""] | str | None = field("quality", default=None)

    ratio: Ratio | None = field("ratio", default=None)

    size: Literal["1024x1024", "512x512"] | str | None = field("size", default=None)

    type: Literal["print"] | str | None = field("type", default=None)


Ratio: TypeAlias = Literal["16:9", "4:3", "1:1"] | str
"""Schema `Ratio` of Prints · docs/models/ratio.md"""
