"""Models of Pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field
from ..moods import Moody

__all__ = ["Pet", "PetRequest"]


class Pet(Moody, Model):
    """Schema `Pet` of Pets · docs/models/pet.md"""

    id: str = field("id")

    name: str = field("name")

    mood: str | None = field("mood", default=None)


class PetRequest(Model):
    """Schema `PetRequest` of Pets · docs/models/pet_request.md"""

    name: str = field("name")

    mood: str | None = field("mood", default=None)
