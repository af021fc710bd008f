"""The young of a pet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .models import Pet

__all__ = ["Litter"]


@dataclass(frozen=True)
class Litter:
    """One pet or several, always as a list."""

    pets: tuple[Pet, ...]
    raw: Pet | Sequence[Pet]
    """The answer as it came."""

    @classmethod
    def from_answer(cls, answer: Pet | Sequence[Pet]) -> Self:
        """Read both shapes of the answer."""
        return cls(tuple(answer) if isinstance(answer, Sequence) else (answer,), answer)
