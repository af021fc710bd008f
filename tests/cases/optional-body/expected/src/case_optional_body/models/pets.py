"""Models of Pets.

Generated from specs/pets.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.model import Model, field

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["Pet"]


class Pet(Model):
    """Schema `Pet` of Pets · docs/models/pet.md"""

    name: str = field("name")

    kind: Literal["cat", "dog"] | str = field("kind")

    nick: str | None = field("nick", default=None)
