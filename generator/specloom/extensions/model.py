"""Hand-written modules that become part of the package, as their own text tells of them. Data only.

Nothing of them is imported or run by the generator: what stands here was read from the syntax tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..diagnostics import Origin


class MemberKind(StrEnum):
    """What a name of a module or class stands for."""

    FUNCTION = "function"
    METHOD = "method"
    CLASS_METHOD = "class method"
    PROPERTY = "property"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A function, method, property or constant."""

    name: str
    kind: MemberKind
    signature: str
    """As it is called: `paired(pets, *, by=None) -> list[Pair]`; with its types."""
    docstring: str = ""
    asynchronous: bool = False
    positional: int = 0
    """How many arguments it takes by place, `self` and `cls` not counted."""
    origin: Origin

    @property
    def public(self) -> bool:
        """Whether it is meant for users."""
        return not self.name.startswith("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionClass:
    """A class, with what it has from other classes of its module."""

    name: str
    signature: str = ""
    """Its constructor as it is called; empty when it has none of its own."""
    docstring: str = ""
    members: tuple[Member, ...] = ()
    """Sorted as written; inherited ones last."""
    origin: Origin

    @property
    def public(self) -> bool:
        """Whether it is meant for users."""
        return not self.name.startswith("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageImport:
    """An import from the package that happens when the module is imported."""

    module: str
    """Below the package: `models.pets`."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One module."""

    name: str
    """As it is imported: `mappings`."""
    path: str
    """As shown to people: `specs/extensions/mappings.py`."""
    content: bytes
    docstring: str = ""
    classes: tuple[ExtensionClass, ...] = ()
    members: tuple[Member, ...] = ()
    """Functions and constants of the module itself."""
    imports: tuple[PackageImport, ...] = ()
    runtime: frozenset[str] = frozenset()
    """Modules of the runtime that it imports anywhere, behind `TYPE_CHECKING` too: `mixins`."""
    names: frozenset[str] | None = None
    """Its `__all__`; `None` when it has none."""

    @property
    def public(self) -> bool:
        """Whether it is meant for users."""
        return not self.name.startswith("_")

    def shows(self, name: str) -> bool:
        """Whether a name of it is meant for users: one of `__all__`, or any without an underscore."""
        return not name.startswith("_") if self.names is None else name in self.names
