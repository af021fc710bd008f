"""Models of Old Pets.

Generated from specs/pets.json. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["Pet"]


class Pet(Model):
    """Schema `Pet` of Old Pets · docs/models/pet.md"""

    name: str | None = field("name", default=None)

    age: float | None = field("age", default=None, exclusive_minimum=0)

    mood: Literal["good", "bad"] | str | None = field("mood", default=None)

    photo: str | None = field("photo", default=None)
