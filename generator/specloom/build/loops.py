"""Aliases that are made of nothing but themselves: no value could ever be told to have such a type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..ir import AliasSchema, Definition, Reference, SchemaId, Type, Union
from .document import Document


def check_aliases(
    definitions: Mapping[SchemaId, Definition], document: Document, pointers: Mapping[SchemaId, str]
) -> None:
    """Report each circle of aliases once, at its first member."""
    done: set[SchemaId] = set()
    for start in sorted(definitions):
        way: list[SchemaId] = []
        stack: list[Iterator[SchemaId]] = [iter((start,))]
        while stack:
            id = next(stack[-1], None)
            if id is None:
                stack.pop()
                if way:
                    done.add(way.pop())
            elif id in way:
                circle = [*way[way.index(id) :], id]
                document.error(
                    "reference-loop",
                    "a type is nothing but itself: " + " → ".join(circle),
                    pointers.get(min(circle), ""),
                    help="a schema may contain itself as a property or an item, not as an alternative",
                )
            elif id not in done:
                way.append(id)
                definition = definitions.get(id)
                stack.append(_direct(definition.type) if isinstance(definition, AliasSchema) else iter(()))


def _direct(type: Type) -> Iterator[SchemaId]:
    if isinstance(type, Reference):
        yield type.id
    elif isinstance(type, Union):
        for arm in type.arms:
            yield from _direct(arm)
