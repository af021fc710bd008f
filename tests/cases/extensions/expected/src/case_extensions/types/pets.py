"""Wire forms of the models of Pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Required

__all__ = ["PetDict", "PetRequestDict"]


class PetDict(TypedDict, total=False):
    """Wire form of `Pet`."""

    id: Required[str]
    name: Required[str]
    mood: str


class PetRequestDict(TypedDict, total=False):
    """Wire form of `PetRequest`."""

    name: Required[str]
    mood: str
