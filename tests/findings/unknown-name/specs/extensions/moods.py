"""Moods of pets."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .models import Cat, Pet
    from .resources.pets import Pets


class MoodCalls:
    """Calls that belong together."""

    __slots__ = ()

    def calm(self, pet_id: str) -> Pet:
        """Give a pet that is calm."""
        pets, wanted = cast("Pets", self), pet_id
        pets.feed(wanted)
        return pets.get(pet_id=wanted, mood="calm")

    def named(self, pet: Pet) -> str:
        """Say what a pet is called."""
        try:
            return str(pet.nickname)
        except AttributeError:
            pass
        return str(pet.nam)


class AsyncMoodCalls:
    """The same for asyncio."""

    __slots__ = ()

    async def calm(self, pet_id: str) -> Pet:
        """Give a pet that is calm."""
        raise NotImplementedError

    async def named(self, pet: Pet) -> Cat:
        """Say what a pet is called."""
        raise NotImplementedError
