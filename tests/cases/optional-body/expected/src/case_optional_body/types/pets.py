"""Wire forms of the models of Pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Literal, Required

__all__ = ["PetDict"]


class PetDict(TypedDict, total=False):
    """Wire form of `Pet`."""

    name: Required[str]
    kind: Required[Literal["cat", "dog"] | str]
    nick: str | None
