"""Wire forms of the models of Old Pets.

Generated from specs/pets.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["PetDict"]


class PetDict(TypedDict, total=False):
    """Wire form of `Pet`."""

    name: str | None
    age: float
    mood: Literal["good", "bad"] | str | None
    photo: str
