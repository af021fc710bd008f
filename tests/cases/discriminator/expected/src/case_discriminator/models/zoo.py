"""Models of Zoo.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["Cat", "Dog", "Pet"]


class Cat(Model):
    """Schema `Cat` of Zoo · docs/models/cat.md"""

    kind: str = field("kind")

    lives: int | None = field("lives", default=None)


class Dog(Model):
    """Schema `Dog` of Zoo · docs/models/dog.md"""

    kind: str = field("kind")

    lives: int | None = field("lives", default=None)


Pet: TypeAlias = "Cat | Dog"
"""Schema `Pet` of Zoo · docs/models/pet.md"""

DISCRIMINATORS = {"Pet": ("kind", {"cat": "Cat", "hound": "Dog"})}
