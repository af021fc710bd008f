"""Wire forms of the models of Zoo.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required, TypeAlias

__all__ = ["CatDict", "DogDict", "PetDict"]


class CatDict(TypedDict, total=False):
    """Wire form of `Cat`."""

    kind: Required[str]
    lives: int


class DogDict(TypedDict, total=False):
    """Wire form of `Dog`."""

    kind: Required[str]
    lives: int


PetDict: TypeAlias = "CatDict | DogDict"
"""Wire form of `Pet`."""
