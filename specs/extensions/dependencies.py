"""What depends on a resource, as a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.mixins import ModelMixin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import DependencyEntry

__all__ = ["Dependents"]


class Dependents(ModelMixin):
    """Kind of resource (`exports`, `imports` …) -> what depends; empty, and so false, when nothing does.

    The API answers the same for an id that does not exist.
    """

    __slots__ = ()

    def keys(self) -> list[str]:
        """Return the kinds of resources that depend."""
        return list(self.raw)

    def values(self) -> list[Sequence[DependencyEntry]]:
        """Return what depends, a list for each kind."""
        return [self[kind] for kind in self.raw]

    def items(self) -> list[tuple[str, Sequence[DependencyEntry]]]:
        """Return kinds with what depends."""
        return [(kind, self[kind]) for kind in self.raw]

    def ids(self, kind: str | None = None) -> list[str]:
        """Return the ids of what depends: of one kind, or of all."""
        kinds = self.raw if kind is None else [kind] if kind in self.raw else []
        return [entry.id for each in kinds for entry in self._entries(each)]

    @property
    def total(self) -> int:
        """How many resources depend."""
        return sum(len(self._entries(kind)) for kind in self.raw)

    def _entries(self, kind: str) -> Sequence[DependencyEntry]:
        entries: Sequence[DependencyEntry] = self[kind]
        return entries

    def __len__(self) -> int:
        return len(self.raw)
