"""Calls that are made of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .models import Pet
    from .resources.aio.pets import AsyncPets
    from .resources.pets import Pets

__all__ = ["AsyncPetCalls", "PetCalls"]


class PetCalls:
    """Further calls of pets."""

    def called(self, name: str) -> list[Pet]:
        """List the pets of a name.

        Args:
            name: The whole name.

        Returns:
            The pets, in the order of the API.
        """
        return [pet for pet in cast("Pets", self).list() if pet.name == name]


class AsyncPetCalls:
    """The same for asyncio."""

    async def called(self, name: str) -> list[Pet]:
        """List the pets of a name; see `PetCalls.called`."""
        return [pet for pet in await cast("AsyncPets", self).list() if pet.name == name]
