"""Moods of pets."""

from __future__ import annotations

from ._runtime.mixins import ModelMixin

__all__ = ["GOOD", "Moody"]

GOOD = frozenset(("calm", "happy"))
"""Moods in which a pet may be petted."""


class Moody(ModelMixin):
    """What a mood means."""

    __slots__ = ()

    @property
    def may_be_petted(self) -> bool:
        """Whether it is safe; a pet without a mood is asleep."""
        return self.raw.get("mood") in GOOD
