"""What mappings say, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.mixins import ModelMixin

if TYPE_CHECKING:
    from .mappings import Rule

__all__ = ["MappingEntry"]


class MappingEntry(ModelMixin):
    """One mapping, as `mappings` has it."""

    __slots__ = ()

    def to_python(self) -> dict[str, Rule | list[Rule]]:
        """Read this mapping back as a dictionary of one name; for a list of them there is `mappings.to_python`."""
        from .mappings import to_python

        return to_python([self.raw])
