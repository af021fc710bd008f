"""What the builders of objects, lists and unions need of one another: schemas contain schemas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..ir import Definition, SchemaId, Type
from .conjunction import Conjunction, Part
from .document import Document, Node
from .homes import Home
from .references import References


class Converter(Protocol):
    """Turns schemas into types, and keeps the definitions that are met on the way."""

    @property
    def document(self) -> Document: ...

    @property
    def references(self) -> References: ...

    @property
    def conjunction(self) -> Conjunction: ...

    def at(self, node: Node, home: Home | None = None) -> Type:
        """The type of the schema that stands at `node`; its home may be given by who knows it already."""
        ...

    def convert(self, parts: Sequence[Part], home: Home) -> Type:
        """The type of what satisfies all `parts`; an object among them is defined at `home`."""
        ...

    def merge(self, parts: Sequence[Part], above: Home, *way: str, word: str) -> Type:
        """As `convert` at `way` below `above`, but a schema that stands alone keeps its own home."""
        ...

    def claim(self, parts: Sequence[Part], home: Home) -> tuple[SchemaId, bool]:
        """The id of the object made of `parts`, and whether it is still to be defined."""
        ...

    def define(self, definition: Definition) -> None:
        """Keep a definition."""
        ...

    def cross(self, home: Home) -> bool:
        """Count one combination of a union's arm with what stands beside it; false when there are too many."""
        ...

    def inherit(self, count: int, home: Home) -> bool:
        """Count properties that an object has from elsewhere; false, reported, when there are too many by now."""
        ...

    def published(self, id: SchemaId) -> str:
        """The key of a component as published; empty for what is no component."""
        ...

    def page(self, owner: SchemaId) -> str:
        """Title of the page that `owner` belongs to; empty when several share it."""
        ...
